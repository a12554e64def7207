namespace Arus.Learning.Trees.Prediction;

/// <summary>
/// A row as flat trees read it: once for each <see cref="MissingRule"/> in use, with what that rule calls missing put where the rule sends it, −∞ to the left
/// and +∞ to the right. So a node needs one comparison and no test for NaN.
/// </summary>
internal sealed class FlatInputs
{
    private const int Rules = 5;

    private readonly int[] _starts = new int[Rules];
    private readonly int _columns;
    private readonly bool _isSingle;
    private readonly bool[] _isUsed;

    /// <param name="trees">The trees.</param>
    /// <param name="columns">The columns of a row.</param>
    /// <param name="isSingle">Whether values are rounded to 32 bits first.</param>
    public FlatInputs(IReadOnlyList<Tree> trees, int columns, bool isSingle)
    {
        (_columns, _isSingle) = (columns, isSingle);
        _isUsed = new bool[Rules];
        foreach (var tree in trees)
        {
            foreach (var node in tree.Nodes)
            {
                _isUsed[(int)node.Missing] |= !node.IsLeaf;
            }
        }

        // A model of leaves alone still needs something to read.
        _isUsed[(int)MissingRule.NanRight] |= !_isUsed.Contains(true);
        for (var rule = 0; rule < Rules; rule++)
        {
            _starts[rule] = Length;
            Length += _isUsed[rule] ? columns : 0;
        }
    }

    /// <summary>How many inputs there are.</summary>
    public int Length { get; }

    /// <summary>Where a column stands under a rule.</summary>
    public int Index(MissingRule rule, int column) => _starts[(int)rule] + column;

    /// <summary>Fills the inputs with a row.</summary>
    public void Fill(ReadOnlySpan<double> row, Span<double> inputs)
    {
        for (var rule = 0; rule < Rules; rule++)
        {
            if (_isUsed[rule])
            {
                Fill((MissingRule)rule, row, inputs.Slice(_starts[rule], _columns));
            }
        }
    }

    private void Fill(MissingRule rule, ReadOnlySpan<double> row, Span<double> inputs)
    {
        var instead = rule switch
        {
            MissingRule.NanLeft or MissingRule.ZeroLeft => double.NegativeInfinity,
            MissingRule.NanAsZero => 0,
            _ => double.PositiveInfinity,
        };
        var isZeroMissing = rule >= MissingRule.ZeroLeft;
        for (var column = 0; column < inputs.Length; column++)
        {
            var value = _isSingle ? (float)row[column] : row[column];
            inputs[column] = double.IsNaN(value) || (isZeroMissing && Tree.IsZero(value)) ? instead : value;
        }
    }
}
