using Arus.Terminals.Keys;

namespace Arus.UnitTests.Terminals.Keys;

public sealed class TerminalKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-keys-").FullName;
    private readonly TerminalKeys _keys = new(TimeProvider.System);

    [Fact]
    public void Add_AName_MakesAKeyThatOpensAgain()
    {
        var made = _keys.Add(_folder, "office");

        var stored = TerminalKeys.Find(_folder, made.Id);
        Assert.Equal((16, 64), (made.Id.Length, made.Secret.Length));
        Assert.Equal($"{made.Id}:{made.Secret}", made.ToString());
        Assert.Equal(made.Secret, SealedSecret.Open(_folder, made.Id, stored!.Secret));
        Assert.Equal(("office", null, false), _keys.List(_folder).Single() is var key ? (key.Name, key.BoundTo, key.IsRevoked) : default);
    }

    [Fact]
    public void Add_ASecret_IsNowhereInTheFolderInTheClear()
    {
        var made = _keys.Add(_folder, "office");

        Assert.All(Directory.GetFiles(_folder), file => Assert.DoesNotContain(made.Secret, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Add_TheSealingKey_IsItsOwnersOnly()
    {
        _keys.Add(_folder, "office");

        Assert.True(OperatingSystem.IsWindows()
            || File.GetUnixFileMode(Path.Combine(_folder, "terminals.key")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Office")]
    [InlineData("an office")]
    [InlineData("a2345678901234567890123456789012x")]
    public void Add_AMalformedName_IsAFault(string name) =>
        Assert.Equal("TERMINAL_NAME_INVALID", Assert.Throws<InvalidInputException>(() => _keys.Add(_folder, name)).Faults[0].Code);

    [Fact]
    public void Renew_ANameThatIsTaken_LetsOnlyTheNewKeyIn()
    {
        var old = _keys.Add(_folder, "office");

        var renewed = _keys.Renew(_folder, "office");

        Assert.NotEqual(old.Id, renewed.Id);
        Assert.Null(TerminalKeys.Find(_folder, old.Id));
        Assert.Equal(["office"], _keys.List(_folder).Select(key => key.Name));
    }

    [Fact]
    public void Add_ANameThatIsTaken_IsAFaultAlsoWhenItWasRevoked()
    {
        _keys.Add(_folder, "office");
        _keys.Revoke(_folder, "office");

        Assert.Equal("TERMINAL_NAME_TAKEN", Assert.Throws<InvalidInputException>(() => _keys.Add(_folder, "office")).Faults[0].Code);
    }

    [Fact]
    public void Add_ManyAtOnce_KeepsThemAll()
    {
        Parallel.For(0, 16, at => new TerminalKeys(TimeProvider.System).Add(_folder, $"t{at}"));

        Assert.Equal(16, _keys.List(_folder).Select(key => key.Id).Distinct().Count());
    }

    [Fact]
    public void Revoke_AKey_IsSeenByEveryone()
    {
        _keys.Add(_folder, "office");

        Assert.True(_keys.Revoke(_folder, "office"));
        Assert.False(_keys.Revoke(_folder, "nobody"));
        Assert.True(new TerminalKeys(TimeProvider.System).List(_folder).Single().IsRevoked);
    }

    [Fact]
    public void Bind_ASecondAccount_IsRefused()
    {
        var made = _keys.Add(_folder, "office");

        Assert.True(_keys.Bind(_folder, made.Id, "1@Demo"));
        Assert.True(_keys.Bind(_folder, made.Id, "1@Demo"));
        Assert.False(_keys.Bind(_folder, made.Id, "2@Demo"));
        Assert.False(_keys.Bind(_folder, "nobody", "1@Demo"));
        Assert.Equal("1@Demo", _keys.List(_folder).Single().BoundTo);
    }

    [Fact]
    public void Open_ASecretMovedToAnotherKey_IsAFault()
    {
        var (one, two) = (_keys.Add(_folder, "one"), _keys.Add(_folder, "two"));

        var moved = TerminalKeys.Find(_folder, one.Id)!.Secret;

        Assert.Equal("TERMINAL_KEYS_INVALID", Assert.Throws<InvalidInputException>(() => SealedSecret.Open(_folder, two.Id, moved)).Faults[0].Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":2,\"keys\":[]}")]
    [InlineData("{\"version\":1,\"keys\":[{\"name\":\"x\"}]}")]
    public void List_ADamagedFile_IsAFault(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "terminals.json"), content);

        Assert.Equal("TERMINAL_KEYS_INVALID", Assert.Throws<InvalidInputException>(() => _keys.List(_folder)).Faults[0].Code);
    }

    [Fact]
    public void List_WithoutAFolder_IsEmpty() => Assert.Empty(_keys.List(Path.Combine(_folder, "nothing")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
