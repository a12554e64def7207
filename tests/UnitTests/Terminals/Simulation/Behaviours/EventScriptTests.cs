using Arus.Terminals.Simulation.Behaviours;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Terminals.Simulation.Behaviours;

public sealed class EventScriptTests
{
    [Fact]
    public void Next_SameSeed_HappensTheSame() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        ScriptedEvent[] events = [Of(chance: 0.1), Of(every: 3), Of(at: 5), Of(chance: 0.3)];

        Assert.Equal(Play(events, (ulong)seed, 500), Play(events, (ulong)seed, 500));
        Assert.NotEqual(Play(events, (ulong)seed, 500), Play(events, (ulong)seed + 1, 500));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Next_AtOne_HappensOnce() => Assert.Equal([4], Play([Of(at: 4)], 1, 100).Select(happening => happening.Number));

    [Fact]
    public void Next_EverySoMany_HappensAtMultiples() => Assert.Equal([5, 10, 15], Play([Of(every: 5)], 1, 19).Select(happening => happening.Number));

    [Theory, InlineData(0.01), InlineData(0.25), InlineData(0.9)]
    public void Next_ByChance_HappensAboutAsOften(double chance) => Assert.InRange(Play([Of(chance: chance)], 7, 100_000).Count / 100_000.0, chance * 0.9, chance * 1.1);

    [Fact]
    public void Next_Certain_HappensAlways() => Assert.Equal(50, Play([Of(chance: 1)], 1, 50).Count);

    private static ScriptedEvent Of(long at = 0, long every = 0, double chance = 0) => new() { Mishap = Mishap.Reject, At = at, Every = every, Chance = chance };

    private static List<(int Number, ScriptedEvent Event)> Play(ScriptedEvent[] events, ulong seed, int count)
    {
        var script = new EventScript(events, seed);
        return [.. Enumerable.Range(1, count).SelectMany(number => script.Next().Select(happening => (number, happening)))];
    }
}
