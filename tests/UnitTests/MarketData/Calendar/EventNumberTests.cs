using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class EventNumberTests
{
    [Theory]
    [InlineData("0.3%", 0.3)]
    [InlineData("-0.10%", -0.1)]
    [InlineData("145K", 145_000.0)]
    [InlineData("-0.4M", -400_000.0)]
    [InlineData("1.25B", 1.25e9)]
    [InlineData("2t", 2e12)]
    [InlineData("<0.25%", 0.25)]
    [InlineData("51.5", 51.5)]
    [InlineData("", double.NaN)]
    [InlineData("7-0-2", double.NaN)]
    public void TryRead_WhatCalendarsWrite_IsItsNumber(string text, double expected)
    {
        Assert.True(EventNumber.TryRead(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("K")]
    [InlineData("%")]
    [InlineData("1,5")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("much")]
    [InlineData("1-2-3-4-5")]
    public void TryRead_SomethingElse_IsNone(string text) => Assert.False(EventNumber.TryRead(text, out _));
}
