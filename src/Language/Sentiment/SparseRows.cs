namespace Arus.Language.Sentiment;

/// <summary>Rows of a matrix of which most entries are 0: per row its columns, each once, and their values.</summary>
internal sealed class SparseRows
{
    private readonly List<int> _ends = [];
    private readonly List<int> _columns = [];
    private readonly List<double> _values = [];

    public int Count => _ends.Count;

    public void Add(int column, double value)
    {
        _columns.Add(column);
        _values.Add(value);
    }

    public void EndRow() => _ends.Add(_columns.Count);

    public ReadOnlySpan<int> Columns(int row) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_columns)[Start(row).._ends[row]];

    public ReadOnlySpan<double> Values(int row) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[Start(row).._ends[row]];

    private int Start(int row) => row == 0 ? 0 : _ends[row - 1];
}
