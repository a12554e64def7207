using System.Text;
using Arus.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Persistence;

public sealed class ContentShelfTests
{
    private const string Folder = "/data/calendars";

    [Fact]
    public void Keep_Twice_KeepsOneFileAndTheLastIsCurrent()
    {
        var disk = new SimulatedDisk();
        var shelf = new ContentShelf(disk, Folder, ".csv");

        var (first, second, again) = (shelf.Keep("one"u8), shelf.Keep("two"u8), shelf.Keep("one"u8));

        Assert.Equal(first, again);
        Assert.Equal(2, shelf.Ids.Count);
        Assert.Equal(first, shelf.Current);
        Assert.Equal("two", Encoding.ASCII.GetString(shelf.Read(second)!));
    }

    [Fact]
    public void Current_NothingKept_IsNull() => Assert.Null(new ContentShelf(new SimulatedDisk(), Folder, ".csv").Current);

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Read_WhatIsNoId_IsNotThere(string id) => Assert.Null(new ContentShelf(new SimulatedDisk(), Folder, ".csv").Read(id));

    [Fact]
    public void Read_Damaged_SaysSo()
    {
        var disk = new SimulatedDisk();
        var shelf = new ContentShelf(disk, Folder, ".csv");
        var id = shelf.Keep("one"u8);
        disk.Replace($"{Folder}/{id}.csv", "0ne"u8);

        Assert.Equal("CONTENT_DAMAGED", Assert.Throws<InvalidInputException>(() => shelf.Read(id)).Faults[0].Code);
    }

    [Fact]
    public void Keep_PowerCutAtAnyOperation_LeavesTheOldOrTheNewOneWhole()
    {
        for (var operations = 1; operations < 20; operations++)
        {
            var disk = new SimulatedDisk();
            var old = new ContentShelf(disk, Folder, ".csv").Keep("old"u8);
            disk.OperationsUntilPowerFails = operations;
            try
            {
                new ContentShelf(disk, Folder, ".csv").Keep("new"u8);
            }
            catch (SimulatedDisk.PowerCutException)
            {
                // As planned.
            }

            var after = new ContentShelf(disk.AfterPowerCut(new Random(operations)), Folder, ".csv");

            Assert.NotNull(after.Current);
            Assert.Contains(Encoding.ASCII.GetString(after.Read(after.Current!)!), new[] { "old", "new" });
            Assert.NotNull(after.Read(old));
        }
    }
}
