namespace Arus.MarketData.Import;

/// <summary>Where rejected rows go.</summary>
internal interface IQuarantine
{
    /// <summary>Takes one row: where it stood, why it was rejected, its raw text.</summary>
    void Add(string file, long line, string code, ReadOnlySpan<byte> text);
}
