using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Gateway;

/// <summary>What is told of patterns and of past situations.</summary>
public sealed class EvidenceEndpointsTests
{
    private const string Series = "source=demo&instrument=EURUSD&period=M1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Patterns_AskedTwice_AreMeasuredOnceAndTellWhatHasAVote()
    {
        var survey = new Survey();
        await using var host = await Filled(survey);
        using var client = await host.SignedIn();

        await client.GetAsync($"/api/v1/patterns?{Series}&horizon=5", Cancel);
        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/patterns?{Series}&horizon=5", Cancel);

        Assert.Equal(5, Assert.Single(survey.Asked).HorizonBars);
        Assert.Equal(0.004, answer.GetProperty("items")[1].GetProperty("correctedPValue").GetDouble());
        Assert.Equal([JsonValueKind.Null, JsonValueKind.String], answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("regime").ValueKind));
    }

    [Fact]
    public async Task Patterns_OfAnotherHorizon_AreMeasuredAnew()
    {
        var survey = new Survey();
        await using var host = await Filled(survey);
        using var client = await host.SignedIn();

        await client.GetAsync($"/api/v1/patterns?{Series}&horizon=5", Cancel);
        await client.GetAsync($"/api/v1/patterns?{Series}&horizon=6", Cancel);

        Assert.Equal([5, 6], survey.Asked.Select(request => request.HorizonBars));
    }

    [Fact]
    public async Task Situations_Found_ShowHowThePriceWentFromWhereTheyEnded()
    {
        await using var host = await Filled(new Survey());
        using var client = await host.SignedIn();

        var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/situations?{Series}", Cancel);

        var one = answer.GetProperty("items")[0];
        var path = one.GetProperty("path").EnumerateArray().ToDictionary(point => point.GetProperty("at").GetString()!, point => point.GetProperty("change").GetDouble());
        Assert.Equal(0, path[one.GetProperty("at").GetString()!]);
        Assert.True(path[one.GetProperty("knownAt").GetString()!] > 0);
        Assert.True(path[one.GetProperty("from").GetString()!] < 0);
    }

    [Fact]
    public async Task Situations_OfMoreBarsThanThereIsRoomFor_AskForALongerPeriod()
    {
        await using var host = await Filled(new Survey(), minutes: 2_000_000);
        using var client = await host.SignedIn();

        using var answer = await client.GetAsync($"/api/v1/situations?{Series}", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("SERIES_TOO_LONG", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("faults")[0].GetProperty("code").GetString());
    }

    private static Task<GatewayHost> Filled(Survey survey, int minutes = 99) => GatewayHost.Start(services: services => services
        .AddSingleton<IPatternSurvey>(survey).AddSingleton<ISituationFinder, Finder>().AddSingleton<IMarketStore>(new Store(minutes)));

    private static Timestamp Minute(int minute) => Specimens.Start.Plus(minute * Timestamp.NanosPerMinute);

    private sealed class Survey : IPatternSurvey
    {
        public List<PatternRequest> Asked { get; } = [];

        public PatternEvidence Measure(PatternRequest request, CancellationToken stop)
        {
            Asked.Add(request);
            return new(Minute(0), Minute(99), 99, 0.0001,
            [
                new("candle.engulfing", null, 12, 0.5, 0.25, 0.75, double.NaN, 0.01, 0.5, false),
                new("candle.engulfing", MarketRegime.Trend, 80, 0.7, 0.6, 0.8, 1.2, 0.2, 0.0001, true) { CorrectedPValue = 0.004 },
            ]);
        }
    }

    private sealed class Finder : ISituationFinder
    {
        public SimilarSituations Find(SimilarRequest request, CancellationToken stop) => new(
            Minute(80), Minute(99), Minute(79), new("abc"), 40,
            new(0.4, [new(Minute(10), Minute(20), Minute(30), 0.5, true, 0.001, 0.0001)], new(1, 1, 0.2, 1, 0.001, 0.0009, -0.0011), new(40, 0.5, 0.4, 0.6, 0, -0.0001, -0.0001)), null);
    }

    private sealed class Store(int minutes) : IMarketStore
    {
        public IReadOnlyList<StoredSeries> List(string dataDirectory) => [new(new("demo"), Specimens.EurUsd, BarPeriod.M1, minutes, Minute(0), Minute(minutes), 1_000)];

        public IReadOnlyList<DataGap> Gaps(string dataDirectory, StoreRequest request, long shortestNanos, Func<Timestamp, Timestamp, bool> isKnownClosure) => [];

        public StoreVerification Verify(string dataDirectory) => new(0, 0, []);

        public long Export(string dataDirectory, StoreRequest request, TextWriter output) => 0;

        public IMarketImport BeginImport(string dataDirectory, SourceId source) => throw new NotSupportedException("Nothing is imported.");

        public IDisposable Hold(string dataDirectory) => throw new NotSupportedException("Nothing is written.");
    }
}
