namespace Arus.Tests;

/// <summary>Recorded markets and published reference values, found by <c>ARUS_TEST_DATA</c>; see docs/test-data.md.</summary>
internal static class Recorded
{
    private static readonly string? Root = Environment.GetEnvironmentVariable("ARUS_TEST_DATA");

    /// <summary>The path of a file or folder of the reference data; skips the test where there is none.</summary>
    public static string Find(string path)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Root), "ARUS_TEST_DATA is not set; docs/test-data.md says how to supply reference data.");
        var full = Path.Combine(Root!, path);
        Assert.True(File.Exists(full) || Directory.Exists(full), $"{full} is missing from the reference data.");
        return full;
    }

    /// <summary>The files of a folder of the reference data, by name.</summary>
    public static string[] Files(string folder, string pattern) => [.. Directory.GetFiles(Find(folder), pattern).Order(StringComparer.Ordinal)];
}
