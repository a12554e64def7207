using Arus.Contracts.Language;
using Arus.Language.News;

namespace Arus.UnitTests.Language.News;

public sealed class NewsFilesTests
{
    private const string Csv = """
        published,headline,source,received,currencies,instruments
        2024-05-03T12:30:00Z,"US payrolls rise, dollar gains",Wire,2024-05-03T12:30:05Z,,
        2024-05-03T08:00:00+02:00,ECB holds rates; EUR/USD steady,Wire,,,
        2024-05-03T06:00:00Z,Quarterly figures,Wire,,NOK,EURNOK

        """;

    [Fact]
    public void Read_Csv_IsOrderedByWhenItWasKnown()
    {
        var all = Read(Csv).Known(Timestamp.Min, Timestamp.Max);

        Assert.Equal(["2024-05-03T06:00:00Z", "2024-05-03T06:00:00Z", "2024-05-03T12:30:05Z"], all.Select(headline => headline.KnownAt.ToString()));
        Assert.Equal(["USD"], all[2].Currencies.Select(currency => currency.Code));
        var steady = all.Single(headline => headline.Text.StartsWith("ECB", StringComparison.Ordinal));
        Assert.Equal("EUR USD for EURUSD", $"{string.Join(' ', steady.Currencies)} for {string.Join(' ', steady.Instruments)}");
        Assert.Equal(["EURNOK"], all.Single(headline => headline.Currencies is [{ Code: "NOK" }]).Instruments.Select(id => id.ToString()));
    }

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>Wire</title><item><title>Fed hikes</title><pubDate>Fri, 03 May 2024 12:30:00 GMT</pubDate></item></channel></rss>")]
    [InlineData("<rss version='2.0'><channel><title>Wire</title><item><title>Fed hikes</title><pubDate>Fri, 3 May 2024 08:30:00 EDT</pubDate></item></channel></rss>")]
    [InlineData("\uFEFF\n<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><entry><title>Fed hikes</title><updated>2024-05-03T12:30:00Z</updated></entry></feed>")]
    public void Read_AFeed_HasItsHeadlines(string xml)
    {
        var headline = Assert.Single(Read(xml.Replace("\uFEFF\n<?", "\uFEFF<?", StringComparison.Ordinal)).Known(Timestamp.Min, Timestamp.Max));

        Assert.Equal(("Fed hikes", "Wire", "2024-05-03T12:30:00Z"), (headline.Text, headline.Source, headline.KnownAt.ToString()));
    }

    [Theory]
    [InlineData("", "NEWS_EMPTY")]
    [InlineData("a,b\n1,2\n", "COLUMN_UNKNOWN")]
    [InlineData("published,headline\n2024-05-03T12:30:00,No zone\n", "HEADLINE_TIME_INVALID")]
    [InlineData("published,headline\nyesterday,Late\n", "HEADLINE_TIME_INVALID")]
    [InlineData("published,headline\n2024-05-03T12:30:00Z,\n", "HEADLINE_INVALID")]
    [InlineData("published,headline,currencies\n2024-05-03T12:30:00Z,x,E1\n", "HEADLINE_SUBJECT_INVALID")]
    [InlineData("<html><body/></html>", "NEWS_XML_INVALID")]
    [InlineData("<rss><channel>", "NEWS_XML_INVALID")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaa\">]><rss>&a;</rss>", "NEWS_XML_INVALID")]
    public void Read_WrongInput_IsOneFault(string text, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidInputException>(() => Read(text)).Faults).Code);

    [Fact]
    public void Read_TheSameHeadlineTwice_CountsOnce() =>
        Assert.Single(Read("published,headline\n2024-05-03T12:30:00Z,Same\n2024-05-03T14:30:00+02:00,Same\n").Known(Timestamp.Min, Timestamp.Max));

    [Theory]
    [InlineData("Join us, says the chairman", "")]
    [InlineData("US-China talks resume", "CNY USD")]
    [InlineData("Gold and yen rise", "JPY XAU")]
    [InlineData("Eurovision song contest", "")]
    [InlineData("U.S. inflation cools", "USD")]
    [InlineData("Bank of England surprises", "GBP")]
    [InlineData("GBPJPY breaks out", "GBP JPY")]
    public void Currencies_OfAText_AreNamedByWholeWords(string text, string expected) => Assert.Equal(expected, string.Join(' ', HeadlineSubjects.Currencies(text)));

    private static INewsSource Read(string text) => new NewsFiles().Read("news", new StringReader(text));
}
