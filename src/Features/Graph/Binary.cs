namespace Arus.Features;

/// <summary>Two series combined, NaN when either is. Those of different tracks meet on the track of rows.</summary>
internal sealed class Binary : Series
{
    private readonly BinaryOperation _operation;
    private readonly Series _left;
    private readonly Series _right;

    private Binary(Track track, string formula, BinaryOperation operation, Series left, Series right)
        : base(track, formula, Math.Max(left.WarmUp, right.WarmUp))
    {
        _operation = operation;
        _left = left;
        _right = right;
    }

    /// <summary>The series of an operation.</summary>
    public static Series Of(BinaryOperation operation, Series left, Series right)
    {
        var track = ReferenceEquals(left.Track, right.Track) ? left.Track : left.Track.Rows;
        return track.Once(Text(operation, left, right), formula => new Binary(track, formula, operation, left, right));
    }

    /// <inheritdoc/>
    public override void Update()
    {
        var left = _left.Value;
        var right = _right.Value;
        Value = _operation switch
        {
            BinaryOperation.Add => left + right,
            BinaryOperation.Subtract => left - right,
            BinaryOperation.Multiply => left * right,
            BinaryOperation.Divide => right == 0.0 ? double.NaN : left / right,
            BinaryOperation.Max => Math.Max(left, right),
            BinaryOperation.Min => Math.Min(left, right),
            _ => double.IsNaN(left) || double.IsNaN(right) ? double.NaN : left > right ? 1.0 : 0.0,
        };
    }

    private static string Text(BinaryOperation operation, Series left, Series right) => operation switch
    {
        BinaryOperation.Add => $"({left.Formula} + {right.Formula})",
        BinaryOperation.Subtract => $"({left.Formula} - {right.Formula})",
        BinaryOperation.Multiply => $"({left.Formula} * {right.Formula})",
        BinaryOperation.Divide => $"({left.Formula} / {right.Formula})",
        BinaryOperation.Max => $"max({left.Display}, {right.Display})",
        BinaryOperation.Min => $"min({left.Display}, {right.Display})",
        _ => $"({left.Formula} > {right.Formula})",
    };
}
