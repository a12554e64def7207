using Arus.Contracts.Intelligence;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Forecasts;
using Arus.UnitTests.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Intelligence.Forecasts;

public sealed class ForecastAgentTests
{
    private static readonly string[] Features = ["return1", "body"];
    private static readonly IModel Model = Train("logistic", Features, 1);
    private static readonly Timestamp Learned = Fabricated.Start;

    [Fact]
    public void Form_AfterARow_SaysWhatTheModelSays()
    {
        var agent = Agent(Of(1, Model, Learned));
        double[] row = [1.5, -0.5];

        var (formed, opinion) = Ask(agent, row, hours: 1);

        Assert.True(formed);
        Assert.Equal(Model.NewPredictor().Predict(row), opinion.Probability, 1e-15);
        Assert.Equal((1.0, After(1)), (opinion.Confidence, opinion.FormedAt));
        Assert.Equal(1, opinion.Reasons[0].Value);
    }

    [Fact]
    public void Form_AMomentTheModelHasSeen_IsSilent()
    {
        var agent = Agent(Of(1, Model, After(5)));

        Assert.False(Ask(agent, [1.5, -0.5], hours: 4).Formed);
        Assert.False(Ask(agent, [1.5, -0.5], hours: 5).Formed);
        Assert.True(Ask(agent, [1.5, -0.5], hours: 6).Formed);
    }

    [Fact]
    public void Form_SeveralVersions_AsksTheOneThatLearnedLastBeforeTheRow()
    {
        var agent = Agent(Of(1, Model, Learned), Of(2, Train("logistic", Features, -1), After(5)), Of(3, Model, After(9)));

        long[] asked = [.. new[] { 1, 5, 6, 9, 10 }.Select(hours => (long)Ask(agent, [1.5, -0.5], hours).Opinion.Reasons[0].Value)];

        Assert.Equal([1, 1, 2, 2, 3], asked);
    }

    [Fact]
    public void Form_ExpiredVersion_IsSilent()
    {
        var agent = Agent(Of(1, Model, Learned) with { ExpiresAt = After(3) });

        Assert.True(Ask(agent, [1.5, -0.5], hours: 2).Formed);
        Assert.False(Ask(agent, [1.5, -0.5], hours: 3).Formed);
    }

    [Fact]
    public void Form_RowFarFromTheTrainingRows_LosesConfidenceAndThenItsVoice()
    {
        var random = new StrictRandom(4);
        var rows = new FeatureTable(Features, [.. Enumerable.Range(0, 4_000).Select(_ => random.NextGaussian())]);
        var agent = Agent(Of(1, Model, Learned) with { Profile = Fabricated.Modules.GetRequiredService<IDriftProfiles>().Of(rows) });

        var near = Ask(agent, [0.5, 0.2], hours: 1);
        var far = Ask(agent, [2.3, 1.2], hours: 2);
        var beyond = Ask(agent, [9, -9], hours: 3);

        Assert.Equal(1, near.Opinion.Confidence);
        Assert.InRange(far.Opinion.Confidence, 0.01, 0.99);
        Assert.False(beyond.Formed);
        Assert.Equal(1, beyond.Opinion.Reasons[2].Value);
    }

    [Fact]
    public void Form_MostOfTheRowMissing_IsSilent() => Assert.False(Ask(Agent(Of(1, Model, Learned)), [double.NaN, double.NaN], hours: 1).Formed);

    [Fact]
    public void Form_SequenceModel_WaitsForItsWindowAndReadsItOldestFirst()
    {
        var model = Train("tcn", Features, 1, ("steps", "16"), ("epochs", "1"), ("channels", "8"));
        var agent = Agent(Of(1, model, Learned));
        var random = new StrictRandom(2);
        var window = new List<double>();
        for (var hour = 1; hour <= 40; hour++)
        {
            double[] row = [random.NextGaussian(), random.NextGaussian()];
            window.AddRange(row);

            var (formed, opinion) = Ask(agent, row, hour);

            Assert.Equal(hour >= model.Steps, formed);
            Assert.True(!formed || Math.Abs(opinion.Probability - model.NewPredictor().Predict(window.TakeLast(model.Steps * 2).ToArray())) < 1e-15);
        }
    }

    [Fact]
    public void OnRow_AnyKind_AllocatesNothing()
    {
        var agent = Agent(Of(1, Model, Learned), Of(2, Train("booster", Features, 1, ("rounds", "20")), After(1)));
        double[] row = [1.5, -0.5];
        Ask(agent, row, hours: 2);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var hour = 3; hour < 2_000; hour++)
        {
            Ask(agent, row, hour);
        }

        Allocations.AssertNoneSince(before);
    }

    private static Forecaster Of(int number, IModel model, Timestamp knownTo) => new(number, model, null, null, knownTo, null);

    private static ForecastAgent Agent(params Forecaster[] forecasters)
    {
        var settings = new ForecastSettings { Forecasters = forecasters };
        return new(settings, new AgentSeat([.. Features.Select(name => settings.NameOf(name))], 12, 5 * Timestamp.NanosPerMinute));
    }

    private static (bool Formed, Opinion Opinion) Ask(ForecastAgent agent, double[] row, int hours)
    {
        var bar = Fabricated.Bar(After(hours).Plus(-5 * Timestamp.NanosPerMinute), 1.1) with { Period = BarPeriod.H1 };
        agent.OnRow(in bar, row);
        var formed = agent.Form(Fabricated.Quote(After(hours), 1.1), row, out var opinion, out _);
        return (formed, opinion);
    }

    private static Timestamp After(int hours) => Learned.Plus(hours * Timestamp.NanosPerHour);

    private static IModel Train(string kind, string[] features, double sign, params (string, string)[] settings)
    {
        var drawn = Samples.Drawn(600, 2, 3, x => sign * 2 * x[0]);
        return Samples.Train(kind, drawn with { Features = new(features, drawn.Features.Values) }, settings);
    }
}
