using System.Security.Cryptography;
using Arus.Contracts.Learning;
using Arus.Foundation.Hub;
using Arus.Foundation.Numerics;
using Arus.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Learning;

/// <summary>Examples made by rule, and the module's ports.</summary>
internal static class Samples
{
    private static readonly ServiceProvider Module = new ServiceCollection().AddSingleton(TimeProvider.System).AddModule<LearningModule>().BuildServiceProvider();

    /// <summary>The catalogue as it is composed.</summary>
    public static IModelCatalog Catalog => Module.GetRequiredService<IModelCatalog>();

    /// <summary>The reader of model files as it is composed.</summary>
    public static IModelFiles Files => Module.GetRequiredService<IModelFiles>();

    /// <summary>Rows of standard normal numbers, whose target is drawn with the probability a rule gives.</summary>
    public static Examples Drawn(int rows, int columns, ulong seed, Func<double[], double> logOdds, double missing = 0)
    {
        var random = new StrictRandom(seed);
        var (values, targets) = (new double[rows * columns], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var x = new double[columns];
            for (var column = 0; column < columns; column++)
            {
                x[column] = random.NextGaussian();
            }

            targets[row] = random.NextDouble() < StrictMath.Logistic(logOdds(x)) ? 1 : 0;
            for (var column = 0; column < columns; column++)
            {
                values[(row * columns) + column] = random.NextDouble() < missing ? double.NaN : x[column];
            }
        }

        return new(new FeatureTable(Names(columns), values), targets);
    }

    /// <summary>A rule with an interaction, a curve and noise columns.</summary>
    public static Examples Curved(int rows, ulong seed, double missing = 0) =>
        Drawn(rows, 5, seed, x => (2 * x[0] * x[1]) + (x[2] > 0.5 ? 1.5 : -0.5), missing);

    /// <summary>Examples of one column.</summary>
    public static Examples Single(double[] values, double[] targets) => new(new FeatureTable(["x"], values), targets);

    /// <summary>Trains.</summary>
    public static IModel Train(string kind, Examples examples, params (string Name, string Value)[] settings) => Train(kind, examples, null, 1, settings);

    /// <summary>Trains with validation and a seed.</summary>
    public static IModel Train(string kind, Examples examples, Examples? validation, ulong seed, params (string Name, string Value)[] settings) =>
        Catalog.Train(new ModelSpec(kind, settings.ToDictionary(setting => setting.Name, setting => setting.Value), seed), examples, validation, CancellationToken.None);

    /// <summary>The prediction for every row.</summary>
    public static double[] Predict(IModel model, FeatureTable table)
    {
        var predictor = model.NewPredictor();
        return [.. Enumerable.Range(0, table.Rows).Select(row => predictor.Predict(table.Row(row)))];
    }

    /// <summary>The mean log-loss.</summary>
    public static double LogLoss(IModel model, Examples examples) =>
        Predict(model, examples.Features).Select((p, row) => -StrictMath.Log(examples.Targets[row] > 0 ? p : 1 - p)).Average();

    /// <summary>The file of a model.</summary>
    public static byte[] Written(IModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    /// <summary>The start of the hash of a model's file: name, settings and every number in it.</summary>
    public static string Print(IModel model) => Convert.ToHexStringLower(SHA256.HashData(Written(model)))[..16];

    /// <summary>The model of a file.</summary>
    public static IModel Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return Files.Read("model", stream);
    }

    private static string[] Names(int columns) => [.. Enumerable.Range(0, columns).Select(column => $"f{column}")];
}
