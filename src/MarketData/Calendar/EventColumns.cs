namespace Arus.MarketData.Calendar;

/// <summary>Where the header of a calendar puts each column; −1 for one that is not there.</summary>
/// <param name="Time">Column of the time.</param>
/// <param name="Currency">Column of the currency.</param>
/// <param name="Impact">Column of the impact.</param>
/// <param name="Name">Column of the name.</param>
/// <param name="Actual">Column of what came out.</param>
/// <param name="Forecast">Column of what was expected.</param>
/// <param name="Previous">Column of what came out before.</param>
/// <param name="Scheduled">Column of whether it was known beforehand.</param>
internal sealed record EventColumns(int Time, int Currency, int Impact, int Name, int Actual, int Forecast, int Previous, int Scheduled)
{
    private static readonly string[][] Names =
    [
        ["time", "datetime", "date"], ["currency"], ["impact", "importance"], ["event", "name", "title"], ["actual"], ["forecast", "consensus"], ["previous"],
        ["scheduled"],
    ];

    private const int Needed = 4;

    /// <summary>How many cells a row needs.</summary>
    public int CellsMin => Math.Max(Math.Max(Time, Currency), Math.Max(Impact, Name)) + 1;

    /// <summary>Reads a header by its names, whatever their case and order.</summary>
    /// <exception cref="InvalidInputException">A column is missing or named twice; each is named.</exception>
    public static EventColumns Read(string name, string header)
    {
        string[] cells = [.. EventCells.Split(header.TrimStart('\uFEFF')).Select(cell => cell.Trim().ToLowerInvariant())];
        int[][] found = [.. Names.Select(names => Enumerable.Range(0, cells.Length).Where(index => names.Contains(cells[index])).ToArray())];
        Fault[] faults =
        [
            .. Enumerable.Range(0, Needed).Where(column => found[column].Length == 0)
                .Select(column => new Fault("CALENDAR_COLUMN_MISSING", $"{name}:1", $"no column '{Names[column][0]}'", "a header with time, currency, impact and event")),
            .. Enumerable.Range(0, Names.Length).Where(column => found[column].Length > 1)
                .Select(column => new Fault("CALENDAR_COLUMN_REPEATED", $"{name}:1", $"'{Names[column][0]}' stands {found[column].Length} times", "each column once")),
        ];
        int Column(int column) => found[column] is [var only] ? only : -1;
        return faults.Length > 0
            ? throw new InvalidInputException(faults)
            : new(Column(0), Column(1), Column(2), Column(3), Column(4), Column(5), Column(6), Column(7));
    }
}
