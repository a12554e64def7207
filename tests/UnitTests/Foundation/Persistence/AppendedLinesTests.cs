using System.Text;
using Arus.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Persistence;

public sealed class AppendedLinesTests
{
    private const string Path = "/data/news/lines";

    [Fact]
    public void Read_AnEarlierPin_GivesWhatWasThereThen()
    {
        var lines = new AppendedLines(new SimulatedDisk(), Path);
        lines.Append("one\n"u8);
        var pin = lines.Pin!;

        lines.Append("two\n"u8);

        Assert.NotEqual(pin, lines.Pin);
        Assert.Equal("one\n", Encoding.ASCII.GetString(lines.Read(pin)!));
        Assert.Equal("one\ntwo\n", Encoding.ASCII.GetString(lines.Read(lines.Pin!)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4@ffff")]
    [InlineData("-1@x")]
    [InlineData("99999999999@x")]
    public void Read_WhatWasNeverThere_IsNull(string pin)
    {
        var lines = new AppendedLines(new SimulatedDisk(), Path);
        lines.Append("one\n"u8);

        Assert.Null(lines.Read(pin));
    }

    [Fact]
    public void Append_PowerCutAtAnyOperation_KeepsEveryEarlierPin()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var disk = new SimulatedDisk();
            var lines = new AppendedLines(disk, Path);
            lines.Append(Encoding.ASCII.GetBytes(new string('a', 700) + "\n"));
            var pin = lines.Pin!;
            disk.OperationsUntilPowerFails = 1 + (seed % 6);
            try
            {
                lines.Append(Encoding.ASCII.GetBytes(new string('b', 1_500) + "\n"));
            }
            catch (SimulatedDisk.PowerCutException)
            {
                // As planned.
            }

            var after = new AppendedLines(disk.AfterPowerCut(new Random(seed)), Path);
            after.Append("c\n"u8);

            Assert.NotNull(after.Read(pin));
            Assert.Contains(Encoding.ASCII.GetString(after.Whole()).Trim('a', '\n').Replace("b", "", StringComparison.Ordinal), new[] { "c", "\nc" });
        }
    }
}
