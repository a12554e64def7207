using Arus.Trading.Portfolios;

namespace Arus.Trading.Execution;

/// <summary>Watches the loss of a trading day: beyond its limit the account may only reduce until the next day.</summary>
internal sealed class LossWatch
{
    private readonly Portfolio _portfolio;
    private readonly decimal _fractionMax;
    private decimal _start;

    /// <summary>Begins in the middle of a day.</summary>
    /// <param name="portfolio">Whose equity.</param>
    /// <param name="fractionMax">The loss allowed, as a fraction of the equity at the start of the day.</param>
    /// <param name="start">Equity when the day began.</param>
    public LossWatch(Portfolio portfolio, decimal fractionMax, decimal start)
    {
        (_portfolio, _fractionMax) = (portfolio, fractionMax);
        Begin(start);
    }

    /// <summary>Whether the day is lost.</summary>
    public bool HasLost { get; private set; }

    /// <summary>Loss since the day began, as a fraction of the equity then.</summary>
    public decimal Fraction => _start > 0 ? (_start - _portfolio.Equity.Amount) / _start : 0m;

    /// <summary>Whether the day was lost just now.</summary>
    public bool IsLostNow()
    {
        if (HasLost || !_portfolio.Watch.IsBelowAlarm)
        {
            return false;
        }

        _portfolio.SetAlarm(null);
        return HasLost = true;
    }

    /// <summary>Begins a day; true when the one before was lost.</summary>
    public bool Begin(decimal equity)
    {
        _start = equity;
        var hadLost = HasLost;
        Forgive();
        return hadLost;
    }

    /// <summary>Somebody decided otherwise; a day that is lost stays lost: the next quote says so again.</summary>
    public void Forgive()
    {
        HasLost = false;
        _portfolio.SetAlarm(_start * (1 - _fractionMax));
    }
}
