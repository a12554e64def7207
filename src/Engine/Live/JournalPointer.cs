using System.Globalization;
using System.Text;
using Arus.Foundation.Persistence;

namespace Arus.Engine.Live;

/// <summary>A number of a journal record kept beside the journal, to begin reading there and not at the very start. It may be old, never too new.</summary>
internal static class JournalPointer
{
    /// <summary>Where the newest session begins.</summary>
    public const string Session = "session";

    /// <summary>Up to where all ticks are in the store.</summary>
    public const string Stored = "stored";

    public static long Read(IDisk disk, string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return disk.Exists(path)
            && long.TryParse(Encoding.ASCII.GetString(disk.ReadAll(path)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 ? number : 1;
    }

    public static void Write(IDisk disk, string folder, string name, long number) =>
        disk.Replace(Path.Combine(folder, name), Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
}
