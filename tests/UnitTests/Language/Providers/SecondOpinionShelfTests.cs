using System.Text;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.Language.Providers;
using Arus.UnitTests.Foundation.Persistence;

namespace Arus.UnitTests.Language.Providers;

public sealed class SecondOpinionShelfTests
{
    private const string Directory = "/data";
    private const string File = "/data/language/opinions.jsonl";

    private readonly IDisk _disk = new SimulatedDisk();
    private readonly SecondOpinionShelf _shelf;

    public SecondOpinionShelfTests() => _shelf = new SecondOpinionShelf(_disk);

    [Fact]
    public void Keep_Answers_GivesThemAgainInTheirOrder()
    {
        var kept = new[] { KeptOpinions.At(2, 0.123456789012345), KeptOpinions.At(1, isContaminated: true) with { IsMasked = true }, KeptOpinions.Abstained(3) };

        Assert.Equal(3, _shelf.Keep(Directory, kept));

        Assert.Equal(kept, new SecondOpinionShelf(_disk).Open(Directory, _shelf.Current(Directory)!)!);
        Assert.Equal(kept, _shelf.Open(Directory, _shelf.Current(Directory)!)!);
    }

    [Fact]
    public void Keep_TheSameQuestionAgain_LeavesTheFirstAnswer()
    {
        _shelf.Keep(Directory, [KeptOpinions.At(1, 0.6)]);
        var id = _shelf.Current(Directory);

        Assert.Equal(0, _shelf.Keep(Directory, [KeptOpinions.At(1, 0.9)]));
        Assert.Equal(id, _shelf.Current(Directory));
        Assert.Equal(5, _shelf.Keep(Directory,
        [
            KeptOpinions.At(1, model: "other"), KeptOpinions.At(1) with { IsMasked = true }, KeptOpinions.At(1) with { Prompt = "second-opinion@2-cd" },
            KeptOpinions.At(1) with { Timeframe = BarPeriod.M15 }, KeptOpinions.At(1) with { HorizonNanos = 1 },
        ]));
    }

    [Fact]
    public void Keep_WhatNobodySaid_StaysAway()
    {
        Assert.Equal(0, _shelf.Keep(Directory, [KeptOpinions.Abstained(1, model: "")]));
        Assert.Null(_shelf.Current(Directory));
    }

    [Fact]
    public void Open_AnEarlierId_GivesWhatWasKeptThen()
    {
        _shelf.Keep(Directory, [KeptOpinions.At(1)]);
        var before = _shelf.Current(Directory)!;
        _shelf.Keep(Directory, [KeptOpinions.At(2)]);

        Assert.Equal([KeptOpinions.At(1)], new SecondOpinionShelf(_disk).Open(Directory, before)!);
        Assert.Null(_shelf.Open(Directory, "12@" + new string('a', 64)));
    }

    [Theory]
    [InlineData("\"Probability\":0.6", "\"Probability\":1.6")]
    [InlineData("\"Timeframe\":\"H1\"", "\"Timeframe\":\"H9\"")]
    [InlineData("{\"Instrument\"", "{Instrument")]
    [InlineData("\"Model\":\"m\"", "\"Model\":null")]
    public void Open_ADamagedLine_NamesFileAndLine(string written, string damaged)
    {
        _shelf.Keep(Directory, [KeptOpinions.At(1, 0.7), KeptOpinions.At(2, 0.6)]);
        var lines = Encoding.UTF8.GetString(_disk.ReadAll(File)).Split('\n');
        lines[1] = lines[1].Replace(written, damaged, StringComparison.Ordinal);
        _disk.Replace(File, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        var problem = Assert.Throws<InvalidInputException>(() => new SecondOpinionShelf(_disk).Open(Directory, _shelf.Current(Directory)!));

        Assert.Equal(("OPINIONS_DAMAGED", $"{File}:2"), (problem.Faults[0].Code, problem.Faults[0].Where));
    }

    [Fact]
    public void Open_ChangedWithoutALineThatCannotBeRead_SaysThatTheContentIsAnother()
    {
        _shelf.Keep(Directory, [KeptOpinions.At(1, 0.6)]);
        _disk.Replace(File, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_disk.ReadAll(File)).Replace("0.6", "0.7", StringComparison.Ordinal)));

        var problem = Assert.Throws<InvalidInputException>(() => new SecondOpinionShelf(_disk).Open(Directory, _shelf.Current(Directory)!));

        Assert.Equal(("CONTENT_DAMAGED", File), (problem.Faults[0].Code, problem.Faults[0].Where));
    }
}
