using System.Globalization;
using Arus.Benchmarks.Flows;
using Arus.Benchmarks.Gateway;
using Arus.Benchmarks.MarketData.Storage;
using Arus.Benchmarks.Terminals;
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
            case ["bridge"]:
                return BridgeSpeed.Run(() =>
                {
                    var inbox = new CountingInbox();
                    return (inbox, inbox);
                }).GetAwaiter().GetResult();
            case ["live"]:
                return LiveSpeed.Run(clients: 200).GetAwaiter().GetResult();
            case ["live", { } few]:
                return LiveSpeed.Run(int.Parse(few, CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
            case ["live-clients", { } address, { } token, { } count, { } ticks]:
                return LiveListeners.Run(new(address), token, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(ticks, CultureInfo.InvariantCulture)).GetAwaiter().GetResult();
            case ["loop", .. var files]:
                BareLoop.Run(files);
                return 0;
            default:
                // In this process: the assembly's name is not the project's, which the generated projects would need.
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args, "--inProcess"]);
                return 0;
        }
    }
}
