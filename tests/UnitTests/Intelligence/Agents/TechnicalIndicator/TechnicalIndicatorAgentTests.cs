using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.TechnicalIndicator;

namespace Arus.UnitTests.Intelligence.Agents.TechnicalIndicator;

public sealed class TechnicalIndicatorAgentTests
{
    private static readonly string[] Names =
        ["ema20", "ema50", "rsi14", "macd.histogram", "bollinger", "bollinger.upper", "stochastic", "adx14", "atr14"];

    [Theory]
    [InlineData(0.002, 0.0002, true)]
    [InlineData(-0.002, -0.0002, false)]
    public void Form_Trend_FollowsTheAveragesAndIgnoresOscillators(double gap, double histogram, bool isUp)
    {
        // Oscillators say the opposite: overbought in the rise, oversold in the fall.
        var (extreme, close) = isUp ? (90.0, 1.102) : (10.0, 1.098);
        var opinion = Form([1.1 + gap, 1.1, extreme, histogram, 1.1, 1.101, extreme, 40, 0.001], close, out var speaks);

        Assert.True(speaks);
        Assert.Equal(isUp, opinion.Probability > 0.5);
        Assert.Equal(1.0 / (1.0 + StrictExp(-0.4)), isUp ? opinion.Probability : 1 - opinion.Probability, 12);
    }

    [Fact]
    public void Form_Range_ExpectsAReturn()
    {
        var opinion = Form([1.102, 1.1, 80, 0.001, 1.1, 1.102, 90, 10, 0.001], close: 1.102, out _);

        Assert.True(opinion.Probability < 0.5);
        Assert.Equal(6, opinion.Reasons.Count);
        Assert.Equal(1, opinion.Confidence);
    }

    [Fact]
    public void Form_AnyIndicatorNotReady_AbstainsAndSaysSo()
    {
        double[] ready = [1.1, 1.1, 50, 0, 1.1, 1.2, 50, 20, 0.001];
        for (var i = 0; i < ready.Length; i++)
        {
            double[] features = [.. ready];
            features[i] = double.NaN;

            var opinion = Form(features, 1.1, out var speaks);

            Assert.False(speaks);
            Assert.True(opinion.Abstains);
            Assert.Equal(1, opinion.Reasons.Count);
        }
    }

    [Fact]
    public void Form_RandomFeatures_IsAlwaysAProbabilityAndMirrors()
    {
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var (gap, histogram, rsi, offset, stochastic) = (Wide(random), Wide(random), random.NextDouble() * 50, Wide(random), random.NextDouble() * 50);
            var adx = random.NextDouble() * 100;

            var one = Form([gap, 0, 50 + rsi, histogram, 0, 1, 50 + stochastic, adx, 1], offset, out _);
            var other = Form([-gap, 0, 50 - rsi, -histogram, 0, 1, 50 - stochastic, adx, 1], -offset, out _);

            Assert.InRange(one.Probability, 0.4, 0.6);
            Assert.InRange(one.Confidence, 0, 1);
            Assert.Equal(one.Probability, 1 - other.Probability, 12);
        }
    }

    private static double Wide(Random random) => (random.NextDouble() - 0.5) * 6;

    private static double StrictExp(double x) => Arus.Foundation.Numerics.StrictMath.Exp(x);

    private static Opinion Form(double[] features, double close, out bool speaks)
    {
        var agent = new TechnicalIndicatorAgent(new TechnicalIndicatorSettings(), new AgentSeat(Names, 12, 5 * Timestamp.NanosPerMinute));
        agent.OnBar(Fabricated.Bar(Fabricated.Start, close, spread: 0), features);
        speaks = agent.Form(Fabricated.Quote(Fabricated.Start, 1.1), features, out var opinion, out _);
        return opinion;
    }
}
