namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Cci"/>.</summary>
internal static class CciEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["value"];

    private static readonly IntegerSetting Period = IntegerSetting.Period(
        "period", 14, "bars of the mean and the deviation; an update's work grows with it");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "cci",
        Title = "Commodity Channel Index",
        Settings = [Period],
        Outputs = Outputs,
        Source = "Lambert 1980; TA-Lib CCI, TradingView ta.cci, MetaTrader 5 iCCI.",
        Stream = set => new CciStream(set[Period]),
        Columns = (set, bars) => [Cci.Series(bars, set[Period])],
    };
}
