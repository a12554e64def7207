using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class LzmaDecoderTests
{
    /// <summary>Three ticks of EURUSD, packed by another program; ends with the end marker.</summary>
    internal const string Packed =
        "5d00008000ffffffffffffffff0000681d1f851af40399a1ba39cff0f335a82b3dbf024afd0aea56f8309a73609d54352ee92f1035772057241e1c28fab5eb00";

    internal const string Plain =
        "0000007b0001a7f30001a7eb3fc00000401000000000015f0001a7f40001a7ed3f4000003f400000000003ef0001a7f20001a7ed3f80000040400000";

    [Fact]
    public void Decode_PublishedVector_GivesItsBytes()
    {
        var decoded = LzmaDecoder.Decode(new MemoryStream(Convert.FromHexString(Packed)), "vector");

        Assert.Equal(Plain, Convert.ToHexStringLower(decoded.ToArray()));
    }

    [Fact]
    public void Decode_NothingAtAll_IsAnHourWithoutData() => Assert.Empty(LzmaDecoder.Decode(new MemoryStream(), "hour").ToArray());

    [Fact]
    public void Decode_CutAnywhere_IsOneFault()
    {
        // The last bytes flush the coder: without some of them everything can still be known.
        var packed = Convert.FromHexString(Packed);

        for (var length = 1; length < packed.Length - 5; length++)
        {
            var error = Assert.Throws<InvalidInputException>(() => LzmaDecoder.Decode(new MemoryStream(packed, 0, length), "cut"));
            Assert.Equal("IMPORT_ARCHIVE_CORRUPT", Assert.Single(error.Faults).Code);
        }
    }

    [Fact]
    public void Decode_AnyByteChanged_EndsInBytesOrInOneFault()
    {
        var packed = Convert.FromHexString(Packed);
        var random = new Random(17);
        for (var round = 0; round < 5_000; round++)
        {
            var damaged = (byte[])packed.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Assert.True(LzmaDecoder.Decode(new MemoryStream(damaged), "damaged").Length <= LzmaDecoder.LengthMax);
            }
            catch (InvalidInputException error)
            {
                Assert.Single(error.Faults);
            }
        }
    }
}
