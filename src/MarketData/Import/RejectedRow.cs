namespace Arus.MarketData.Import;

/// <summary>A row on its way to quarantine.</summary>
/// <param name="File">Its file, and its name inside an archive.</param>
/// <param name="Line">Its line, or record; from 1.</param>
/// <param name="Code">Why.</param>
/// <param name="Text">Its raw text.</param>
internal readonly record struct RejectedRow(string File, long Line, string Code, ReadOnlyMemory<byte> Text);
