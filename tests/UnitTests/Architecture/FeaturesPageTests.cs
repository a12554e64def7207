using System.Text;
using Arus.Contracts.Features;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Architecture;

/// <summary>docs/features.md is the catalogue, written out.</summary>
public sealed class FeaturesPageTests
{
    private const string Page = "docs/features.md";

    private const string Head = """
        # Features

        What models and strategies can be given. One definition serves training and live: a table of features is the live stream run over history, and
        a test compares the two byte for byte. `arus features` lists them, `arus features NAME` shows one, `arus features --in FILE --symbol S` computes
        them. This page is written from the catalogue; a test holds it to that.

        A row belongs to a closed bar and holds what closed at or before the close of that bar, and nothing later: a bar of another period or instrument
        counts from its close on. Where there is no value, while warming up, without the quotes, the order book, the other instruments or the calendar
        that a feature needs, or where its formula has none, such as a share of a range of 0, the cell is empty (NaN). `warm-up` counts the bars before
        the one with the first value, of the slowest period a feature reads. In formulas `[n]` is n bars ago; `h4.close` is the close of the last
        closed bar of four hours, `other1` the first of the other instruments, `aligned` its value where both closed together. Functions: `mean`,
        `sum`, `deviation` (divided by n), `highest`, `lowest`, `highestage` (bars since the highest), `ema`, `wilder`, `rank` (share of the last n
        values below, ties half), `slope` (least squares), `correlation`, `beta`, `total` (since the start), `streak`, `positive` (0 below 0), `negative` (distance below 0).

        """;

    [Fact]
    public void FeaturesPage_Catalogue_IsWrittenOut()
    {
        var path = Path.Combine(Repo.Root, Page);
        var expected = Text(FeatureMarket.Catalog.All);
        if (Environment.GetEnvironmentVariable("ARUS_ACCEPT_PAGES") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, $"The catalogue of features changed. Run this test with ARUS_ACCEPT_PAGES=1 and commit {Page}.");
    }

    private static string Text(IReadOnlyList<FeatureInfo> features)
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n');
        page.Append($"{features.Count} features in {features.Select(feature => feature.Group).Distinct().Count()} groups.\n");
        foreach (var group in features.GroupBy(feature => feature.Group))
        {
            page.Append($"\n## {Words(group.Key)}\n\n| feature | formula | unit | range | warm-up | source |\n|---|---|---|---|---:|---|\n");
            foreach (var feature in group)
            {
                var warmUp = feature.Periods.Count > 0 ? $"{feature.WarmUp} {feature.Periods[^1]}" : $"{feature.WarmUp}";
                page.Append($"| `{feature.Name}` | {Cell(feature.Formula)} | {Cell(feature.Unit)} | {Cell(feature.Range)} | {warmUp} | {Cell(feature.Source)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Words(FeatureGroup group) =>
        string.Concat(group.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
