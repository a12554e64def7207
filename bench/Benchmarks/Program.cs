using Arus.Benchmarks.Flows;
using Arus.Benchmarks.MarketData.Storage;
using BenchmarkDotNet.Running;

namespace Arus.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["backtest"]:
                return BacktestSpeed.Run(Directory.GetCurrentDirectory());
            case ["store"]:
                return StoreSpeed.Run();
            case ["loop", .. var files]:
                BareLoop.Run(files);
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }
}
