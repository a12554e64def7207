using System.Runtime.CompilerServices;

namespace Arus.MarketData.Import;

/// <summary>Reads one line by a <see cref="RowLayout"/>: from bytes straight to nanos, no text in between, nothing allocated.</summary>
internal sealed class RowParser
{
    private const int BidChanged = 2;
    private const int AskChanged = 4;

    private readonly RowLayout _layout;
    private readonly Field[] _columns;
    private readonly int _needed;
    private readonly byte _delimiter;
    private readonly byte _sign;
    private readonly byte _group;
    private readonly int _priceDecimals;
    private readonly decimal _divisor;
    private readonly bool _isQuotes;
    private readonly bool _isQuoteOfDay;
    private long _bid;
    private long _ask;

    public RowParser(RowLayout layout)
    {
        _layout = layout;
        _columns = layout.Columns;
        _needed = 1 + Array.FindLastIndex(_columns, static field => field is not (Field.Skip or Field.Volume or Field.QuoteChanges));
        (_delimiter, _sign, _group) = (layout.Delimiter, layout.DecimalSign, layout.GroupSign);
        _priceDecimals = 9 - Math.Max(layout.ScaleDecimals, 0);
        _divisor = layout.ScaleDecimals < 0 ? layout.Scale : 1;
        _isQuotes = layout.IsQuotes;
        _isQuoteOfDay = _columns is [Field.MillisecondOfDay, Field.Bid, Field.Ask] && _sign == '.' && _divisor == 1 && _delimiter != '.';
    }

    /// <summary>Reads a line; false when a cell that matters is missing or is not what its column holds.</summary>
    public bool TryParse(ReadOnlySpan<byte> line, ref Row row)
    {
        row = default;
        return (_isQuoteOfDay && TryParseQuoteOfDay(line, ref row)) || TryParseCells(line, ref row);
    }

    /// <summary>The form most ticks come in, <c>50451815,1.38700,1.38790</c>, in one pass.</summary>
    private bool TryParseQuoteOfDay(ReadOnlySpan<byte> line, ref Row row)
    {
        var at = 0;
        if (!PlainNumber.TryTake(line, ref at, _delimiter, 6, out var sinceMidnight) || sinceMidnight > Timestamp.NanosPerDay
            || !PlainNumber.TryTake(line, ref at, _delimiter, _priceDecimals, out var bid)
            || !PlainNumber.TryTake(line, ref at, _delimiter, _priceDecimals, out var ask) || at != line.Length + 1)
        {
            return false;
        }

        row.LocalNanos = _layout.DayNanos + sinceMidnight;
        (row.Bid, row.Ask, row.Spread, row.HasSpread) = (bid, ask, ask - bid, true);
        return true;
    }

    private bool TryParseCells(ReadOnlySpan<byte> line, ref Row row)
    {
        var state = new State { Changes = -1 };
        var taken = 0;
        var isDone = false;
        while (Cells.TryTake(ref line, _delimiter, ref isDone, out var cell))
        {
            if (taken == _columns.Length)
            {
                // A trailing delimiter is common; anything more is two rows run together.
                return cell.Length == 0 && isDone && TryComplete(ref row, in state);
            }

            if (!TryTake(_columns[taken++], cell, ref row, ref state))
            {
                return false;
            }
        }

        return taken >= _needed && TryComplete(ref row, in state);
    }

    private bool TryTake(Field field, ReadOnlySpan<byte> cell, ref Row row, ref State state)
    {
        switch (field)
        {
            case Field.Skip:
                return true;
            case Field.MillisecondOfDay:
                var isTime = DecimalCell.TryParse(cell, _sign, 0, 6, out var sinceMidnight);
                row.LocalNanos = _layout.DayNanos + sinceMidnight;
                return isTime && sinceMidnight is >= 0 and <= Timestamp.NanosPerDay;
            case Field.Bid:
                return TryQuote(cell, ref row.Bid, _bid);
            case Field.Ask:
                return TryQuote(cell, ref row.Ask, _ask);
            case Field.Open:
                return TryPrice(cell, out row.Open);
            case Field.High:
                return TryPrice(cell, out row.High);
            case Field.Low:
                return TryPrice(cell, out row.Low);
            case Field.Close:
                return TryPrice(cell, out row.Close);
            case Field.AskClose:
                return row.HasSpread = TryPrice(cell, out state.AskClose);
            default:
                return TryTakeOther(field, cell, ref row, ref state);
        }
    }

