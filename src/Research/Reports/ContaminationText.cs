using System.Globalization;
using Arus.Contracts.Research;

namespace Arus.Research.Reports;

/// <summary>What may have been known beforehand, in words.</summary>
internal static class ContaminationText
{
    public static string Of(Contamination found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{found.Answers:#,0} of {found.Of:#,0} answers of language models it could hear may know what came after ({string.Join(", ", found.Models)}; {found.Masked:#,0} asked without names and dates)");
}
