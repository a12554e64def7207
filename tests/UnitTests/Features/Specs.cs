using Arus.Contracts.Features;

namespace Arus.UnitTests.Features;

/// <summary>Specifications of indicators as a person writes them.</summary>
internal static class Specs
{
    /// <summary>An indicator with settings such as <c>period=14 seed=talib</c>.</summary>
    public static IndicatorSpec Of(string indicator, string settings = "") => new(indicator, settings
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(setting => setting.Split('='))
        .ToDictionary(setting => setting[0], setting => setting[1]));
}
