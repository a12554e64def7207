using System.Text;
using System.Text.Json.Nodes;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class MessageTextTests
{
    public static TheoryData<string> Terminal => [.. File.ReadAllLines(Golden("terminal.jsonl"))];

    public static TheoryData<string> Server => [.. File.ReadAllLines(Golden("server.jsonl"))];

    [Theory, MemberData(nameof(Terminal))]
    public void ReadOfTerminal_GoldenLine_IsWrittenTheSame(string line)
    {
        var (message, fault) = MessageText.ReadOfTerminal(Encoding.UTF8.GetBytes(line));

        Assert.Null(fault);
        AssertSame(line, Encoding.UTF8.GetString(MessageText.Write(message!)));
    }

    [Theory, MemberData(nameof(Server))]
    public void ReadOfServer_GoldenLine_IsWrittenTheSame(string line)
    {
        var (message, fault) = MessageText.ReadOfServer(Encoding.UTF8.GetBytes(line));

        Assert.Null(fault);
        AssertSame(line, Encoding.UTF8.GetString(MessageText.Write(message!)));
    }

    [Fact]
    public void Golden_EveryType_HasItsLine()
    {
        Assert.Equal(MessageText.TerminalTypes.Order(), Types("terminal.jsonl").Order());
        Assert.Equal(MessageText.ServerTypes.Order(), Types("server.jsonl").Order());
    }

    [Theory]
    [InlineData("{\"t\":\"hb\",\"n\":1,\"ts\":\"2\"}", "$.ts")]
    [InlineData("{\"t\":\"hb\",\"n\":1}", "$")]
    [InlineData("{\"t\":\"hb\",\"n\":1.5,\"ts\":2}", "$.n")]
    [InlineData("{\"t\":\"hb\",\"n\":1,\"n\":1,\"ts\":2}", "$.n")]
    [InlineData("{\"t\":\"nothing\"}", "$.t")]
    [InlineData("{\"t\":\"welcome\"}", "$.t")]
    [InlineData("{\"t\":7}", "$.t")]
    [InlineData("{}", "$.t")]
    [InlineData("[]", "$.t")]
    [InlineData("", "$")]
    [InlineData("{\"t\":\"hb\",\"n\":1,\"ts\":2} x", "$")]
    [InlineData("{\"t\":\"oack\",\"cid\":\"A1\",\"state\":\"accepted\",\"code\":\"\"}", "$.seq")]
    [InlineData("{\"t\":\"oack\",\"seq\":1,\"cid\":\"A 1\",\"state\":\"accepted\",\"code\":\"\"}", "$.cid")]
    [InlineData("{\"t\":\"oack\",\"seq\":1,\"cid\":\"A1\",\"state\":\"perhaps\",\"code\":\"\"}", "$.state")]
    [InlineData("{\"t\":\"oack\",\"seq\":1,\"cid\":\"A1\",\"state\":\"accepted, refused\",\"code\":\"\"}", "$.state")]
    [InlineData("{\"t\":\"oack\",\"seq\":1,\"cid\":\"A1\",\"state\":0,\"code\":\"\"}", "$.state")]
    [InlineData("{\"t\":\"oack\",\"seq\":1,\"cid\":null,\"state\":\"accepted\",\"code\":\"\"}", "$.cid")]
    [InlineData("{\"t\":\"time\",\"tzOff\":3601,\"srvTime\":1}", "$.tzOff")]
    [InlineData("{\"t\":\"hb\",\"n\":1,\"ts\":99999999999999999999}", "$.ts")]
    public void ReadOfTerminal_WrongMessage_IsAFaultAtItsPlace(string text, string where)
    {
        var (message, fault) = MessageText.ReadOfTerminal(Encoding.UTF8.GetBytes(text));

        Assert.Null(message);
        Assert.Equal((ErrorCode.Unsupported, where), (fault!.Code, fault.Where));
    }

    [Fact]
    public void ReadOfTerminal_UnknownFields_AreIgnored()
    {
        var (message, _) = MessageText.ReadOfTerminal("{\"more\":{\"t\":1},\"t\":\"hb\",\"n\":1,\"ts\":2,\"also\":[1]}"u8);

        Assert.Equal(new Heartbeat(1, 2), message);
    }

    [Fact]
    public void ReadOfTerminal_OneByteTooLong_IsTooLarge()
    {
        var atLimit = Encoding.UTF8.GetBytes("{\"t\":\"hb\",\"n\":1,\"ts\":2}".PadRight(T5B.TextBytesMax));

        Assert.Null(MessageText.ReadOfTerminal(atLimit).Fault);
        Assert.Equal(ErrorCode.TooLarge, MessageText.ReadOfTerminal([.. atLimit, (byte)' ']).Fault!.Code);
    }

    private static IEnumerable<string> Types(string file) =>
        File.ReadAllLines(Golden(file)).Select(line => (string)JsonNode.Parse(line)!["t"]!).Distinct();

    private static string Golden(string file) => Path.Combine(Repo.Root, "protocol", "golden", file);

    private static void AssertSame(string expected, string actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"{expected}\n{actual}");
}
