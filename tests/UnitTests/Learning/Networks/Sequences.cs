using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Networks.Kinds;

namespace Arus.UnitTests.Learning.Networks;

/// <summary>Tables in which the event is whether a feature was positive two rows before, but for one row in twenty, and the kinds that can see it.</summary>
internal static class Sequences
{
    public const int Steps = 6;

    public static readonly NetworkKind[] Kinds = [new LstmKind(), new TemporalConvolutionKind(), new TransformerKind()];

    public static readonly ModelCatalog Catalog = new(Kinds);

    public static Examples Planted(int rows, ulong seed, double missing = 0)
    {
        var random = new StrictRandom(seed);
        var values = new double[rows * 3];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextGaussian() * 5) + 100;
        }

        var targets = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var happened = row >= 2 && values[((row - 2) * 3) + 1] > 100;
            targets[row] = happened != (random.NextInt(20) == 0) ? 1 : 0;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextDouble() < missing ? double.NaN : values[i];
        }

        return new(new(["a", "b", "c"], values), targets);
    }

    public static ModelSpec Spec(string kind, ulong seed = 1, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["steps"] = "6", ["epochs"] = "6", ["learning-rate"] = "0.01", ["batch-size"] = "32" };
        all[kind switch { "lstm" => "hidden", "tcn" => "channels", _ => "width" }] = "16";
        all[kind switch { "lstm" => "layers", "tcn" => "levels", _ => "heads" }] = "2";
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new(kind, all, seed);
    }

    public static IModel Train(string kind, ulong seed = 1, params (string Name, string Value)[] settings) =>
        Catalog.Train(Spec(kind, seed, settings), Planted(1_200, 3), null, default);

    public static byte[] Bytes(IModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    /// <summary>The log-loss of a model on examples.</summary>
    public static double LogLoss(IModel model, Examples examples)
    {
        var predictor = model.NewPredictor();
        var (sum, count) = (0.0, 0);
        for (var row = model.Steps - 1; row < examples.Count; row++, count++)
        {
            var p = predictor.Predict(Window(model, examples, row));
            sum -= Math.Log(examples.Targets[row] == 1 ? p : 1 - p);
        }

        return sum / count;
    }

    public static ReadOnlySpan<double> Window(IModel model, Examples examples, int end) =>
        examples.Features.Values.AsSpan((end - model.Steps + 1) * 3, model.Steps * 3);
}
