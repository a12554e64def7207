namespace Arus.Foundation.Persistence;

/// <summary>
/// All that durable storage asks of a file system, so that a full disk, a torn write and a power cut can be played through in tests.
/// Every member throws <see cref="IOException"/> when the surroundings fail; <see cref="DiskFull"/> tells a full disk from the rest.
/// </summary>
public interface IDisk
{
    /// <summary>Creates a file, or empties the one that is there, and opens it for reading and writing.</summary>
    IDiskFile Create(string path);

    /// <summary>Opens a file that exists; others may read it, and write it, meanwhile.</summary>
    IDiskFile Open(string path, bool forWriting);

    /// <summary>Whether there is such a file.</summary>
    bool Exists(string path);

    /// <summary>Full paths of the files of a folder whose names end so, in ordinal order; none where the folder does not exist.</summary>
    IReadOnlyList<string> Files(string folder, string suffix);

    /// <summary>Full paths of the folders in a folder, in ordinal order; none where it does not exist.</summary>
    IReadOnlyList<string> Folders(string folder);

    /// <summary>Creates a folder and those above it, where they do not exist, durably.</summary>
    void CreateFolder(string folder);

    /// <summary>Gives a file another name in one step, replacing what had it. Durable after <see cref="FlushFolder"/>.</summary>
    void Rename(string from, string to);

    /// <summary>Deletes a file, if it is there. Durable after <see cref="FlushFolder"/>.</summary>
    void Delete(string path);

    /// <summary>Makes the names in a folder durable: what was created, renamed and deleted there.</summary>
    void FlushFolder(string folder);

    /// <summary>Bytes that can still be written in a folder.</summary>
    long FreeBytes(string folder);
}
