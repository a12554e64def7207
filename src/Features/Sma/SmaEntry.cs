namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Sma"/>.</summary>
internal static class SmaEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["value"];

    private static readonly IntegerSetting Period = IntegerSetting.Period("period", 14, "bars in the mean");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "sma",
        Title = "Simple Moving Average",
        Settings = [Period],
        Outputs = Outputs,
        Source = "The mean of the last n closes.",
        Stream = set => new SmaStream(set[Period]),
        Columns = (set, bars) => [Sma.Series(bars.Closes(), set[Period])],
    };
}
