using System.Security.Cryptography;
using System.Text;

namespace Arus.Research.Validation;

/// <summary>
/// Every trial ever made: <c>trials/‹strategy›/‹instrument›/‹id›</c> of the data directory, a file each, so that no two processes can lose one and nothing has
/// to be locked. The same document on the same data is one trial however often it is run.
/// </summary>
internal sealed class TrialBook(string dataDirectory)
{
    public const string Folder = "trials";

    /// <summary>Writes down a trial unless it is known.</summary>
    /// <param name="strategy">Of which strategy.</param>
    /// <param name="instrument">On which instrument.</param>
    /// <param name="header">All that its result depends on.</param>
    public void Add(string strategy, InstrumentId instrument, string header)
    {
        var folder = Directory.CreateDirectory(Of(strategy, instrument)).FullName;
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(header)))[..32]);
        if (!File.Exists(path))
        {
            File.WriteAllText(path, header);
        }
    }

    /// <summary>How many there are of a strategy on an instrument.</summary>
    public int Count(string strategy, InstrumentId instrument) =>
        Of(strategy, instrument) is var folder && Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Count() : 0;

    private string Of(string strategy, InstrumentId instrument) =>
        Path.Combine(dataDirectory, Folder, Uri.EscapeDataString(strategy), Uri.EscapeDataString(instrument.ToString()));
}
