using System.Text.Json.Nodes;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class AuthenticationProofTests
{
    private static readonly JsonNode Golden = JsonNode.Parse(File.ReadAllText(Path.Combine(Repo.Root, "protocol", "golden", "auth.json")))!;

    [Fact]
    public void Compute_WorkedExample_IsTheGoldenProof() => Assert.Equal(
        Text("proof"), AuthenticationProof.Compute(Text("secret"), Text("clientNonce"), Text("serverNonce"), (long)Golden["login"]!, Text("server")));

    [Theory]
    [InlineData("terminal-secret-0001", 5012345, true)]
    [InlineData("terminal-secret-0002", 5012345, false)]
    [InlineData("terminal-secret-0001", 5012346, false)]
    public void Verify_AnotherSecretOrAccount_IsFalse(string secret, long login, bool expected) => Assert.Equal(
        expected, AuthenticationProof.Verify(Text("proof"), secret, Text("clientNonce"), Text("serverNonce"), login, Text("server")));

    [Theory]
    [InlineData("")]
    [InlineData("C795F1089A546E8F6404FA48BDA8CE847BE791A1C7FB2B3DECEC2E48DD7BB439")]
    public void Verify_AnotherForm_IsFalse(string proof) => Assert.False(
        AuthenticationProof.Verify(proof, Text("secret"), Text("clientNonce"), Text("serverNonce"), (long)Golden["login"]!, Text("server")));

    private static string Text(string name) => (string)Golden[name]!;
}
