using System.Globalization;
using Arus.Contracts.Features;
using Arus.Contracts.Research;

namespace Arus.Research.Validation;

/// <summary>What the look for knowledge of the future found.</summary>
/// <param name="Leaks">Every finding; empty when nothing.</param>
/// <param name="Rows">Rows that were recomputed.</param>
/// <param name="Columns">Values per row.</param>
internal sealed record LeakageFindings(IReadOnlyList<Leak> Leaks, int Rows, int Columns)
{
    /// <summary>The check of a verdict that comes of it.</summary>
    public VerdictCheck ToCheck()
    {
        const string code = "LEAKAGE";
        return Leaks.Count > 0
            ? new(code, VerdictResult.Reject, Say($"{Leaks.Count} findings of knowledge of the future, 0 allowed; the first: {Leaks[0].Feature}, {Leaks[0].Evidence}"), Leaks.Count, 0)
            : Rows == 0
                ? new(code, VerdictResult.Suspect, "no row to look for knowledge of the future in", null, 0)
                : new(code, VerdictResult.Pass, Say($"{Rows} rows of {Columns} values and decisions are the same without and with another future"), 0, 0);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
