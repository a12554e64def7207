using System.Xml.Linq;

namespace Arus.UnitTests.Architecture;

public sealed class ProjectReferenceTests
{
    private static readonly string[] Module = ["Contracts", "Foundation"];

    /// <summary>The whole law. A project on disk without a line here fails.</summary>
    private static readonly Dictionary<string, string[]> Law = new()
    {
        ["Contracts"] = [],
        ["Foundation"] = ["Contracts"],
        ["MarketData"] = Module,
        ["Features"] = Module,
        ["Intelligence"] = Module,
        ["Learning"] = Module,
        ["Language"] = Module,
        ["Trading"] = Module,
        ["Engine"] = Module,
        ["Research"] = Module,
        ["Terminals"] = Module,
        ["Gateway"] = Module,
        ["Host"] = [.. Module, "MarketData", "Features", "Intelligence", "Learning", "Language", "Trading", "Engine", "Research", "Terminals", "Gateway"],
    };

    public static TheoryData<string> Projects => [.. Directory
        .EnumerateFiles(Path.Combine(Repo.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repo.Root, path))];

    [Theory, MemberData(nameof(Projects))]
    public void Project_OnDisk_ObeysTheLaw(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);

        Assert.True(Law.ContainsKey(name), $"{name} has no line in the law");
        Assert.Empty(Breaches(name, XDocument.Load(Path.Combine(Repo.Root, path))));
    }

    [Theory, MemberData(nameof(Projects))]
    public void Project_OnDisk_IsInTheSolution(string path) =>
        Assert.Contains($"\"{path.Replace('\\', '/')}\"", Repo.Read("All.slnx"), StringComparison.Ordinal);

    [Fact]
    public void Contracts_OnDisk_NeedNoPackage() =>
        Assert.DoesNotContain("PackageReference", Repo.Read("src/Contracts/Contracts.csproj"), StringComparison.Ordinal);

    [Fact]
    public void Breaches_ModuleReferencesModule_AreFound()
    {
        var project = XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="..\Trading\Trading.csproj"/></ItemGroup></Project>""");

        Assert.Equal(["Trading"], Breaches("MarketData", project));
    }

    private static IEnumerable<string> Breaches(string project, XDocument file) => file
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
        .Except(Law[project]);
}
