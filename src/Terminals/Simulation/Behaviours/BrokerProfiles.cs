namespace Arus.Terminals.Simulation.Behaviours;

/// <summary>Brokers as one meets them, each as the document one could have written.</summary>
internal static class BrokerProfiles
{
    private static readonly (string Name, string Document)[] All =
    [
        ("obliging", """
            account: {mode: hedging, balance: 100000, leverage: 100}
            symbols:
              - {symbol: "*", execution: market, filling: [fok, ioc], stopsLevel: 0, freezeLevel: 0}
            """),
        ("ecn-hedging", """
            account: {mode: hedging, balance: 50000, leverage: 200, server: Ecn-Demo, company: Simulated ECN}
            symbols:
              - {symbol: "*", execution: market, filling: [ioc], stopsLevel: 0, freezeLevel: 0, commission: 3.5, sessions: weekdays}
            """),
        ("instant-netting", """
            account: {mode: netting, balance: 10000, leverage: 30, server: Instant-Demo, company: Simulated Dealer, fifo: false}
            symbols:
              - {symbol: "*", suffix: .i, execution: instant, filling: [fok], stopsLevel: 10, freezeLevel: 5, commission: 0, sessions: weekdays}
            events:
              - {do: requote, chance: 0.05}
            """),
        ("exchange", """
            account: {mode: exchange, balance: 1000000, leverage: 10, server: Exchange-Demo, company: Simulated Exchange}
            symbols:
              - {symbol: "*", execution: exchange, filling: [fok, ioc, boc], stopsLevel: 0, freezeLevel: 0, volumeLimit: 200, sessions: weekdays, orders: [market, limit, stop, stop-limit, sl, tp]}
            events:
              - {do: partial, chance: 0.2, fraction: 0.5}
            """),
        ("mini", """
            account: {mode: hedging, balance: 500, leverage: 500, server: Mini-Demo, company: Simulated Mini, positionsMax: 20, ordersMax: 20}
            symbols:
              - {symbol: "*", suffix: m, execution: market, filling: [fok], volumeMin: 0.01, volumeStep: 0.01, volumeMax: 5, stopsLevel: 20, freezeLevel: 10, commission: 0, sessions: weekdays}
            """),
    ];

    /// <summary>Their names; the first is the one without a file.</summary>
    public static IEnumerable<string> Names => All.Select(profile => profile.Name);

    /// <summary>The document of one; null when there is none of this name.</summary>
    public static string? Find(string name) => All.FirstOrDefault(profile => profile.Name == name).Document;
}
