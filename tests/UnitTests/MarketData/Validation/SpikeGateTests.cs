using Arus.MarketData.Validation;

namespace Arus.UnitTests.MarketData.Validation;

public sealed class SpikeGateTests
{
    [Fact]
    public void IsSuspected_AnySpreads_AgreesWithTheMedianTakenPlainly()
    {
        var random = new Random(11);
        for (var round = 0; round < 50; round++)
        {
            var gate = new SpikeGate();
            List<long> trusted = [];
            for (var i = 0; i < 500; i++)
            {
                var spread = random.Next(10) == 0 ? random.Next(0, 4_000) : random.Next(0, 40);
                long[] window = [.. trusted.TakeLast(SpikeGate.Window).Order()];
                var expected = window.Length >= 16 && window[window.Length / 2] > 0 && spread > 50 * window[window.Length / 2];

                Assert.Equal(expected, gate.IsSuspected(1_000_000_000, spread, i));
                if (!expected)
                {
                    trusted.Add(spread);
                }
            }
        }
    }
}
