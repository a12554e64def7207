using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>
/// From version 1 to 2: headers of segments state how many decimals prices have, which were always nine. A header is one sector at the front of its
/// file; a copy of the whole is kept, and an index beside it is made anew when it is next needed.
/// </summary>
internal sealed class StatedDecimalsMigration : IDataMigration
{
    /// <inheritdoc/>
    public int From => 1;

    /// <inheritdoc/>
    public void Run(MigrationStep step)
    {
        var (ticks, bars) = (Path.Combine(step.Root, "ticks"), Path.Combine(step.Root, "bars"));
        foreach (var path in Segments(step.Disk, ticks).Concat(Segments(step.Disk, bars)))
        {
            if (IsOld(step.Disk, path))
            {
                step.Keep(path);
                Rewrite(step.Disk, path);
            }
        }
    }

    private static IEnumerable<string> Segments(IDisk disk, string folder) =>
        disk.Files(folder, Segment.Suffix).Concat(disk.Folders(folder).SelectMany(inner => Segments(disk, inner)));

    private static bool IsOld(IDisk disk, string path)
    {
        using var file = disk.Open(path, forWriting: false);
        return SegmentHeader.IsVersion1(file);
    }

    private static void Rewrite(IDisk disk, string path)
    {
        disk.Delete(path + SegmentIndex.Suffix);
        using var file = disk.Open(path, forWriting: true);
        SegmentHeader.UpgradeVersion1(file);
        file.Flush();
    }
}
