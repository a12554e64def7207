using System.Text;
using Arus.Contracts.Trading;

namespace Arus.UnitTests.Contracts.Trading;

public sealed class DenialCodeTextTests
{
    [Fact]
    public void Of_EveryCode_IsItsNameInCapitals() =>
        Assert.All(Enum.GetValues<DenialCode>(), code => Assert.Equal(Capitals(code.ToString()), DenialCodeText.Of(code)));

    [Fact]
    public void Of_NoCode_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => DenialCodeText.Of((DenialCode)999));

    private static string Capitals(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }
}