    private bool TryTakeOther(Field field, ReadOnlySpan<byte> cell, ref Row row, ref State state)
    {
        switch (field)
        {
            case Field.Date or Field.DateTime:
                return TimeCell.TryParse(cell, _layout.DateOrder, out row.LocalNanos, out row.OffsetNanos, out row.HasOffset);
            case Field.Time:
                return TimeCell.TryParseTime(cell, out state.TimeOfDay);
            case Field.Epoch:
                return row.HasOffset = DecimalCell.TryParse(cell, _sign, 0, _layout.EpochDecimals, out row.LocalNanos);
            case Field.QuoteChanges:
                state.Changes = DecimalCell.TryParse(cell, _sign, 0, 0, out var changes) ? changes : -1;
                return true;
            case Field.SpreadPoints:
                row.HasSpread = DecimalCell.TryParse(cell, _sign, _group, 0, out var points) && Math.Abs(points) < int.MaxValue;
                row.Spread = row.HasSpread ? points * _layout.PointNanos : 0;
                return row.HasSpread;
            case Field.SpreadPrice:
                return row.HasSpread = DecimalCell.TryParse(cell, _sign, _group, 9, out row.Spread);
            default:
                return TryVolume(cell, out row.Volume);
        }
    }

    private bool TryComplete(ref Row row, in State state)
    {
        row.LocalNanos += state.TimeOfDay;
        if (!_isQuotes)
        {
            row.Spread = state.AskClose != 0 ? state.AskClose - row.Close : row.Spread;
            return true;
        }

        if (_layout.CarriesQuotes)
        {
            row.Bid = row.Bid == 0 && state.Changes >= 0 && (state.Changes & BidChanged) == 0 ? _bid : row.Bid;
            row.Ask = row.Ask == 0 && state.Changes >= 0 && (state.Changes & AskChanged) == 0 ? _ask : row.Ask;
            (_bid, _ask) = (row.Bid, row.Ask);
        }

        row.Spread = row.Ask - row.Bid;
        row.HasSpread = true;
        return true;
    }

    private bool TryQuote(ReadOnlySpan<byte> cell, ref long price, long above)
    {
        if (cell.Length == 0 && _layout.CarriesQuotes && above != 0)
        {
            price = above;
            return true;
        }

        return TryPrice(cell, out price);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPrice(ReadOnlySpan<byte> cell, out long nanos) =>
        DecimalCell.TryParse(cell, _sign, _group, _priceDecimals, out nanos) && (_divisor == 1 || TryDivide(ref nanos))
        && nanos is > -PriceMax and < PriceMax;

    /// <summary>Half the range, so that no difference of two prices overflows.</summary>
    private const long PriceMax = long.MaxValue / 2;

    private bool TryDivide(ref long nanos)
    {
        var divided = decimal.Round(nanos / _divisor);
        nanos = Math.Abs(divided) < PriceMax ? (long)divided : 0;
        return Math.Abs(divided) < PriceMax;
    }

    /// <summary>A count, perhaps with decimals or with K, M or B behind it; no cell at all is 0.</summary>
    private bool TryVolume(ReadOnlySpan<byte> cell, out long volume)
    {
        cell = cell.Trim(" \t"u8);
        volume = 0;
        if (cell.Length == 0 || cell.SequenceEqual("-"u8))
        {
            return true;
        }

        var decimals = (cell[^1] | 0x20) switch { 'k' => 3, 'm' => 6, 'b' => 9, _ => 0 };
        return DecimalCell.TryParse(decimals > 0 ? cell[..^1] : cell, _sign, _group, decimals, out volume) && volume >= 0;
    }

    private struct State
    {
        public long TimeOfDay;
        public long AskClose;
        public long Changes;
    }
}
