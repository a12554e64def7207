using Arus.Contracts.MarketData;
using Arus.MarketData.Calendar;

namespace Arus.MarketData.Import;

/// <summary>Checks what a request says before any file is touched.</summary>
internal static class FileRequestCheck
{
    private static readonly string[] Formats = ["mt5", "histdata", "truefx", "lean", "dukascopy", "csv"];

    /// <summary>Returns the requested zone, if there is one.</summary>
    /// <exception cref="InvalidInputException">The request has faults; all of them are named.</exception>
    public static ZoneRule? Check(FileRequest request)
    {
        List<Fault> faults = [];
        if (request.Files.Count == 0)
        {
            faults.Add(new("IMPORT_NO_FILES", "FILE", "no file is named", "at least one"));
        }

        if (request.Format is { } format && !Formats.Contains(format))
        {
            faults.Add(new("IMPORT_FORMAT_UNKNOWN", "--format", $"was '{format}'", string.Join(", ", Formats)));
        }

        ZoneRule? zone = null;
        if (request.TimeZone is { } text)
        {
            if (ZoneRule.TryParse(text, out var rule))
            {
                zone = rule;
            }
            else
            {
                faults.Add(new(
                    "IMPORT_ZONE_UNKNOWN", "--timezone", $"was '{text}'", "a name (Europe/Athens), an offset (UTC-5) or a rule (UTC+2/EU)"));
            }
        }

        if (request.Scale is <= 0 or > 1_000_000_000)
        {
            faults.Add(new("IMPORT_SCALE_INVALID", "--scale", $"was {request.Scale}", "more than 0, at most 1,000,000,000"));
        }

        if (request.Threads is not (1 or 2))
        {
            faults.Add(new("IMPORT_THREADS_INVALID", "--threads", $"was {request.Threads}", "1 or 2"));
        }

        return faults.Count == 0 ? zone : throw new InvalidInputException(faults);
    }
}
