namespace Arus.MarketData.Import;

/// <summary>Keeps nothing: the counts are kept elsewhere.</summary>
internal sealed class NoQuarantine : IQuarantine
{
    public static readonly NoQuarantine Instance = new();

    public void Add(string file, long line, string code, ReadOnlySpan<byte> text)
    {
    }
}
