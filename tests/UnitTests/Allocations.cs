namespace Arus.Tests;

/// <summary>
/// Counts what a stretch of code allocates. A collection that another test causes meanwhile retires this thread's allocation context and counts its unused
/// rest as allocated: 8 KiB at most, however long the stretch. So a stretch runs often enough that one object each time would be far more.
/// </summary>
internal static class Allocations
{
    /// <summary>The largest allocation context of the runtime, in bytes.</summary>
    public const long ContextMax = 8 * 1024;

    /// <summary>Asserts that no operation since a reading of <see cref="GC.GetAllocatedBytesForCurrentThread"/> allocated.</summary>
    public static void AssertNoneSince(long before)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= ContextMax, $"{allocated} bytes were allocated; at most one context of {ContextMax} may be retired by a collection");
    }
}
