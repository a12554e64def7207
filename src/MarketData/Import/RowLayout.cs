using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Everything needed to read the rows of one entry.</summary>
internal sealed record RowLayout
{
    /// <summary>mt5, histdata, truefx, lean, dukascopy or csv.</summary>
    public required string Format { get; init; }

    public required Field[] Columns { get; init; }

    public byte Delimiter { get; init; } = (byte)',';

    public byte DecimalSign { get; init; } = (byte)'.';

    /// <summary>What may stand between thousands; 0 for nothing.</summary>
    public byte GroupSign { get; init; }

    public DateOrder DateOrder { get; init; } = DateOrder.DayFirst;

    /// <summary>What prices are divided by.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>Lines before the first row.</summary>
    public int HeaderLines { get; init; }

    /// <summary>The day of <see cref="Field.MillisecondOfDay"/>.</summary>
    public long DayNanos { get; init; }

    /// <summary>The power of ten that makes an <see cref="Field.Epoch"/> nanoseconds: 9, 6, 3 or 0.</summary>
    public int EpochDecimals { get; init; }

    /// <summary>Nanos in one point: the last decimal of the prices.</summary>
    public long PointNanos { get; init; } = 1;

    /// <summary><see cref="BarPeriod.Tick"/> for quotes; null when the rows are too few to tell the period of bars.</summary>
    public BarPeriod? Period { get; init; }

    /// <summary>The zone the format or the path states, or null.</summary>
    public string? StatedZone { get; init; }

    /// <summary>The zone the format documents, used when none can be measured.</summary>
    public string? ZoneHint { get; init; }

    /// <summary>An empty bid or ask is the one of the row above.</summary>
    public bool CarriesQuotes { get; init; }

    /// <summary>How things were found, in words.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public bool IsQuotes => Array.IndexOf(Columns, Field.Bid) >= 0;

    /// <summary>The power of ten that a scale of 10, 100 … stands for; −1 for any other scale.</summary>
    public int ScaleDecimals
    {
        get
        {
            var (power, rest) = (0, Scale);
            for (; rest >= 10 && rest % 10 == 0; power++)
            {
                rest /= 10;
            }

            return rest == 1 && power <= 9 ? power : -1;
        }
    }
}
