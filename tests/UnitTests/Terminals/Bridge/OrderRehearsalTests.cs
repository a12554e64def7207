using Arus.Contracts.Trading;
using Arus.Terminals.Bridge;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class OrderRehearsalTests
{
    [Fact]
    public void Run_EveryKindOfRequest_BecomesAMessage() => Assert.Equal(Enum.GetValues<VenueRequestKind>().Length, OrderRehearsal.Run());
}
