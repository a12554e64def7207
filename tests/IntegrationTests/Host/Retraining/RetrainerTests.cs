using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Host;
using Arus.Host.Commands;
using Arus.Host.Retraining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arus.IntegrationTests.Host.Retraining;

/// <summary>With the real program: bars are imported, a model trained, more bars come, time passes, and the retrainer has another one trained.</summary>
public sealed class RetrainerTests : IDisposable
{
    private const string Slot = "eurusd-h1";
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-retraining-").FullName;
    private readonly StrictRandom _random = new(7);
    private DateTime _at = new(2022, 1, 3, 0, 0, 0, DateTimeKind.Utc);
    private double _price = 1.1;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Look_AnOldVersion_IsFollowedByAChallenger()
    {
        var data = Path.Combine(_folder, "data");
        Import(data, 900);
        Run("train", "--source", "mine", "--symbol", "EURUSD", "--kind", "logistic", "--folds", "2", "--horizon", "4", "--data", data);
        Import(data, 300);
        using var services = Composition.Create(TimeProvider.System);
        var (registry, time) = (services.GetRequiredService<IModelRegistry>(), new Later());
        using var care = new ModelCare(new ChildProgram("dotnet", [typeof(CommandLine).Assembly.Location], TimeProvider.System), data, time);

        await new Retrainer(
            registry, services.GetRequiredService<IModelCatalog>(), care, new(30, false, TimeSpan.FromMinutes(5)), data, new("mine"), [InstrumentId.Of("EURUSD")], time,
            NullLogger<Retrainer>.Instance).Look(Slot, TestContext.Current.CancellationToken);

        Assert.Equal("", care.Retraining.Failure);
        Assert.Equal([1, 2], registry.List(data, Slot).Select(version => version.Number));
        Assert.True(registry.List(data, Slot)[1].Lineage.To > registry.List(data, Slot)[0].Lineage.To);
        Assert.Equal("", care.Drift(Slot, new("mine")).Failure);
        Assert.Equal("", care.Shadow(Slot, new("mine")).Failure);
    }

    private void Import(string data, int hours)
    {
        var file = Path.Combine(_folder, "bars.csv");
        File.WriteAllLines(file, ["time,open,high,low,close,volume", .. Enumerable.Range(0, hours).Select(_ => Bar())]);
        Run("import", file, "--symbol", "EURUSD", "--source", "mine", "--timezone", "UTC", "--data", data);
    }

    private string Bar()
    {
        var (at, open) = (_at, _price);
        _price *= 1 + (0.001 * _random.NextGaussian());
        _at = _at.AddHours(1);
        return string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss},{open:0.00000},{Math.Max(open, _price) + 0.0002:0.00000},{Math.Min(open, _price) - 0.0002:0.00000},{_price:0.00000},100");
    }

    private static void Run(params string[] words)
    {
        var (status, output, error) = Programs.Arus(words);
        Assert.True(status == 0, $"{string.Join(' ', words)}: {output} {error}");
    }

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(40);
    }
}
