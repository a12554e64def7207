using Arus.Contracts.Engine;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Runs;

namespace Arus.Engine.Live;

/// <summary>Hears all a session does, for views. It changes nothing.</summary>
internal interface ISessionTrace : IEngineTrace, ITradingListener
{
    /// <summary>The account is open.</summary>
    void OnOpened(ITradingAccount account, IReadOnlyList<EngineLane> lanes);

    /// <summary>A tick was taken and dealt with.</summary>
    void OnTick(in Tick tick);

    /// <summary>A tick was not taken.</summary>
    void OnRejected(string code);

    /// <summary>A trading day ended.</summary>
    void OnDayEnd(in AccountSnapshot account);

    /// <summary>The feed fell silent or late, or came back.</summary>
    void OnSilent(bool isSilent);

    /// <summary>Another part of the server wants people to know something.</summary>
    void OnAlert(AlertSeverity severity, string code, string text, Timestamp at);

    /// <summary>The session may not trade, or may again.</summary>
    void OnRefused(string? reason);
}
