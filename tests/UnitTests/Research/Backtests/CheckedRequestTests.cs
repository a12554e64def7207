using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class CheckedRequestTests
{
    [Fact]
    public void ThrowOnFaults_EverythingWrong_NamesEveryFaultAtOnce()
    {
        var request = SampleResults.Request() with
        {
            Files = null,
            Cash = SampleResults.Dollars(0),
            Leverage = 0,
            Threads = 0,
            From = new(2),
            To = new(2),
        };

        var fault = Assert.Throws<InvalidInputException>(() => CheckedRequest.ThrowOnFaults(request));

        Assert.Equal(
            ["BACKTEST_DATA", "BACKTEST_CASH", "BACKTEST_LEVERAGE", "BACKTEST_THREADS", "BACKTEST_STRETCH"], fault.Faults.Select(found => found.Code));
    }

    [Fact]
    public void ThrowOnFaults_SoundRequest_Passes() => CheckedRequest.ThrowOnFaults(SampleResults.Request());
}
