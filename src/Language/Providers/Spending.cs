using System.Globalization;

namespace Arus.Language.Providers;

/// <summary>
/// What each tenant may spend in a day, and has. A call is reserved at its most before it is made and settled after; what was reserved and never settled, as
/// when the process died, counts in full. There may be a limit for the life of this object besides. With a file, nothing is reserved that is not written down.
/// </summary>
internal sealed class Spending : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly decimal _perDay;
    private readonly StreamWriter? _file;
    private readonly Dictionary<(TenantId, DateOnly), decimal> _spent = [];
    private decimal _left;
    private long _next = 1;

    public Spending(decimal perDay, string? path, TimeProvider time, decimal? inAll = null)
    {
        (_perDay, _time, _left) = (perDay, time, inAll ?? decimal.MaxValue);
        if (path is null)
        {
            return;
        }

        if (File.Exists(path))
        {
            Recall(path);
        }

        _file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None));
    }

    /// <summary>A reserved amount.</summary>
    internal sealed record Reservation(long Number, TenantId Tenant, DateOnly Day, decimal Amount);

    /// <summary>Reserves an amount for today; null where it is more than is left, or cannot be written down.</summary>
    public Reservation? Reserve(TenantId tenant, decimal amount)
    {
        lock (_gate)
        {
            var day = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
            var spent = _spent.GetValueOrDefault((tenant, day));
            if (amount < 0 || amount > _left || amount > _perDay - spent)
            {
                return null;
            }

            var reservation = new Reservation(_next, tenant, day, amount);
            if (!Write($"reserve {reservation.Number} {tenant} {day:yyyy-MM-dd} {amount}"))
            {
                return null;
            }

            _next++;
            _spent[(tenant, day)] = spent + amount;
            _left -= amount;
            return reservation;
        }
    }

    /// <summary>Puts what a call really cost in the place of what was reserved.</summary>
    public void Settle(Reservation reservation, decimal cost)
    {
        lock (_gate)
        {
            // If this cannot be written, the reservation counts after a restart: too much, never too little.
            _ = Write($"settle {reservation.Number} {cost}");
            _spent[(reservation.Tenant, reservation.Day)] += cost - reservation.Amount;
            _left += reservation.Amount - cost;
        }
    }

    /// <summary>What a tenant spent or reserved today.</summary>
    public decimal Today(TenantId tenant)
    {
        lock (_gate)
        {
            return _spent.GetValueOrDefault((tenant, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime)));
        }
    }

    public void Dispose() => _file?.Dispose();

    private bool Write(FormattableString line)
    {
        try
        {
            _file?.Write(line.ToString(CultureInfo.InvariantCulture) + "\n");
            _file?.Flush();
            return true;
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Recall(string path)
    {
        var open = new Dictionary<long, Reservation>();
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            var parts = text.Split(' ');
            try
            {
                var number = long.Parse(parts[1], CultureInfo.InvariantCulture);
                if (parts is ["reserve", _, var tenant, var day, var amount])
                {
                    var reservation = new Reservation(number, new TenantId(tenant), DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Amount(amount));
                    open[number] = reservation;
                    _spent[(reservation.Tenant, reservation.Day)] = _spent.GetValueOrDefault((reservation.Tenant, reservation.Day)) + reservation.Amount;
                    _next = Math.Max(_next, number + 1);
                }
                else if (parts is ["settle", _, var cost] && open.Remove(number, out var reservation))
                {
                    _spent[(reservation.Tenant, reservation.Day)] += Amount(cost) - reservation.Amount;
                }
                else
                {
                    throw new FormatException("is neither a reservation nor the settling of one");
                }
            }
            catch (Exception wrong) when (wrong is FormatException or OverflowException or IndexOutOfRangeException)
            {
                throw new InvalidInputException("SPENDING_INVALID", $"{path}:{line}", wrong.Message, "the file as it was written; without it move it away, and the day begins anew");
            }
        }
    }

    private static decimal Amount(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
