using System.Text;
using Arus.Foundation.Documents;
using Arus.Intelligence.Strategies;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class StrategyDocumentReaderTests
{
    private const string Valid = """
        name: mine
        timeframe: m15
        instruments: [EURUSD, XAUUSD]
        horizon: 8
        agents:
          technical-indicator: { weight: 2, rsi: 10 }
          execution-timing:
        sizing: { risk: 0.01 }
        protection: { stop: { atr: 2 }, take: { points: 300 } }
        """;

    [Fact]
    public void Read_ManyFaults_ReportsThemAllAtOnce()
    {
        var faults = Faults("""
            name: My Strategy
            timeframe: M7
            horizon: 0
            instruments: [XAUUSD, "no symbol"]
            agents:
              technical-indicator: { weight: -1, fast: 60, rsy: 14 }
              tecnical-indicator: {}
            consensus: { enter: 0.4, exit: abc }
            sizing: { units: 5, lots: 1 }
            protection: { none: true, stop: { atr: 1, points: 2 } }
            surprise: 1
            """);

        Assert.Equal(
            [
                "agents.technical-indicator.fast STRATEGY_CONFLICT",
                "agents.technical-indicator.rsy STRATEGY_UNKNOWN_KEY",
                "agents.technical-indicator.weight STRATEGY_OUT_OF_RANGE",
                "agents.tecnical-indicator STRATEGY_UNKNOWN_AGENT",
                "consensus.enter STRATEGY_OUT_OF_RANGE",
                "consensus.exit STRATEGY_WRONG_TYPE",
                "horizon STRATEGY_OUT_OF_RANGE",
                "instruments STRATEGY_OUT_OF_RANGE",
                "instruments STRATEGY_WRONG_INSTRUMENT",
                "name STRATEGY_OUT_OF_RANGE",
                "protection STRATEGY_CONFLICT",
                "protection.stop.atr STRATEGY_CONFLICT",
                "sizing STRATEGY_CONFLICT",
                "surprise STRATEGY_UNKNOWN_KEY",
                "timeframe STRATEGY_OUT_OF_RANGE",
            ],
            faults.Select(fault => $"{fault.Where} {fault.Code}").Order(StringComparer.Ordinal));
        Assert.Contains(faults, fault => fault.Expected.StartsWith("'technical-indicator', or", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Expected.StartsWith("'rsi', or", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sizing: { risk: 0.1 }", true)]
    [InlineData("sizing: { risk: 0.1001 }", false)]
    [InlineData("sizing: { risk: 0.0001 }", true)]
    [InlineData("sizing: { risk: 0 }", false)]
    [InlineData("sizing: { units: 1000000000 }", true)]
    [InlineData("sizing: { units: 1000000001 }", false)]
    [InlineData("sizing: { units: 0 }", false)]
    [InlineData("sizing: { lots: -1 }", false)]
    [InlineData("horizon: 1000", true)]
    [InlineData("horizon: 1001", false)]
    [InlineData("horizon: 1.5", false)]
    [InlineData("timeframe: tick", false)]
    [InlineData("learning: { floor: 0.25 }", true)]
    [InlineData("learning: { floor: 0.26 }", false)]
    [InlineData("protection: { none: true }", false)]
    public void Read_ValueAtAndBeyondItsRange_IsTakenOrRefused(string line, bool isValid)
    {
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var kept = Valid.Split('\n').Where(other => !other.StartsWith(key + ":", StringComparison.Ordinal));
        var text = string.Join('\n', kept.Append(line));

        Assert.Equal(isValid, Faults(text).Count == 0);
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x")]
    [InlineData("a: !!str 1")]
    [InlineData("a: 1\na: 2")]
    [InlineData("name: x\n---\nname: y")]
    [InlineData("[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]")]
    [InlineData("a: [")]
    public void Parse_WhatIsRefused_IsASyntaxFault(string text) => Assert.Equal("STRATEGY_SYNTAX", Assert.Single(Faults(text)).Code);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("[a, ")]
    [InlineData("\"")]
    [InlineData("a: {}\n")]
    [InlineData("!")]
    public void Parse_OneThingOverAndOver_IsRefused(string part) =>
        Assert.NotEmpty(Faults(string.Concat(Enumerable.Repeat(part, DocumentParser.SizeMax / part.Length))));

    [Fact]
    public void Read_Json_IsReadLikeYaml()
    {
        var json = "{\n\t\"name\": \"mine\", \"agents\": {\"market-analysis\": {}},\n\t\"protection\": {\"stop\": {\"atr\": 2}}, \"description\": \"a\\/b \\u00e9\"\n}";

        Assert.Empty(Faults(json));
    }

    [Fact]
    public void Read_CanonicalForm_IsStableAndOrdered()
    {
        var once = Read(Valid).Canonical;
        var shuffled = Read(string.Join('\n', Valid.Split('\n')[2..4].Concat(Valid.Split('\n')[..2]).Concat(Valid.Split('\n')[4..]))).Canonical;

        Assert.Equal(once, shuffled);
        Assert.Equal(once, Read(once).Canonical);
        Assert.StartsWith("{\"adaptive\":{\"bars\":500,\"enabled\":false,\"enter\":[],\"methods\":[]},\"agents\":{\"execution-timing\":{\"cost\":2,", once, StringComparison.Ordinal);
        Assert.Contains("\"sizing\":{\"risk\":0.01}", once, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RandomBytes_GivesADocumentOrFaultsAndNothingElse()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
            {
                const string Letters = "{}[]:,-&*!|>'\"%@`#?~ \n\tab01.\\u";
                bytes = Encoding.ASCII.GetBytes(bytes.Select(value => Letters[value % Letters.Length]).ToArray());
            }

            Accepts(bytes);
        }
    }

    [Fact]
    public void Read_MutatedDocuments_GivesADocumentOrFaultsAndNothingElse()
    {
        var random = new Random(2);
        var accepted = 0;
        string[] seeds = [Valid, Read(Valid).Canonical];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(seeds[i % 2]).ToList();
            for (var change = random.Next(1, 5); change > 0 && bytes.Count > 0; change--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes.RemoveRange(at, random.Next(1, bytes.Count - at + 1)); break;
                    case 2: bytes.InsertRange(at, bytes.GetRange(0, random.Next(bytes.Count))); break;
                    default: bytes[at] = (byte)"{}[]:-0129.\"'&*"[random.Next(15)]; break;
                }
            }

            accepted += Accepts([.. bytes]) ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 19_999);
    }

    private static bool Accepts(byte[] bytes)
    {
        try
        {
            var document = StrategyDocumentReader.Read(DocumentParser.Parse(bytes, "fuzz", "STRATEGY"), Fabricated.Euro, []);
            Assert.Equal(document.Canonical, Read(document.Canonical).Canonical);
            return true;
        }
        catch (InvalidInputException problem)
        {
            Assert.NotEmpty(problem.Faults);
            return false;
        }
    }

    private static StrategyDocument Read(string text) => StrategyDocumentReader.Read(DocumentParser.Parse(text, "test", "STRATEGY"), Fabricated.Euro, []);

    private static IReadOnlyList<Fault> Faults(string text)
    {
        try
        {
            StrategyDocumentReader.Read(DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "test", "STRATEGY"), Fabricated.Euro, []);
            return [];
        }
        catch (InvalidInputException problem)
        {
            return problem.Faults;
        }
    }
}
