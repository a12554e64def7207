using Arus.Language.Providers;
using Arus.UnitTests.Terminals;

namespace Arus.UnitTests.Language.Providers;

public sealed class SpendingTests : IDisposable
{
    private static readonly TenantId Other = new("other");
    private readonly string _folder = Directory.CreateTempSubdirectory("spending").FullName;
    private readonly ManualTime _time = new();

    private string Path => System.IO.Path.Combine(_folder, "spending");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reserve_AnySequence_NeverGoesBeyondTheBudget()
    {
        var random = new Random(9);
        using var spending = new Spending(1m, null, _time);
        var open = new List<Spending.Reservation>();
        for (var round = 0; round < 5_000; round++)
        {
            if (open.Count > 0 && random.Next(2) == 0)
            {
                var reservation = open[^1];
                open.RemoveAt(open.Count - 1);
                spending.Settle(reservation, reservation.Amount * random.Next(101) / 100);
            }
            else if (spending.Reserve(TenantId.Local, random.Next(1, 200) / 10_000m) is { } reservation)
            {
                open.Add(reservation);
            }

            Assert.InRange(spending.Today(TenantId.Local), 0m, 1m);
        }
    }

    [Fact]
    public void Reserve_BeyondTheLimitInAll_IsRefusedOnEveryDay()
    {
        using var spending = new Spending(decimal.MaxValue, null, _time, inAll: 1m);
        var first = spending.Reserve(TenantId.Local, 0.7m)!;

        Assert.Null(spending.Reserve(Other, 0.4m));
        spending.Settle(first, 0.6m);
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Null(spending.Reserve(TenantId.Local, 0.41m));
        Assert.NotNull(spending.Reserve(TenantId.Local, 0.4m));
    }

    [Fact]
    public void Reserve_BeyondTheDay_IsRefusedUntilTheNext()
    {
        using var spending = new Spending(0.10m, null, _time);

        Assert.NotNull(spending.Reserve(TenantId.Local, 0.10m));
        Assert.Null(spending.Reserve(TenantId.Local, 0.01m));
        Assert.NotNull(spending.Reserve(Other, 0.10m));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(spending.Reserve(TenantId.Local, 0.10m));
    }

    [Fact]
    public void Recall_WhatWasNeverSettled_CountsInFull()
    {
        using (var spending = new Spending(1m, Path, _time))
        {
            spending.Settle(spending.Reserve(TenantId.Local, 0.30m)!, 0.01m);
            Assert.NotNull(spending.Reserve(TenantId.Local, 0.50m));
        }

        using var again = new Spending(1m, Path, _time);

        Assert.Equal(0.51m, again.Today(TenantId.Local));
        Assert.Null(again.Reserve(TenantId.Local, 0.50m));
    }

    [Fact]
    public void Reserve_ThatCannotBeWritten_IsRefused()
    {
        var spending = new Spending(1m, Path, _time);
        spending.Dispose();

        Assert.Null(spending.Reserve(TenantId.Local, 0.01m));
    }

    [Theory]
    [InlineData("settle 1 0.5")]
    [InlineData("reserve x local 2026-11-21 1")]
    [InlineData("reserve 1 local yesterday 1")]
    [InlineData("reserve 1 local 2026-11-21")]
    [InlineData("nonsense")]
    public void Recall_ADamagedFile_IsAFault(string line)
    {
        File.WriteAllText(Path, line + "\n");

        Assert.Equal("SPENDING_INVALID", Assert.Throws<InvalidInputException>(() => new Spending(1m, Path, _time)).Faults[0].Code);
    }
}
