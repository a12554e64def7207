namespace Arus.Contracts.Learning;

/// <summary>A table that is to be fitted.</summary>
/// <param name="Name">What faults call the table, such as the file's name.</param>
/// <param name="Table">
/// Comma-, semicolon- or tab-separated: a header with the names of the columns, then one row of numbers each, in the order of time where there is one. An empty cell is missing.
/// </param>
/// <param name="Target">The column to predict, 0 or 1 in every row; all others are features.</param>
/// <param name="TestName">What faults call the test table.</param>
/// <param name="Test">The rows to judge by, with the same columns; null for the last 20 % of the table.</param>
/// <param name="ValidationShare">The share of the training rows, the last ones, that early stopping is judged by; 0 for none.</param>
public sealed record FitTables(string Name, TextReader Table, string Target, string? TestName = null, TextReader? Test = null, double ValidationShare = 0);

/// <summary>A model fitted to a table.</summary>
/// <param name="Model">The model.</param>
/// <param name="TrainRows">Rows it was trained on.</param>
/// <param name="ValidationRows">Rows that early stopping was judged by.</param>
/// <param name="TestRows">Rows of the test table, or held out.</param>
/// <param name="IsHoldOut">Whether the test rows are the last of the table itself.</param>
/// <param name="Seconds">How long training took.</param>
/// <param name="Probabilities">Per test row; NaN where there is no whole window before it.</param>
/// <param name="Targets">Per test row.</param>
/// <param name="Scores">How good the probabilities are.</param>
public sealed record FittedTable(
    IModel Model, int TrainRows, int ValidationRows, int TestRows, bool IsHoldOut, double Seconds, double[] Probabilities, double[] Targets, ModelScores Scores);

/// <summary>Fits a model to any table of numbers.</summary>
public interface ITableFit
{
    /// <summary>Trains on a table and judges by rows that were not trained on.</summary>
    /// <exception cref="InvalidInputException">The specification, a header or a row is wrong; every fault is named with its line and column, those beyond the hundredth only counted.</exception>
    FittedTable Fit(ModelSpec spec, FitTables tables, CancellationToken stop);
}
