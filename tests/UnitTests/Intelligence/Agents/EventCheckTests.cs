using Arus.Intelligence.Agents;

namespace Arus.UnitTests.Intelligence.Agents;

public sealed class EventCheckTests
{
    [Theory]
    [InlineData(nameof(EventKind.Higher), 1.1, 0, false)]
    [InlineData(nameof(EventKind.Higher), 1.0999, 0, true)]
    [InlineData(nameof(EventKind.Higher), 1.1001, 0, false)]
    [InlineData(nameof(EventKind.FurtherAway), 1.0, 0.09, true)]
    [InlineData(nameof(EventKind.FurtherAway), 1.2, 0.09, true)]
    [InlineData(nameof(EventKind.FurtherAway), 1.2, 0.11, false)]
    [InlineData(nameof(EventKind.SpreadAbove), 1.1, 0.00019, true)]
    [InlineData(nameof(EventKind.SpreadAbove), 1.1, 0.0002, false)]
    public void CameTrue_AtAndBesideTheLimit_IsTheEvent(string kind, double reference, double limit, bool expected) =>
        Assert.Equal(expected, new EventCheck(Enum.Parse<EventKind>(kind), reference, limit).CameTrue(Fabricated.Bar(Fabricated.Start, 1.1, spread: 0.0002)));
}
