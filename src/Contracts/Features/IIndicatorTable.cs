namespace Arus.Contracts.Features;

/// <summary>Computes one indicator over a table of bars.</summary>
public interface IIndicatorTable
{
    /// <summary>
    /// Reads comma-, semicolon- or tab-separated bars whose header names at least <c>time open high low close</c>, and <c>volume</c> where the
    /// indicator needs it, in any order, and writes <c>time</c> as it was read and every output: one row per bar, empty while warming up, numbers as
    /// short as they read back exactly. Nothing is written unless the whole table is right.
    /// </summary>
    /// <param name="spec">The indicator.</param>
    /// <param name="inputName">What faults call the input, such as the file's name.</param>
    /// <param name="input">The bars.</param>
    /// <param name="output">Where the result goes.</param>
    /// <returns>How many bars were written.</returns>
    /// <exception cref="InvalidInputException">
    /// The indicator, a setting, the header or a row is wrong; every fault is named with its line, rows beyond the hundredth fault are only counted.
    /// </exception>
    long Run(IndicatorSpec spec, string inputName, TextReader input, TextWriter output);
}
