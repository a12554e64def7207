using System.Globalization;
using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>
/// How the account stands at its venue: the link, whether it may trade, whether it is armed, what its balance is. Before account and snapshot are
/// known nothing opens.
/// </summary>
internal sealed class VenueStanding(AccountParts parts, AccountBooks books, VenueQuestions questions, IReadOnlyList<string> armed)
{
    private const decimal Cent = 0.01m;

    private readonly HashSet<InstrumentId> _foreign = [];
    private VenueAccount? _account;
    private LinkState _link = LinkState.Offline;
    private string? _halt;
    private decimal? _dayStart;
    private bool _isArmed = true;
    private bool _isChanged;
    private bool _isSnapshotAwaited;
    private bool _doubtsBalance;
    private Timestamp _doubtSince;

    /// <summary>Whether requests reach the terminal.</summary>
    public bool IsConnected => _link == LinkState.Connected;

    /// <summary>Whether account and positions are known.</summary>
    public bool IsSynchronised { get; private set; }

    /// <summary>Whether the account was heard of.</summary>
    public bool HasAccount => _account is not null;

    /// <summary>What keeps the account from opening anything now.</summary>
    public DenialCode Barrier
    {
        get
        {
            if (!_isArmed)
            {
                return DenialCode.AccountNotArmed;
            }

            if (!IsConnected || !IsSynchronised)
            {
                return DenialCode.VenueUnreachable;
            }

            return _isChanged || _account is { MayTrade: false } ? DenialCode.Halted : DenialCode.None;
        }
    }

    /// <summary>Why the account must halt, once; null when it need not.</summary>
    public string? TakeHalt()
    {
        var reason = _halt;
        _halt = null;
        return reason;
    }

    /// <summary>The equity the account was found with, once; null when it was not just found.</summary>
    public decimal? TakeDayStart()
    {
        var equity = _dayStart;
        _dayStart = null;
        return equity;
    }

    /// <summary>The account must halt.</summary>
    public void Halt(string reason) => _halt ??= reason;

    /// <summary>A snapshot was taken in.</summary>
    /// <param name="askedAt">When it was asked for; null when the terminal sent it by itself.</param>
    public void Synchronised(Timestamp? askedAt)
    {
        IsSynchronised = true;
        _isSnapshotAwaited &= !(askedAt >= _doubtSince);
    }

    /// <summary>Takes the state of the link.</summary>
    public void Apply(VenueLink link)
    {
        var wasConnected = IsConnected;
        _link = link.State;
        if (IsConnected && !wasConnected)
        {
            questions.Restart();
        }
    }

    /// <summary>Takes the account as the venue keeps it.</summary>
    public void Apply(VenueAccount account)
    {
        var before = _account;
        _account = account;
        if (before is null)
        {
            Begin(account);
        }
        else if (before.Login != account.Login || before.Server != account.Server || before.Mode != account.Mode)
        {
            Change($"ACCOUNT_CHANGED: it was {before.Login}@{before.Server} and is {account.Login}@{account.Server}, {account.Mode}");
        }

        if (_isChanged)
        {
            return;
        }

        if (!account.MayTrade && before is not { MayTrade: false })
        {
            Halt("the venue does not allow trading on this account");
        }

        CompareBalance(account);
    }

    /// <summary>Something of an instrument this account does not trade is at the venue.</summary>
    public void Foreign(InstrumentId instrument)
    {
        if (_foreign.Add(instrument))
        {
            books.Alert(false, "INSTRUMENT_FOREIGN", $"there is {instrument} at the venue, which this account does not trade: it is not counted");
        }
    }

    private void Begin(VenueAccount account)
    {
        if (account.IsReal && !armed.Contains($"{account.Login}@{account.Server}"))
        {
            _isArmed = false;
            Halt($"{DenialCodeText.Of(DenialCode.AccountNotArmed)}: {account.Login}@{account.Server} is real money and not armed by name");
        }

        if (account.Currency != parts.Setup.Cash.Currency.Code)
        {
            Change($"ACCOUNT_CURRENCY: the venue keeps it in {account.Currency}, it was opened in {parts.Setup.Cash.Currency}");
            return;
        }

        parts.TakeMode(account.Mode);
        books.Portfolio.Mode = account.Mode;
        books.Portfolio.Restart(Money.Of(account.Balance, parts.Setup.Cash.Currency));
        _dayStart = account.Equity;
        questions.Want();
    }

    private void Change(string reason)
    {
        _isChanged = true;
        Halt(reason);
        books.Alert(true, "ACCOUNT_CHANGED", reason);
    }

    /// <summary>
    /// The balance is the venue's. A difference may be a deal still on its way: the first asks what is there, and the next account after the answer
    /// decides.
    /// </summary>
    private void CompareBalance(VenueAccount account)
    {
        var ours = books.Portfolio.Balance.Amount;
        if (!IsSynchronised || Math.Abs(ours - account.Balance) <= Cent)
        {
            _doubtsBalance = false;
        }
        else if (!_doubtsBalance)
        {
            (_doubtsBalance, _isSnapshotAwaited, _doubtSince) = (true, true, books.Now);
            questions.Want();
        }
        else if (_isSnapshotAwaited)
        {
            questions.Want();
        }
        else
        {
            _doubtsBalance = false;
            books.Alert(true, "BALANCE_DIFFERS", string.Create(
                CultureInfo.InvariantCulture, $"the venue's balance is {account.Balance}, ours was {ours}; the venue's is taken"));
            books.Portfolio.SetBalance(Money.Of(account.Balance, parts.Setup.Cash.Currency));
        }
    }
}
