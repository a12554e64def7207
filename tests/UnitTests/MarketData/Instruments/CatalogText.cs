namespace Arus.UnitTests.MarketData.Instruments;

/// <summary>A catalogue file that lives as long as a test.</summary>
internal sealed class CatalogText : IDisposable
{
    public CatalogText(string text)
        : this(System.Text.Encoding.UTF8.GetBytes(text))
    {
    }

    public CatalogText(byte[] bytes) => File.WriteAllBytes(Path, bytes);

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
