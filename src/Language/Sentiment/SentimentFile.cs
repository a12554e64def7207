using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Arus.Language.Sentiment;

/// <summary>
/// The file of a trained model, little-endian: the eight letters <c>ARUSSENT</c>, a version (4 bytes), the length of the rest (4 bytes), the body, and the SHA-256
/// of all before it. The body: the rules the terms were made by (16 bytes), the number of terms (4 bytes); per term its length in UTF-16 units (2 bytes) and the
/// units; per term its rarity (8 bytes); per term a weight for each label, then the intercepts (8 bytes each). docs/sentiment.md describes it too.
/// </summary>
internal static class SentimentFile
{
    /// <summary>The version this code writes and reads.</summary>
    public const int Version = 1;

    /// <summary>The largest file that is read, in bytes: several hundred thousand sentences.</summary>
    public const int SizeMax = 64 * 1024 * 1024;

    private const int StartSize = 16;
    private const int RulesSize = 16;
    private const int TermSizeMin = sizeof(ushort) + sizeof(char) + ((1 + SoftmaxRegression.Classes) * sizeof(double));

    // Far beyond what a fit can reach, and far from where sums of products overflow.
    private const double WeightMax = 1e6;
    private const double RarityMax = 100;

    private static ReadOnlySpan<byte> Magic => "ARUSSENT"u8;

    /// <summary>The bytes of a model: the same model, the same bytes.</summary>
    public static byte[] Write(string rules, TermWeights terms, SoftmaxRegression regression)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(0);
        writer.Write(Encoding.ASCII.GetBytes(rules));
        writer.Write(terms.Columns);
        foreach (var term in terms.Terms)
        {
            writer.Write((ushort)term.Length);
            foreach (var unit in term)
            {
                writer.Write((ushort)unit);
            }
        }

        WriteNumbers(writer, terms.Rarities);
        WriteNumbers(writer, regression.Weights);
        writer.Flush();
        var content = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(12), content.Length - StartSize);
        return [.. content, .. SHA256.HashData(content)];
    }

    /// <summary>Reads one. Nothing in it is trusted: no count is believed that the rest of the file could not hold.</summary>
    /// <exception cref="InvalidInputException">It is none, truncated, damaged, of another version, or made by other words and rules.</exception>
    public static (TermWeights Terms, SoftmaxRegression Regression) Read(string name, string rules, byte[] content)
    {
        var body = Body(name, content);
        var theirs = Encoding.ASCII.GetString(body[..RulesSize]);
        if (theirs != rules)
        {
            throw new InvalidInputException(
                "SENTIMENT_MODEL_RULES", name, $"was trained by the words and rules '{Printable(theirs)}'", $"'{rules}', those of this program: train it again");
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(body[RulesSize..]);
        var rest = body[(RulesSize + sizeof(int))..];
        Check(name, count >= 0 && count <= rest.Length / TermSizeMin, $"it says {count} terms in {rest.Length} bytes");
        var terms = new string[count];
        for (var i = 0; i < count; i++)
        {
            terms[i] = Term(name, ref rest);
            Check(name, i == 0 || string.CompareOrdinal(terms[i - 1], terms[i]) < 0, $"term {i + 1} is out of order");
        }

        Check(name, rest.Length == ((count * (1 + SoftmaxRegression.Classes)) + SoftmaxRegression.Classes) * sizeof(double), "its numbers are not as many as its terms need");
        var rarities = Numbers(name, rest[..(count * sizeof(double))], 0, RarityMax);
        var weights = Numbers(name, rest[(count * sizeof(double))..], -WeightMax, WeightMax);
        return (TermWeights.Of(terms, rarities), SoftmaxRegression.Of(weights, count));
    }

    /// <summary>What stands between start and checksum.</summary>
    private static ReadOnlySpan<byte> Body(string name, ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(Magic))
        {
            throw new InvalidInputException(
                "SENTIMENT_MODEL_FOREIGN", name, content.IsEmpty ? "is empty" : "is no model of sentiment", "a file that 'arus sentiment --train FILE --model OUT' wrote");
        }

        Check(name, content.Length >= StartSize + RulesSize + sizeof(int) + SHA256.HashSizeInBytes, "it ends too early");
        var version = BinaryPrimitives.ReadInt32LittleEndian(content[8..]);
        if (version != Version)
        {
            throw new InvalidInputException("SENTIMENT_MODEL_VERSION", name, $"is of version {version}", $"version {Version}, or a program that knows the other");
        }

        var whole = content[..^SHA256.HashSizeInBytes];
        var length = BinaryPrimitives.ReadInt32LittleEndian(content[12..]);
        Check(name, length == whole.Length - StartSize, $"it holds {whole.Length - StartSize} bytes where it says {length}");
        Check(name, SHA256.HashData(whole).AsSpan().SequenceEqual(content[whole.Length..]), "its checksum is not that of its content");
        return whole[StartSize..];
    }

    private static string Term(string name, ref ReadOnlySpan<byte> rest)
    {
        Check(name, rest.Length >= sizeof(ushort), "it ends within its terms");
        var length = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        Check(name, length is > 0 and <= TermWeights.TermLengthMax && length * sizeof(char) <= rest.Length - sizeof(ushort), $"a term of {length} characters");
        var units = rest.Slice(sizeof(ushort), length * sizeof(char));
        rest = rest[(sizeof(ushort) + units.Length)..];
        return Encoding.Unicode.GetString(units) is var text && text.Length == length && Encoding.Unicode.GetBytes(text).AsSpan().SequenceEqual(units)
            ? text
            : throw Damaged(name, "a term is no text");
    }

    private static double[] Numbers(string name, ReadOnlySpan<byte> bytes, double least, double most)
    {
        var numbers = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
            Check(name, numbers[i] >= least && numbers[i] <= most, "it holds a number that no training gives");
        }

        return numbers;
    }

    private static void WriteNumbers(BinaryWriter writer, ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            writer.Write(number);
        }
    }

    private static void Check(string name, bool isRight, string problem)
    {
        if (!isRight)
        {
            throw Damaged(name, problem);
        }
    }

    private static InvalidInputException Damaged(string name, string problem) => new("SENTIMENT_MODEL_DAMAGED", name, problem, "the file as it was written");

    private static string Printable(string text) => string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character == '-' ? character : '?'));
}
