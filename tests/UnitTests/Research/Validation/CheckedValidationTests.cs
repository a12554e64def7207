using Arus.Contracts.Research;
using Arus.Research.Validation;

namespace Arus.UnitTests.Research.Validation;

public sealed class CheckedValidationTests
{
    private static readonly ValidationRequest Right = new() { Backtest = SampleResults.Request() };

    public static TheoryData<string, ValidationRequest> Wrong => new()
    {
        { "trials", Right with { TrialsMax = 0 } },
        { "trials", Right with { TrialsMax = 10_001 } },
        { "windows", Right with { Windows = 1 } },
        { "windows", Right with { Windows = 51 } },
        { "groups", Right with { Groups = 18 } },
        { "groups", Right with { Groups = 7 } },
        { "testGroups", Right with { TestGroups = 0 } },
        { "testGroups", Right with { TestGroups = 6 } },
        { "embargo", Right with { EmbargoDays = -1 } },
        { "embargo", Right with { EmbargoDays = 101 } },
        { "rule.fast", Right with { Variations = new Dictionary<string, IReadOnlyList<string>> { ["rule.fast"] = [] } } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void ThrowOnFaults_BeyondALimit_NamesIt(string where, ValidationRequest request) =>
        Assert.Contains(Assert.Throws<InvalidInputException>(() => CheckedValidation.ThrowOnFaults(request)).Faults, fault => fault.Where == where);

    [Fact]
    public void ThrowOnFaults_AtTheLimits_IsSilent()
    {
        CheckedValidation.ThrowOnFaults(Right with { TrialsMax = 1, Windows = 2, Groups = 4, TestGroups = 1, EmbargoDays = 0 });
        CheckedValidation.ThrowOnFaults(Right with { TrialsMax = 10_000, Windows = 50, Groups = 16, TestGroups = 8, EmbargoDays = 100 });
    }
}
