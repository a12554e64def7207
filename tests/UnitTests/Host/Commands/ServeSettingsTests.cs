using Arus.Contracts.Live;
using Arus.Host.Commands;

namespace Arus.UnitTests.Host.Commands;

public sealed class ServeSettingsTests
{
    [Fact]
    public void ToOptions_NothingSaid_IsAPaperAccountOnThisMachine()
    {
        var settings = new ServeSettings();

        var options = settings.ToOptions();

        Assert.Equal((VenueKind.Paper, "consensus", 30), (options.Venue, options.Strategy, options.SilentSecondsMax));
        Assert.Equal([InstrumentId.Of("EURUSD")], options.Instruments);
        Assert.Equal("http://localhost:8000", settings.Urls);
        Assert.Empty(options.Armed);
    }

    [Fact]
    public void Lay_OverAFile_TheCommandLineWins()
    {
        var settings = Read("strategy: ema-rsi\nvenue: terminal\nsymbols: [XAUUSD]\nsettings: { units: 5, fast: 10 }\narmed: [5012345@Broker-Live]\n");

        settings.Lay("strategy", "consensus");
        settings.Lay(null, new Dictionary<string, string> { ["units"] = "7" }, new Dictionary<string, string>());
        var options = settings.ToOptions();

        Assert.Equal(("consensus", VenueKind.Terminal), (options.Strategy, options.Venue));
        Assert.Equal([InstrumentId.Of("XAUUSD")], options.Instruments);
        Assert.Equal(new Dictionary<string, string> { ["units"] = "7", ["fast"] = "10" }, options.Settings);
        Assert.Equal(["5012345@Broker-Live"], options.Armed);
    }

    [Fact]
    public void ToRetraining_OfAFile_IsWhatItSays()
    {
        Assert.Null(new ServeSettings().ToRetraining());
        Assert.Equal(new(14, true, TimeSpan.FromMinutes(30)), Read("retrain: 14\nretrainMinutes: 30\npromote: auto\n").ToRetraining());
        Assert.Equal(new(14, false, TimeSpan.FromMinutes(60)), Read("retrain: 14\n").ToRetraining());
    }

    [Fact]
    public void SecondOpinions_OfAFile_AreAsItSaysAndNobodyWithoutMoney()
    {
        Assert.Null(new ServeSettings().SecondOpinions);
        Assert.Null(Read("masked: true\n").SecondOpinions);
        Assert.Equal(new(2, IsMasked: true), Read("secondOpinions: 2\nmasked: true\n").SecondOpinions);
        Assert.Equal(new(0.5m, IsMasked: false), Read("secondOpinions: 0.5\n").SecondOpinions);
        Assert.Equal("CONFIG_VALUE", Assert.Throws<InvalidInputException>(() => Read("secondOpinions: 2\nmasked: perhaps\n").ToOptions()).Faults[0].Code);
    }

    [Theory]
    [InlineData("retrain: 366")]
    [InlineData("retrain: -1")]
    [InlineData("retrainMinutes: 0")]
    [InlineData("promote: always")]
    public void ToRetraining_ValueBeyondItsLimit_IsOneFault(string line) =>
        Assert.Single(Assert.Throws<InvalidInputException>(() => Read(line).ToRetraining()).Faults);

    [Theory]
    [InlineData("silentSeconds: 0")]
    [InlineData("silentSeconds: 86401")]
    [InlineData("silentSeconds: 1.5")]
    [InlineData("leverage: 2001")]
    [InlineData("emergencyStop: 0.6")]
    [InlineData("lateMilliseconds: 99")]
    [InlineData("venue: exchange")]
    [InlineData("venue: 1")]
    [InlineData("durability: none")]
    [InlineData("armed: [everything]")]
    [InlineData("armed: [12a@Broker]")]
    public void ToOptions_ValueBeyondItsLimit_IsOneFault(string line)
    {
        var settings = Read(line);

        var wrong = Assert.Throws<InvalidInputException>(settings.ToOptions);

        Assert.Single(wrong.Faults);
    }

    [Theory]
    [InlineData("silentSeconds: 1")]
    [InlineData("silentSeconds: 86400")]
    [InlineData("leverage: 2000")]
    [InlineData("emergencyStop: 0.5")]
    [InlineData("lateMilliseconds: 100")]
    public void ToOptions_ValueAtItsLimit_IsTaken(string line) => Assert.NotNull(Read(line).ToOptions());

    [Theory]
    [InlineData("strategie: consensus", "strategy")]
    [InlineData("symbols: EURUSD", "a list")]
    [InlineData("settings: [a]", "a map")]
    [InlineData("- a list", "a map")]
    public void Read_WhatIsNotKnown_IsNamedWithWhatWouldBeRight(string text, string expected)
    {
        var wrong = Assert.Throws<InvalidInputException>(() => Read(text));

        Assert.Contains(expected, Assert.Single(wrong.Faults).Expected, StringComparison.Ordinal);
    }

    private static ServeSettings Read(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            var settings = new ServeSettings();
            settings.Read(path);
            return settings;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
