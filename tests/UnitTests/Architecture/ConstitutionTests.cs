using System.Reflection;
using System.Text;

namespace Arus.UnitTests.Architecture;

/// <summary>What Contracts must stay: values, messages, ports; small files; no change of the public surface that nobody sees.</summary>
public sealed class ConstitutionTests
{
    private const int FileLinesMax = 200;
    private const string SurfaceFile = "tests/UnitTests/Architecture/Contracts.surface.txt";

    private static readonly Assembly Contracts = typeof(Price).Assembly;

    [Fact]
    public void Contracts_EveryFile_IsShort() => Assert.Empty(Repo.Sources("src/Contracts").Where(file => TooLong(Repo.Read(file))));

    [Fact]
    public void TooLong_OneLineBeyond_IsFound()
    {
        Assert.False(TooLong(string.Concat(Enumerable.Repeat("x\n", FileLinesMax))));
        Assert.True(TooLong(string.Concat(Enumerable.Repeat("x\n", FileLinesMax + 1))));
    }

    [Fact]
    public void Contracts_EveryType_IsAValueAMessageOrAPort() => Assert.Empty(Contracts.GetExportedTypes().Where(IsBehaviour).Select(type => type.FullName));

    [Fact]
    public void IsBehaviour_AClassOfServices_IsFound() => Assert.True(IsBehaviour(typeof(HttpClient)));

    [Fact]
    public void Contracts_EveryName_SaysWhatItIs() => Assert.Empty(Contracts.GetExportedTypes().Select(type => type.Name).Where(IsVague));

    [Theory]
    [InlineData("PriceHelper")]
    [InlineData("StringUtils")]
    [InlineData("TickExtensions")]
    public void IsVague_ACatchAllName_IsFound(string name) => Assert.True(IsVague(name));

    [Fact]
    public void Contracts_PublicSurface_IsTheOneOnRecord()
    {
        var surface = Surface();
        var path = Path.Combine(Repo.Root, SurfaceFile);
        if (Environment.GetEnvironmentVariable("ARUS_ACCEPT_SURFACE") == "1")
        {
            File.WriteAllText(path, surface);
        }

        Assert.True(
            File.ReadAllText(path).ReplaceLineEndings("\n") == surface,
            $"The public surface of Contracts changed. If it should, run this test with ARUS_ACCEPT_SURFACE=1 and commit {SurfaceFile}.");
    }

    private static bool TooLong(string code) => code.Count(character => character == '\n') > FileLinesMax;

    private static bool IsVague(string name) =>
        name.EndsWith("Helper", StringComparison.Ordinal) || name.EndsWith("Utils", StringComparison.Ordinal) || name.EndsWith("Extensions", StringComparison.Ordinal);

    /// <summary>Neither an interface, a value, an enumeration, a record, an exception nor a static class beside a value.</summary>
    private static bool IsBehaviour(Type type) =>
        !type.IsInterface && !type.IsValueType && !type.IsSubclassOf(typeof(Exception)) && !(type.IsAbstract && type.IsSealed) && type.GetMethod("<Clone>$") is null;

    private static string Surface()
    {
        var text = new StringBuilder();
        foreach (var type in Contracts.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append('\n');
            var members = type
                .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not MethodInfo { IsSpecialName: true } and not TypeInfo)
                .Select(member => $"  {member}")
                .Order(StringComparer.Ordinal);
            foreach (var member in members)
            {
                text.Append(member).Append('\n');
            }
        }

        return text.ToString();
    }
}
