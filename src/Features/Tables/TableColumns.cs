namespace Arus.Features;

/// <summary>Where a table's header puts each column; −1 for a volume that is not there.</summary>
/// <param name="Delimiter">What separates cells.</param>
/// <param name="Time">Column of the time.</param>
/// <param name="Open">Column of the first price.</param>
/// <param name="High">Column of the highest price.</param>
/// <param name="Low">Column of the lowest price.</param>
/// <param name="Close">Column of the last price.</param>
/// <param name="Volume">Column of the volume.</param>
internal sealed record TableColumns(char Delimiter, int Time, int Open, int High, int Low, int Close, int Volume)
{
    private static readonly string[] Prices = ["open", "high", "low", "close"];
    private static readonly string[] TimeNames = ["time", "date", "datetime", "timestamp"];

    /// <summary>How many cells a row needs.</summary>
    public int CellsMin => Math.Max(Math.Max(Math.Max(Time, Open), Math.Max(High, Low)), Math.Max(Close, Volume)) + 1;

    /// <summary>Reads a header by its names, whatever their case and order.</summary>
    /// <exception cref="InvalidInputException">Columns are missing or named twice; each is named.</exception>
    public static TableColumns Read(string inputName, string header, bool needsVolume)
    {
        var delimiter = ",;\t".MaxBy(candidate => header.Count(character => character == candidate));
        string[] names = [.. header.TrimStart('\uFEFF').Split(delimiter).Select(name => name.Trim(' ', '"', '<', '>').ToLowerInvariant())];
        string[] needed = ["time", .. Prices, .. needsVolume ? ["volume"] : Array.Empty<string>()];
        var where = $"{inputName}:1";
        var faults = needed.Where(name => Find(names, name) < 0)
            .Select(name => new Fault("TABLE_COLUMN_MISSING", where, $"no column '{name}'", $"a header with {string.Join(", ", needed)}"))
            .Concat(names.Where(name => name == "volume" || needed.Contains(name)).GroupBy(name => name)
                .Where(group => group.Count() > 1)
                .Select(group => new Fault("TABLE_COLUMN_REPEATED", where, $"'{group.Key}' stands {group.Count()} times", "each column once")))
            .ToList();
        int Column(string name) => Find(names, name);
        return faults.Count > 0
            ? throw new InvalidInputException(faults)
            : new(delimiter, Column("time"), Column("open"), Column("high"), Column("low"), Column("close"), Column("volume"));
    }

    private static int Find(string[] names, string name) => name == "time"
        ? TimeNames.Select(known => Array.IndexOf(names, known)).FirstOrDefault(index => index >= 0, -1)
        : Array.IndexOf(names, name);
}
