namespace Arus.MarketData.Import;

/// <summary>LZMA's model of match lengths: 0–7 short, 8–15 middling, 16–271 long.</summary>
internal sealed class LzmaLengths
{
    private readonly ushort[] _choices = RangeDecoder.Probabilities(2);
    private readonly ushort[] _low = RangeDecoder.Probabilities(16 * 8);
    private readonly ushort[] _middle = RangeDecoder.Probabilities(16 * 8);
    private readonly ushort[] _high = RangeDecoder.Probabilities(256);

    public int Decode(RangeDecoder range, int position)
    {
        if (range.Bit(ref _choices[0]) == 0)
        {
            return range.Tree(_low.AsSpan(position * 8, 8), 3);
        }

        return range.Bit(ref _choices[1]) == 0
            ? 8 + range.Tree(_middle.AsSpan(position * 8, 8), 3)
            : 16 + range.Tree(_high, 8);
    }
}
