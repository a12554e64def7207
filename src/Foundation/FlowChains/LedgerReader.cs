using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Arus.Foundation.Files;

namespace Arus.Foundation.FlowChains;

/// <summary>One record of a ledger.</summary>
/// <param name="Number">Its line, from 1.</param>
/// <param name="Kind">What it records.</param>
/// <param name="Json">The whole line.</param>
public sealed record LedgerRecord(long Number, string Kind, JsonElement Json);

/// <summary>What a check of a ledger found.</summary>
/// <param name="Records">Records that are whole and unchanged, from the first on.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="IsComplete">Whether the last record is the one that ends a run.</param>
/// <param name="Fault">The first record that is not what was written; <see langword="null"/> when all are.</param>
public sealed record LedgerCheck(long Records, string Hash, bool IsComplete, Fault? Fault);

/// <summary>Reads and checks ledgers offline, with nothing but the file.</summary>
public static class LedgerReader
{
    private const int LineMax = 1 << 20;
    private const int SealLength = 9 + 64 + 3;

    /// <summary>The records of a ledger, in order, without checking the chain.</summary>
    /// <exception cref="InvalidInputException">The file is missing, or a line is no record.</exception>
    public static IEnumerable<LedgerRecord> Read(string path)
    {
        using var lines = Lines(path).GetEnumerator();
        for (var number = 1L; lines.MoveNext(); number++)
        {
            yield return Parse(path, number, lines.Current);
        }
    }

    /// <summary>Recomputes every hash; names the first record that is not what was written.</summary>
    /// <exception cref="InvalidInputException">The file is missing.</exception>
    public static LedgerCheck Verify(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = Lines(path).GetEnumerator();
        var lastKind = "";
        var number = 0L;
        Fault? fault = null;
        while (fault is null && lines.MoveNext())
        {
            fault = Check(path, number + 1, lines.Current, hash, ref lastKind);
            number += fault is null ? 1 : 0;
        }

        if (number == 0)
        {
            fault ??= new Fault("LEDGER_EMPTY", path, "it holds no records", "a ledger file");
        }

        return new LedgerCheck(number, FileHash(path), lastKind == "end", fault);
    }

    private static Fault? Check(string path, long number, byte[] line, IncrementalHash hash, ref string kind)
    {
        var where = $"{path}: record {number}";
        if (line.Length < SealLength || !line.AsSpan(line.Length - SealLength).StartsWith(",\"hash\":\""u8) || !line.AsSpan().EndsWith("\"}\n"u8))
        {
            return new Fault("LEDGER_RECORD_DAMAGED", where, "the line does not end with its hash", "a whole record");
        }

        var content = line.AsSpan(0, line.Length - SealLength);
        hash.AppendData(content);
        var expected = Convert.ToHexStringLower(hash.GetCurrentHash());
        var written = Encoding.ASCII.GetString(line, line.Length - SealLength + 9, 64);
        hash.AppendData(line, content.Length, SealLength);
        if (expected != written)
        {
            return new Fault("LEDGER_HASH_MISMATCH", where, $"its hash says {written[..16]}…", $"{expected[..16]}… for the bytes up to here: it, or its hash, was changed");
        }

        try
        {
            var record = Parse(path, number, line);
            kind = record.Kind;
            var isNumbered = record.Json.TryGetProperty("n", out var own) && own.ValueKind == JsonValueKind.Number && own.TryGetInt64(out var n) && n == number;
            return isNumbered ? null : new Fault("LEDGER_NUMBER_MISMATCH", where, "its own number is another", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (InvalidInputException damaged)
        {
            return damaged.Faults[0];
        }
    }

    private static LedgerRecord Parse(string path, long number, byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line.AsMemory());
            var json = document.RootElement.Clone();
            return new LedgerRecord(number, json.GetProperty("kind").GetString() ?? "", json);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidInputException("LEDGER_RECORD_DAMAGED", $"{path}: record {number}", "it is not a JSON object with a kind", "a whole record");
        }
    }

    private static string FileHash(string path)
    {
        using var file = Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static FileStream Open(string path) => RegularFile.Open(path, "LEDGER_UNREADABLE", "a ledger file");

    /// <summary>The lines with their line feeds; the last may lack one.</summary>
    private static IEnumerable<byte[]> Lines(string path)
    {
        using var file = Open(path);
        var line = new MemoryStream();
        var block = new byte[1 << 16];
        int read;
        while ((read = file.Read(block)) > 0)
        {
            var start = 0;
            while (Array.IndexOf(block, (byte)'\n', start, read - start) is var end and >= 0)
            {
                line.Write(block, start, end + 1 - start);
                yield return line.ToArray();
                line.SetLength(0);
                start = end + 1;
            }

            line.Write(block, start, read - start);
            if (line.Length > LineMax)
            {
                throw new InvalidInputException("LEDGER_LINE_TOO_LONG", path, $"a line of more than {LineMax} bytes", "a ledger, whose lines are shorter");
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToArray();
        }
    }
}
