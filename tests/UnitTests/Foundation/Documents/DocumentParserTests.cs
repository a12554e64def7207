using Arus.Foundation.Documents;

namespace Arus.UnitTests.Foundation.Documents;

public sealed class DocumentParserTests
{
    [Fact]
    public void Parse_YamlOrJson_IsTheSameTree()
    {
        var yaml = DocumentParser.Parse("a: 1\nb:\n  - x\n  - { c: ~ }\n", "file", "X");
        var json = DocumentParser.Parse("""{"a": "1", "b": ["x", {"c": null}]}""", "file", "X");

        Assert.Equal(Plain(yaml), Plain(json));
        Assert.Equal("{a:1,b:[x,{c:}]}", Plain(yaml));
    }

    [Fact]
    public void Parse_EveryNode_KnowsItsLine()
    {
        var root = DocumentParser.Parse("a: 1\nb:\n  - x\n  - c: 2\n", "file", "X");

        Assert.Equal(1, root.Line);
        Assert.Equal(1, root.Entries!["a"].Line);
        Assert.Equal([3, 4], root.Entries["b"].Items!.Select(item => item.Line));
    }

    [Theory]
    [InlineData("a: &x 1", "file:1")]
    [InlineData("a: 1\nb: *x", "file:2")]
    [InlineData("a: !!str 1", "file:1")]
    [InlineData("a: 1\na: 2", "file:2")]
    [InlineData("a: 1\n---\nb: 2", "file:2")]
    [InlineData("a: 1\nb: ]", "file:2")]
    [InlineData("[a]: 1", "file:1")]
    public void Parse_WhatIsRefused_IsOneFaultWithItsLine(string text, string where)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => DocumentParser.Parse(text, "file", "X")).Faults);

        Assert.Equal("X_SYNTAX", fault.Code);
        Assert.StartsWith(where, fault.Where);
    }

    [Fact]
    public void Parse_TooDeepTooLongOrNoText_IsRefused()
    {
        Assert.Equal("X_SYNTAX", Code(() => DocumentParser.Parse(new string('[', 100_000), "file", "X")));
        Assert.Equal("X_SYNTAX", Code(() => DocumentParser.Parse([0xFF, 0xFE, 0xC3], "file", "X")));
        Assert.Equal("X_TOO_LARGE", Code(() => DocumentParser.Parse(new byte[DocumentParser.SizeMax + 1], "file", "X")));
        Assert.Equal("X_UNREADABLE", Code(() => DocumentParser.ReadFile(Path.GetTempPath(), "X")));
    }

    [Fact]
    public void Parse_Empty_IsAnEmptyMap() => Assert.Empty(DocumentParser.Parse("# nothing", "file", "X").Entries!);

    private static string Code(Func<DocumentNode> read) => Assert.Single(Assert.Throws<InvalidInputException>(read).Faults).Code;

    private static string Plain(DocumentNode node) => node switch
    {
        { Entries: { } entries } => "{" + string.Join(',', entries.Select(entry => $"{entry.Key}:{Plain(entry.Value)}")) + "}",
        { Items: { } items } => "[" + string.Join(',', items.Select(Plain)) + "]",
        _ => node.Text!,
    };
}
