using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.Host.Commands;

/// <summary>Which data directory a command works in.</summary>
internal static class DataDirectories
{
    /// <summary>The one given, or the default of the platform.</summary>
    public static string Resolve(string? given) => given is "" || given?.Contains('\0', StringComparison.Ordinal) == true
        ? throw new InvalidInputException("DATA_DIRECTORY_INVALID", "--data", "was no path", "the path of a directory")
        : Path.GetFullPath(given ?? DataDirectory.DefaultPath);

    /// <summary>Where the rejected rows of an import go: one file per source, instrument and first input.</summary>
    public static string QuarantineFile(string data, SourceId source, FileRequest request)
    {
        var folder = Path.Combine(data, "quarantine");
        Directory.CreateDirectory(folder);
        var name = string.Concat(Path.GetFileName(request.Files[0]).Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' ? character : '_'));
        return Path.Combine(folder, $"{source}-{request.Instrument.ToString().Replace('/', '_')}-{name}.csv");
    }
}
