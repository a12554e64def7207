using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arus.Contracts.Learning;
using Arus.Foundation.Persistence;

namespace Arus.Learning.Registry;

/// <summary>What is kept of a version when it is registered; what it is used for follows from the changes.</summary>
internal sealed record KeptVersion(int Number, string Id, string Kind, ModelLineage Lineage, Timestamp RegisteredAt, string RegisteredBy, Timestamp? ExpiresAt);

/// <summary>Everything a slot remembers.</summary>
/// <param name="Version">Of the format.</param>
/// <param name="Versions">By number.</param>
/// <param name="Changes">Oldest first.</param>
internal sealed record SlotContent(int Version, IReadOnlyList<KeptVersion> Versions, IReadOnlyList<ModelChange> Changes)
{
    /// <summary>The version of the format that is written.</summary>
    public const int Current = 1;

    /// <summary>A slot without versions.</summary>
    public static readonly SlotContent Empty = new(Current, [], []);
}

/// <summary>The files of one slot: <c>models/‹slot›/history.json</c>, replaced as a whole, and one model file per version, written before it is told of.</summary>
internal sealed class SlotFile
{
    private const int SlotLengthMax = 64;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new NanosConverter() },
    };

    private readonly string _folder;

    /// <summary>The files of a slot.</summary>
    /// <exception cref="InvalidInputException">The name is none.</exception>
    public SlotFile(string directory, string slot)
    {
        if (slot.Length is 0 or > SlotLengthMax || !slot.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new InvalidInputException("MODEL_SLOT_INVALID", "slot", $"was '{slot}'", $"1 to {SlotLengthMax} small letters, digits and hyphens");
        }

        _folder = Path.Combine(Root(directory), slot);
    }

    private string History => Path.Combine(_folder, "history.json");

    /// <summary>The folder of all slots.</summary>
    public static string Root(string directory) => Path.Combine(directory, "models");

    /// <summary>The file of a version.</summary>
    public string Model(int number) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{number:D6}.model"));

    /// <summary>What the slot remembers.</summary>
    /// <exception cref="InvalidInputException">The file is damaged or newer.</exception>
    public SlotContent Read()
    {
        if (!PhysicalDisk.Instance.Exists(History))
        {
            return SlotContent.Empty;
        }

        try
        {
            var content = JsonSerializer.Deserialize<SlotContent>(PhysicalDisk.Instance.ReadAll(History), Options);
            if (content is null)
            {
                throw Invalid("is empty");
            }

            if (content.Version != SlotContent.Current)
            {
                throw Invalid(string.Create(CultureInfo.InvariantCulture, $"is of version {content.Version}"));
            }

            return content.Versions.Select((version, i) => version.Number == i + 1).All(isNext => isNext)
                && content.Changes.All(change => change.Number >= 1 && change.Number <= content.Versions.Count)
                ? content
                : throw Invalid("names versions that are not there");
        }
        catch (JsonException error)
        {
            throw Invalid(error.Message);
        }
    }

    /// <summary>Changes what the slot remembers, while nobody else does.</summary>
    /// <param name="change">From what is, to what shall be; may write the model file it tells of.</param>
    /// <exception cref="RefusedException">Somebody else changes it, or the disk is full.</exception>
    public SlotContent Change(Func<SlotContent, SlotContent> change)
    {
        PhysicalDisk.Instance.CreateFolder(_folder);
        using var alone = Lock();
        var content = change(Read());
        PhysicalDisk.Instance.Replace(History, JsonSerializer.SerializeToUtf8Bytes(content, Options));
        return content;
    }

    private FileStream Lock()
    {
        var path = Path.Combine(_folder, "lock");
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (!DiskFull.Is(error))
        {
            throw new RefusedException(new Fault("MODEL_SLOT_BUSY", path, "another program changes the slot", "that it ends"));
        }
    }

    private InvalidInputException Invalid(string what) => new("MODEL_SLOT_DAMAGED", History, what, "the file as it was written");

    /// <summary>A moment as its nanoseconds since 1970.</summary>
    private sealed class NanosConverter : JsonConverter<Timestamp>
    {
        public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Nanos);
    }
}
