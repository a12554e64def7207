using System.Text.RegularExpressions;

namespace Arus.UnitTests.Architecture;

public sealed partial class ContractFolderTests
{
    /// <summary>Which folders of Contracts a project, or a folder of Contracts itself, may use beside its own. Values are everyone's.</summary>
    private static readonly Dictionary<string, string[]> Law = new()
    {
        ["MarketData"] = ["MarketData"],
        ["Features"] = ["Features", "MarketData"],
        ["Intelligence"] = ["Intelligence", "Learning", "Language", "Features", "MarketData"],
        ["Learning"] = ["Learning", "Features", "MarketData"],
        ["Language"] = ["Language", "MarketData"],
        ["Trading"] = ["Trading", "Intelligence", "MarketData"],
        ["Engine"] = ["Engine", "Live", "Trading", "Intelligence", "Features", "MarketData"],
        ["Live"] = ["Live", "Trading", "Intelligence", "MarketData"],
        ["Research"] = ["Research", "Engine", "Trading", "Intelligence", "Learning", "Language", "Features", "MarketData"],
        ["Terminals"] = ["Terminals", "Live", "Trading", "MarketData"],
        ["Gateway"] = ["Terminals", "Live", "Research", "Engine", "Trading", "Intelligence", "Learning", "Language", "Features", "MarketData"],
        ["Foundation"] = [],
        ["Host"] = ["Terminals", "Live", "Research", "Engine", "Trading", "Intelligence", "Learning", "Language", "Features", "MarketData"],
    };

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(Repo.Root, "src")).Select(folder => Path.GetFileName(folder)).Where(name => name != "Contracts")];

    public static TheoryData<string> ContractFolders =>
        [.. Directory.GetDirectories(Path.Combine(Repo.Root, "src", "Contracts")).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("Values" or "bin" or "obj"))];

    [Theory, MemberData(nameof(Projects))]
    public void Project_Sources_UseOnlyTheContractsTheyMay(string project) =>
        Assert.Empty(Repo.Sources($"src/{project}").SelectMany(file => Breaches(project, file, Repo.Read(file))));

    [Theory, MemberData(nameof(ContractFolders))]
    public void ContractFolder_Sources_UseOnlyTheContractsTheyMay(string folder) =>
        Assert.Empty(Repo.Sources($"src/Contracts/{folder}").SelectMany(file => Breaches(folder, file, Repo.Read(file))));

    [Fact]
    public void Values_Sources_UseNoOtherContract() =>
        Assert.Empty(Repo.Sources("src/Contracts/Values").Where(file => ContractUse().IsMatch(Repo.Read(file))));

    [Theory]
    [InlineData("using Arus.Contracts.Trading;")]
    [InlineData("Arus.Contracts.Trading.OrderIntent intent")]
    [InlineData("using static Arus.Contracts.Trading.OrderState;")]
    public void Breaches_FeaturesUseTrading_AreFound(string code) => Assert.Single(Breaches("Features", "src/Features/X.cs", code));

    [Fact]
    public void Breaches_OwnFolder_AreNone() => Assert.Empty(Breaches("Trading", "src/Trading/X.cs", "using Arus.Contracts.Trading;"));

    private static IEnumerable<string> Breaches(string project, string file, string code) => ContractUse()
        .Matches(code)
        .Select(match => match.Groups[1].Value)
        .Distinct()
        .Where(folder => !Law[project].Contains(folder))
        .Select(folder => $"{file} uses Contracts.{folder}");

    [GeneratedRegex(@"Arus\.Contracts\.(MarketData|Features|Intelligence|Trading|Engine|Research|Live|Terminals|Learning|Language|Accounts|Notifications)\b")]
    private static partial Regex ContractUse();
}
