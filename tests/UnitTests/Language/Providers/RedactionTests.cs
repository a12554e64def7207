using Arus.Language.Providers;

namespace Arus.UnitTests.Language.Providers;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("use sk-proj-abcdefghij0123456789XYZ now", "use [key] now")]
    [InlineData("Authorization: Bearer abc.def", "Authorization: [key]")]
    [InlineData("write to jane.doe@bank.example today", "write to [address] today")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 paid", "IBAN [account] paid")]
    [InlineData("login 12345678 on demo", "login [number] on demo")]
    [InlineData("EUR/USD at 1.08512, RSI 71.5, volume 12345", "EUR/USD at 1.08512, RSI 71.5, volume 12345")]
    public void Clean_KeysAndAccounts_AreGone(string text, string expected) => Assert.Equal(expected, Redaction.Clean(text));

    [Theory]
    [InlineData("account balance", true)]
    [InlineData("Equity", true)]
    [InlineData("free margin", true)]
    [InlineData("RSI(14)", false)]
    [InlineData("spread, points", false)]
    public void IsOfAnAccount_ByName(string name, bool expected) => Assert.Equal(expected, Redaction.IsOfAnAccount(name));

    [Theory]
    [InlineData("ECB cuts rates on 6 June 2024; EUR/USD falls", "[economy] cuts rates on [date] [year]; [instrument] falls")]
    [InlineData("US payrolls beat on 2024-06-07", "[economy] payrolls beat on [date]")]
    [InlineData("Join us for growth", "Join us for growth")]
    public void Mask_NamesAndDates_AreHidden(string text, string expected) => Assert.Equal(expected, Redaction.Mask(text));
}
