using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Arus.Foundation.Persistence;
using Arus.Learning.Files;

namespace Arus.Learning.Registry;

/// <summary>
/// The files of one slot: <c>models/‹slot›/history.json</c>, replaced as a whole, and per version the model, its card and its drift profile, written before they are told of.
/// </summary>
internal sealed class SlotFile
{
    private const int SlotLengthMax = 64;

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

    /// <summary>Writes a file of a version; returns its hash.</summary>
    public string Keep(int number, string suffix, byte[] content)
    {
        PhysicalDisk.Instance.Replace(Of(number, suffix), content);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>A file of a version, as it was written.</summary>
    /// <param name="number">The version.</param>
    /// <param name="suffix">Which of its files.</param>
    /// <param name="hash">What it was; null when that is not known.</param>
    /// <param name="path">Where it is, for later faults.</param>
    /// <exception cref="InvalidInputException">It is missing, too large, or another one.</exception>
    public byte[] Kept(int number, string suffix, string? hash, out string path)
    {
        path = Of(number, suffix);
        if (!PhysicalDisk.Instance.Exists(path))
        {
            throw new InvalidInputException("MODEL_FILE_MISSING", path, "is missing", "the file as it was registered");
        }

        if (new FileInfo(path).Length > ModelFile.SizeMax)
        {
            throw new InvalidInputException("MODEL_FILE_TOO_LARGE", path, "is larger", $"at most {ModelFile.SizeMax / (1024 * 1024)} MiB");
        }

        var content = PhysicalDisk.Instance.ReadAll(path);
        return hash is null || Convert.ToHexStringLower(SHA256.HashData(content)) == hash
            ? content
            : throw new InvalidInputException("MODEL_FILE_CHANGED", path, "is not what was registered", "the file as it was registered; 'arus train' makes a new version");
    }

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
            var content = SlotUpgrade.Read(PhysicalDisk.Instance.ReadAll(History));
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
    /// <param name="change">From what is, to what shall be; may write the files it tells of.</param>
    /// <exception cref="RefusedException">Somebody else changes it, or the disk is full.</exception>
    public SlotContent Change(Func<SlotContent, SlotContent> change)
    {
        PhysicalDisk.Instance.CreateFolder(_folder);
        using var alone = Lock();
        var content = change(Read());
        PhysicalDisk.Instance.Replace(History, JsonSerializer.SerializeToUtf8Bytes(content, SlotJson.Options));
        return content;
    }

    private string Of(int number, string suffix) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{number:D6}.{suffix}"));

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
}
