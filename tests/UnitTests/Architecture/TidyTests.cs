using System.Text.RegularExpressions;

namespace Arus.UnitTests.Architecture;

/// <summary>Invariants written as absences, and the mirror of sources and tests. Every check is shown to fail on a breach.</summary>
public sealed partial class TidyTests
{
    private static readonly string[] TestsWithoutMirror = ["Architecture", "Flows"];

    [Theory]
    [InlineData("src/MarketData")]
    [InlineData("src/Features")]
    [InlineData("src/Contracts/MarketData")]
    [InlineData("src/Contracts/Features")]
    public void Market_NeverMentionsATenant(string folder) => Assert.Empty(Repo.Sources(folder).Where(file => Tenant().IsMatch(Repo.Read(file))));

    [Fact]
    public void Tenant_InCode_IsFound() => Assert.Matches(Tenant(), "void Read(TenantId tenant)");

    [Theory]
    [InlineData("Orders")]
    [InlineData("Portfolios")]
    [InlineData("Risk")]
    [InlineData("Execution")]
    public void Money_NeverMeetsADouble(string folder) => Assert.Empty(Repo.Sources($"src/Trading/{folder}").Where(file => HasDouble(Repo.Read(file))));

    [Theory]
    [InlineData("private double _equity;")]
    [InlineData("var x = price.ToDouble();")]
    public void HasDouble_InCode_IsFound(string code) => Assert.True(HasDouble(code));

    [Fact]
    public void HasDouble_InAComment_IsNotFound() => Assert.False(HasDouble("// a double fill\n/// <summary>double</summary>"));

    [Theory]
    [InlineData("Orders", new[] { "Orders" })]
    [InlineData("Portfolios", new[] { "Orders", "Portfolios" })]
    [InlineData("Risk", new[] { "Orders", "Portfolios", "Risk" })]
    [InlineData("Execution", new[] { "Orders", "Portfolios", "Risk", "Execution" })]
    public void TradingFolder_UsesOnlyThoseToItsLeft(string folder, string[] allowed) =>
        Assert.Empty(Repo.Sources($"src/Trading/{folder}").SelectMany(file => Rightward(Repo.Read(file), allowed).Select(used => $"{file} uses {used}")));

    [Fact]
    public void Rightward_RiskUsesExecution_IsFound() => Assert.Equal(["Execution"], Rightward("using Arus.Trading.Execution;", ["Orders", "Portfolios", "Risk"]));

    [Fact]
    public void Modules_NeverNameEachOther()
    {
        string[] modules = ["MarketData", "Features", "Intelligence", "Learning", "Language", "Trading", "Engine", "Research"];

        Assert.Empty(modules.SelectMany(module => Repo.Sources($"src/{module}").Where(file => NamesOther(Repo.Read(file), module, modules))));
    }

    [Fact]
    public void NamesOther_OneModuleInAnother_IsFound() => Assert.True(NamesOther("using Arus.Trading.Orders;", "Engine", ["Engine", "Trading"]));

    [Fact]
    public void UnitTest_EachFile_MirrorsASource() => Assert.Empty(Repo.Sources("tests/UnitTests").Where(IsOrphan));

    [Fact]
    public void IsOrphan_TestWithoutSource_IsFound() => Assert.True(IsOrphan("tests/UnitTests/Trading/Risk/NoSuchThingTests.cs"));

    [Fact]
    public void Source_EachFile_FitsInAHead() =>
        Assert.Empty(Repo.Sources("src").Where(file => Repo.Read(file).Count(character => character == '\n') > 600));

    [Fact]
    public void Page_EveryOne_IsMerged() =>
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Repo.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Repo.Root, "*.md")).Where(page => Unmerged().IsMatch(File.ReadAllText(page))));

    [Fact]
    public void Unmerged_InAPage_IsFound() => Assert.Matches(Unmerged(), "One.\n<<<<<<< HEAD\nTwo.\n");

    [Fact]
    public void Source_EveryFile_IsFinished() => Assert.Empty(Repo.Sources("src").Concat(Repo.Sources("tests")).Where(file => !file.EndsWith("TidyTests.cs", StringComparison.Ordinal) && Unfinished().IsMatch(Repo.Read(file))));

    [Theory]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("// TODO later")]
    [InlineData("catch (Exception) { }")]
    public void Unfinished_InCode_IsFound(string code) => Assert.Matches(Unfinished(), code);

    private static bool HasDouble(string code) => code.Split('\n').Any(line => Double().IsMatch(Comment().Replace(line, "")));

    private static IEnumerable<string> Rightward(string code, string[] allowed) =>
        TradingFolder().Matches(code).Select(match => match.Groups[1].Value).Distinct().Except(allowed);

    private static bool NamesOther(string code, string module, string[] modules) =>
        modules.Where(other => other != module).Any(other => Regex.IsMatch(code, $@"\bArus\.{other}\b"));

    private static bool IsOrphan(string test)
    {
        var parts = test.Split('/')[2..];
        return test.EndsWith("Tests.cs", StringComparison.Ordinal)
            && !TestsWithoutMirror.Contains(parts[0])
            && !File.Exists(Path.Combine(Repo.Root, "src", string.Join('/', parts).Replace("Tests.cs", ".cs", StringComparison.Ordinal)));
    }

    [GeneratedRegex("^(<<<<<<<|>>>>>>>) ", RegexOptions.Multiline)]
    private static partial Regex Unmerged();

    [GeneratedRegex(@"\bTenantId\b")]
    private static partial Regex Tenant();

    [GeneratedRegex(@"\bdouble\b|ToDouble\(")]
    private static partial Regex Double();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bArus\.Trading\.(\w+)")]
    private static partial Regex TradingFolder();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b|catch \(Exception\b[^)]*\) \{ \}")]
    private static partial Regex Unfinished();
}
