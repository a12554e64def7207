using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>
/// A streaming indicator as the pipeline calls it: through a class, because a call through an interface to eleven kinds of indicator costs several
/// times more. Inputs are finite; the doors to the module see to it.
/// </summary>
internal abstract class IndicatorStream : IIndicator
{
    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Outputs { get; }

    /// <inheritdoc/>
    public abstract bool IsReady { get; }

    /// <inheritdoc/>
    public abstract void Update(in IndicatorInput input);

    /// <inheritdoc/>
    public abstract void CopyTo(Span<double> outputs);
}
