namespace Arus.Contracts.MarketData;

/// <summary>Looks into the store while others write to it: for charts and tables.</summary>
public interface IMarketBrowser
{
    /// <summary>
    /// Bars before a moment, oldest first, built from stored bars of the period where there are any, else folded from stored ticks or shorter bars.
    /// </summary>
    /// <param name="dataDirectory">Where.</param>
    /// <param name="source">Whose.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="period">Not <see cref="BarPeriod.Tick"/>.</param>
    /// <param name="before">Bars that opened before this.</param>
    /// <param name="count">At most so many, 1 to 5,000.</param>
    /// <exception cref="InvalidInputException">There is no such series.</exception>
    IReadOnlyList<Bar> Bars(string dataDirectory, SourceId source, InstrumentId instrument, BarPeriod period, Timestamp before, int count);

    /// <summary>Ticks before a moment, oldest first, at most <paramref name="count"/>, 1 to 10,000.</summary>
    /// <exception cref="InvalidInputException">There is no such series.</exception>
    IReadOnlyList<Tick> Ticks(string dataDirectory, SourceId source, InstrumentId instrument, Timestamp before, int count);

    /// <summary>The values of an indicator over bars as <see cref="Bars"/> gives them need warm-up: this many bars more are read for it.</summary>
    int WarmUpBars => 500;
}
