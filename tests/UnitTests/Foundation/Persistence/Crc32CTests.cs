using Arus.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Persistence;

public sealed class Crc32CTests
{
    [Fact]
    public void Of_TheCheckString_IsTheCheckValue() => Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
}
