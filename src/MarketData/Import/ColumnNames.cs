namespace Arus.MarketData.Import;

/// <summary>What the names in headers mean, in the spellings exports use.</summary>
internal static class ColumnNames
{
    private static readonly Dictionary<string, Field> Known = new(StringComparer.Ordinal)
    {
        ["date"] = Field.Date,
        ["tanggal"] = Field.Date,
        ["day"] = Field.Date,
        ["time"] = Field.DateTime,
        ["timestamp"] = Field.DateTime,
        ["datetime"] = Field.DateTime,
        ["gmttime"] = Field.DateTime,
        ["localtime"] = Field.DateTime,
        ["utctime"] = Field.DateTime,
        ["opentime"] = Field.DateTime,
        ["timeutc"] = Field.DateTime,
        ["utc"] = Field.DateTime,
        ["dateandtime"] = Field.DateTime,
        ["unix"] = Field.DateTime,
        ["bid"] = Field.Bid,
        ["bidprice"] = Field.Bid,
        ["ask"] = Field.Ask,
        ["askprice"] = Field.Ask,
        ["offer"] = Field.Ask,
        ["open"] = Field.Open,
        ["pembukaan"] = Field.Open,
        ["bidopen"] = Field.Open,
        ["openbid"] = Field.Open,
        ["o"] = Field.Open,
        ["high"] = Field.High,
        ["tertinggi"] = Field.High,
        ["bidhigh"] = Field.High,
        ["highbid"] = Field.High,
        ["h"] = Field.High,
        ["low"] = Field.Low,
        ["terendah"] = Field.Low,
        ["bidlow"] = Field.Low,
        ["lowbid"] = Field.Low,
        ["l"] = Field.Low,
        ["close"] = Field.Close,
        ["terakhir"] = Field.Close,
        ["bidclose"] = Field.Close,
        ["closebid"] = Field.Close,
        ["c"] = Field.Close,
        ["price"] = Field.Close,
        ["askclose"] = Field.AskClose,
        ["closeask"] = Field.AskClose,
        ["tickvol"] = Field.Volume,
        ["tickvolume"] = Field.Volume,
        ["volume"] = Field.Volume,
        ["vol"] = Field.Volume,
        ["v"] = Field.Volume,
        ["spread"] = Field.SpreadPoints,
        ["flags"] = Field.QuoteChanges,
        ["msofday"] = Field.MillisecondOfDay,
        ["ms"] = Field.MillisecondOfDay,
    };

    /// <summary>What each name stands for; a second column of the same kind is skipped, the ticks' count going before other volumes.</summary>
    public static Field[] Map(IReadOnlyList<string> names)
    {
        var fields = new Field[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var field = Known.GetValueOrDefault(Plain(names[i]), Field.Skip);
            var earlier = field is Field.Skip or Field.Date or Field.DateTime ? -1 : Array.IndexOf(fields, field, 0, i);
            fields[i] = earlier < 0 ? field : Field.Skip;
            if (earlier >= 0 && field == Field.Volume && Plain(names[i]).StartsWith("tick", StringComparison.Ordinal))
            {
                (fields[earlier], fields[i]) = (Field.Skip, Field.Volume);
            }
        }

        return fields;
    }

    /// <summary>Whether a line of names is a header: it names a time and a price.</summary>
    public static bool IsHeader(IReadOnlyList<string> names)
    {
        var fields = Map(names);
        return fields.Any(static field => field is Field.Date or Field.DateTime or Field.MillisecondOfDay)
            && fields.Any(static field => field is Field.Bid or Field.Ask or Field.Open or Field.Close);
    }

    /// <summary>The name a column is reported by.</summary>
    public static string Describe(IEnumerable<Field> fields) =>
        string.Join(',', fields.Select(static field => field == Field.Skip ? "-" : field.ToString().ToLowerInvariant()));

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter));
}
