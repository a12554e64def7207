using System.Text.Json;
using Arus.Contracts.Intelligence;
using Arus.Research.Reports;

namespace Arus.UnitTests.Research.Reports;

public sealed class BacktestJsonTests
{
    [Fact]
    public void Of_AnyResult_HoldsEveryPromisedName()
    {
        using var json = JsonDocument.Parse(BacktestJson.Of(SampleResults.Make()));

        foreach (var name in ("strategy symbol from to ticks ticksRejected ticksFlagged bars decisions orders fills denials startEquity endEquity currency "
            + "commission swap spreadCost slippageCost statistics verdict hash elapsedMs ticksPerSecond peakMemoryBytes").Split(' '))
        {
            Assert.True(json.RootElement.TryGetProperty(name, out _), name);
        }

        Assert.Equal("84", json.RootElement.GetProperty("commission").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("denials").GetProperty("QUANTITY_BELOW_MINIMUM").GetInt64());
        Assert.Equal("SUSPECT", json.RootElement.GetProperty("verdict").GetProperty("result").GetString());
        Assert.Equal("2024-01-01T22:00:00Z", json.RootElement.GetProperty("from").GetString());
    }

    [Fact]
    public void Of_Contamination_StandsWithItsModelsAndIsNullWithoutAnswers()
    {
        var sample = SampleResults.Make(trades: 0, days: 0);
        using var heard = JsonDocument.Parse(BacktestJson.Of(sample with { Contamination = new(3, 7, 1, ["llama"]) }));
        using var silent = JsonDocument.Parse(BacktestJson.Of(sample));

        Assert.Equal("""{"answers":3,"of":7,"masked":1,"models":["llama"]}""", heard.RootElement.GetProperty("contaminated").GetRawText());
        Assert.Equal(JsonValueKind.Null, silent.RootElement.GetProperty("contaminated").ValueKind);
    }

    [Fact]
    public void Of_NoTrades_WritesNullForWhatIsNotDefined()
    {
        using var json = JsonDocument.Parse(BacktestJson.Of(SampleResults.Make(trades: 0, days: 0)));

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("statistics").GetProperty("profitFactor").ValueKind);
    }

    [Fact]
    public void Of_Agents_NamesAreSmallAsEverywhere()
    {
        var sample = SampleResults.Make();
        var json = JsonDocument.Parse(BacktestJson.Of(sample with
        {
            Agents = [sample.Agents[0] with { State = SeatState.NoSource, Regimes = [new(MarketRegime.Turbulent, 1, 0.2, 0.6, 0.1)] }],
            Fusions = [new(ConsensusMethod.Bayesian, true, 1, 0.2, 0.6, 0.1)],
            Patterns = [new("hammer", MarketRegime.Trend, 1, 1, 1, 1, 1, 1, 1, false)],
        })).RootElement;

        Assert.Equal("noSource", json.GetProperty("agents")[0].GetProperty("state").GetString());
        Assert.Equal("turbulent", json.GetProperty("agents")[0].GetProperty("regimes")[0].GetProperty("regime").GetString());
        Assert.Equal("bayesian", json.GetProperty("fusions")[0].GetProperty("method").GetString());
        Assert.Equal("trend", json.GetProperty("patterns")[0].GetProperty("regime").GetString());
    }
}
