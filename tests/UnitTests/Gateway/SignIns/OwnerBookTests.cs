using Arus.Foundation.Persistence;
using Arus.Gateway.SignIns;

namespace Arus.UnitTests.Gateway.SignIns;

public sealed class OwnerBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-owner-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SignIn_WithThePassword_LetsInAndTheFileHoldsNeitherItNorTheToken()
    {
        var owners = new OwnerBook(PhysicalDisk.Instance, TimeProvider.System);
        var owner = owners.EnsureOwner(_folder)!;

        var token = owners.SignIn(owner.Name, owner.Password)!;

        var kept = File.ReadAllText(Path.Combine(_folder, "owner.json"));
        Assert.Equal(TenantId.Local, owners.Find(token.Token)?.Tenant);
        Assert.DoesNotContain(owner.Password, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Token, kept, StringComparison.Ordinal);
        Assert.Null(owners.SignIn(owner.Name, owner.Password + "x"));
        Assert.Null(owners.SignIn("other", owner.Password));
    }

    [Fact]
    public void Redeem_MoreOftenThanTokensAreKept_LetsTheOldestGo()
    {
        var owners = new OwnerBook(PhysicalDisk.Instance, TimeProvider.System);
        owners.EnsureOwner(_folder);
        var tokens = Enumerable.Range(0, OwnerBook.TokensMax + 1).Select(_ => owners.Redeem(owners.IssueCode())!.Token).ToList();

        Assert.Null(owners.Find(tokens[0]));
        Assert.All(tokens.Skip(1), token => Assert.NotNull(owners.Find(token)));
    }

    [Fact]
    public void EnsureOwner_OfADamagedFile_SaysSoAndMakesNoOther()
    {
        File.WriteAllText(Path.Combine(_folder, "owner.json"), "{");

        var refused = Assert.Throws<InvalidInputException>(() => new OwnerBook(PhysicalDisk.Instance, TimeProvider.System).EnsureOwner(_folder));

        Assert.Equal("OWNER_FILE_DAMAGED", refused.Faults[0].Code);
    }
}
