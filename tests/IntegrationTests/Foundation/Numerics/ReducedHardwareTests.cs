using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Networks.Kinds;
using static System.Runtime.InteropServices.MemoryMarshal;

namespace Arus.IntegrationTests.Foundation.Numerics;

/// <summary>The same computation, and the training of networks, in processes that may use less of the hardware: every byte is the same.</summary>
public sealed class ReducedHardwareTests
{
    private const string Variable = "ARUS_TEST_NUMERICS";

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("DOTNET_EnableAVX")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVX512")]
    public void Numerics_WithoutSomeOfTheHardware_GiveTheSameBytes(string switchedOff)
    {
        var here = Digest();

        using var process = Programs.Start("Arus.IntegrationTests", new Dictionary<string, string> { [Variable] = "1", [switchedOff] = "0" });
        var there = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        process.WaitForExit();

        Assert.Equal(here, there[0]);
        if (switchedOff is "DOTNET_EnableHWIntrinsic" or "DOTNET_EnableAVX2")
        {
            Assert.Equal("False", there[1]);
        }
    }

    // Before the entry point of the tests, and instead of it.
    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
        {
            Console.WriteLine(Digest());
            Console.WriteLine(Vector256.IsHardwareAccelerated);
            Process.GetCurrentProcess().Kill();
        }
    }

    private static string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var random = new StrictRandom(29);
        var x = Enumerable.Range(0, 20_011).Select(_ => random.NextGaussian() * 20).ToArray();
        var y = Array.ConvertAll(x, each => Math.Abs(each) + 1e-9);
        var narrow = Array.ConvertAll(x, each => (float)each);
        var result = new double[x.Length];
        var floats = new float[x.Length];

        VectorMath.Exp(x, result);
        hash.AppendData(AsBytes(result.AsSpan()));
        VectorMath.Logistic(x, result);
        hash.AppendData(AsBytes(result.AsSpan()));
        VectorMath.Log(y, result);
        hash.AppendData(AsBytes(result.AsSpan()));
        hash.AppendData(AsBytes(Array.ConvertAll(x, StrictMath.Tanh).AsSpan()));
        hash.AppendData(AsBytes(Array.ConvertAll(y, StrictMath.Log1p).AsSpan()));
        VectorMath.Exp(narrow, floats);
        hash.AppendData(AsBytes(floats.AsSpan()));
        VectorMath.Logistic(narrow, floats);
        hash.AppendData(AsBytes(floats.AsSpan()));
        VectorMath.Tanh(narrow, floats);
        hash.AppendData(AsBytes(floats.AsSpan()));

        double[] sums = [Lanes.Sum(x), Lanes.Dot(x, y), Lanes.Sum(narrow), Lanes.Dot(narrow, floats)];
        hash.AppendData(AsBytes(sums.AsSpan()));
        Lanes.AddScaled(result, 0.1, x);
        Lanes.AddScaled(floats, 0.1f, narrow);
        hash.AppendData(AsBytes(result.AsSpan()));
        hash.AppendData(AsBytes(floats.AsSpan()));
        foreach (var (rows, inner, columns) in new[] { (1, 64, 100), (7, 33, 75) })
        {
            var product = new float[rows * columns];
            MatrixMath.AddProduct(narrow, floats, product, rows, inner, columns);
            MatrixMath.AddProductOfTransposed(narrow, floats, product, rows, inner, columns);
            hash.AppendData(AsBytes(product.AsSpan()));
        }

        foreach (var kind in new[] { "lstm", "tcn", "transformer" })
        {
            AppendModel(hash, kind);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    // The bytes of a trained model, and what it predicts.
    private static void AppendModel(IncrementalHash hash, string kind)
    {
        var random = new StrictRandom(31);
        double[] values = [.. Enumerable.Range(0, 60 * 5).Select(_ => random.NextGaussian())];
        double[] targets = [.. Enumerable.Range(0, 60).Select(row => values[row * 5] > 0 ? 1.0 : 0.0)];
        var settings = new Dictionary<string, string> { ["steps"] = "10", ["epochs"] = "1", [kind switch { "lstm" => "hidden", "tcn" => "channels", _ => "feed-forward" }] = "16" };
        var model = new ModelCatalog([new LstmKind(), new TemporalConvolutionKind(), new TransformerKind()])
            .Train(new(kind, settings, 7), new(new(["a", "b", "c", "d", "e"], values), targets), null, default);
        using var stream = new MemoryStream();
        model.Write(stream);
        hash.AppendData(stream.ToArray());

        var predictor = model.NewPredictor();
        var attributions = new double[5];
        double[] answers = [predictor.Predict(values.AsSpan(0, 50)), predictor.Explain(values.AsSpan(50, 50), attributions), .. attributions];
        hash.AppendData(AsBytes(answers.AsSpan()));
    }
}
