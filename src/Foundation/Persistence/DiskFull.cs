namespace Arus.Foundation.Persistence;

/// <summary>Tells a full disk from every other failure, and says it in one way.</summary>
public static class DiskFull
{
    /// <summary>Code of the fault; stable for ever.</summary>
    public const string Code = "DISK_FULL";

    // errno 28 ENOSPC and 122 EDQUOT (69 on macOS) as they are, Windows' 39 and 112 as HRESULT.
    private static readonly int[] Results = [28, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Whether it is the disk, or the user's share of it, that is full.</summary>
    public static bool Is(IOException error) => Results.Contains(error.HResult);

    /// <summary>The refusal: what was being written, how much room it needs, how much there is.</summary>
    public static RefusedException Refusal(IDisk disk, string folder, string what, long bytesNeeded) => new(new Fault(
        Code, folder, $"the disk is full: no room to {what} ({bytesNeeded} bytes needed, {Free(disk, folder)})",
        "free space; everything acknowledged is kept, and the work can go on where it stopped"));

    private static string Free(IDisk disk, string folder)
    {
        try
        {
            return $"{disk.FreeBytes(folder)} free";
        }
        catch (IOException)
        {
            return "free space unknown";
        }
    }
}
