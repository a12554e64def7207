using System.Text.RegularExpressions;

namespace Arus.UnitTests.Architecture;

/// <summary>The map must not name what is gone.</summary>
public sealed partial class ArchitecturePageTests
{
    private static readonly HashSet<string> Types = [.. Repo.Sources("src").Select(file => Path.GetFileNameWithoutExtension(file))];

    public static TheoryData<string> Rows => [.. Repo.Read("docs/ARCHITECTURE.md").Split('\n').Where(line => line.StartsWith('|') && line.Contains("`src/", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Rows))]
    public void Row_OfAMap_NamesFoldersAndTypesThatExist(string row) => Assert.Empty(Gone(row));

    [Fact]
    public void Rows_OfThePage_AreTheProjectsAndTheElevenSteps() => Assert.True(Rows.Count >= 20);

    [Theory]
    [InlineData("| `src/Nowhere` | x |", "src/Nowhere")]
    [InlineData("| 1 | `src/Engine` | `NoSuchType` | x |", "NoSuchType")]
    public void Gone_WhatDoesNotExist_IsFound(string row, string expected) => Assert.Equal([expected], Gone(row));

    private static IEnumerable<string> Gone(string row) => Quoted()
        .Matches(row)
        .Select(match => match.Groups[1].Value)
        .Where(name => name.StartsWith("src/", StringComparison.Ordinal)
            ? !Directory.Exists(Path.Combine(Repo.Root, name))
            : TypeName().IsMatch(name) && !Types.Contains(name));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("^[A-Z][A-Za-z]+$")]
    private static partial Regex TypeName();
}
