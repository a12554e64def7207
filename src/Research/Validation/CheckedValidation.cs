using System.Globalization;
using Arus.Contracts.Research;

namespace Arus.Research.Validation;

/// <summary>The limits of <see cref="ValidationRequest"/>.</summary>
internal static class CheckedValidation
{
    /// <exception cref="InvalidInputException">Something is beyond its limit; every fault is named.</exception>
    public static void ThrowOnFaults(ValidationRequest request)
    {
        Fault?[] found =
        [
            Between("trials", request.TrialsMax, 1, 10_000),
            Between("windows", request.Windows, 2, 50),
            Between("groups", request.Groups, 4, 16),
            Between("testGroups", request.TestGroups, 1, Math.Max(1, request.Groups / 2)),
            Between("embargo", request.EmbargoDays, 0, 100),
            request.Groups % 2 == 0 ? null : new("VALIDATION_LIMIT", "groups", $"was {request.Groups}", "an even number"),
            .. request.Variations.Where(pair => pair.Value.Count == 0)
                .Select(pair => new Fault("VALIDATION_VARIATION", pair.Key, "has no value to try", "at least one")),
        ];
        Fault[] faults = [.. found.OfType<Fault>()];
        if (faults.Length > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static Fault? Between(string what, int value, int min, int max) => value >= min && value <= max
        ? null
        : new("VALIDATION_LIMIT", what, string.Create(CultureInfo.InvariantCulture, $"was {value}"), string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"));
}
