using System.Globalization;
using Arus.Benchmarks.Features;
using Arus.Benchmarks.Flows;
using Arus.Benchmarks.Gateway;
using Arus.Benchmarks.Intelligence;
using Arus.Benchmarks.Language;
using Arus.Benchmarks.Learning;
using Arus.Benchmarks.Live;
using Arus.Benchmarks.MarketData.Storage;
using BenchmarkDotNet.Running;

namespace Arus.Benchmarks;

internal static class Program
{
    private const string Machine = "xeon-2core";

    private static async Task<int> Main(string[] args)
    {
        var root = Directory.GetCurrentDirectory();
        switch (args)
        {
            case ["backtest"]:
                return BacktestSpeed.Run(root);
            case ["sentiment"]:
                return SentimentQuality.Run(root);
            case ["council"]:
                return CouncilSpeed.Run();
            case ["forecast"]:
                return ForecastSpeed.Run(root);
            case ["store"]:
                return StoreSpeed.Run();
            case ["bridge"]:
                return await BridgeSpeed.Run(root);
            case ["order-path"]:
                return await OrderPath.Run(root);
            case ["serve-start"]:
                return await ServeStart.Run(root);
            case ["soak", .. var rest]:
                return await Soak.Run(root, rest.Length > 1 ? rest[1] : Machine, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 24);
            case ["echo", var port]:
                await OrderPath.Serve(port);
                return 0;
            case ["live"]:
                return await LiveSpeed.Run(clients: 200);
            case ["live", { } few]:
                return await LiveSpeed.Run(int.Parse(few, CultureInfo.InvariantCulture));
            case ["live-clients", { } address, { } token, { } count, { } ticks]:
                return await LiveListeners.Run(new(address), token, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(ticks, CultureInfo.InvariantCulture));
            case ["peers"]:
                return TreePeers.Run(root) + NetworkPeers.Run(root);
            case ["peers", "trees"]:
                return TreePeers.Run(root);
            case ["peers", "networks"]:
                return NetworkPeers.Run(root);
            case ["features"]:
                return FeatureSpeed.Run();
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
