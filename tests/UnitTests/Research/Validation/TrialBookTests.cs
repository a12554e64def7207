using Arus.Research.Validation;

namespace Arus.UnitTests.Research.Validation;

public sealed class TrialBookTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("arus-trials-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void Count_SameTrialAgainAndOthers_CountsTheDifferentOnesOfThisStrategyAndInstrument()
    {
        var book = new TrialBook(_data);
        book.Add("mine", SampleResults.EurUsd, "one");
        book.Add("mine", SampleResults.EurUsd, "one");
        book.Add("mine", SampleResults.EurUsd, "two");
        book.Add("mine", InstrumentId.Of("XAU/USD"), "one");
        book.Add("other/../mine", SampleResults.EurUsd, "one");

        Assert.Equal((2, 1, 0), (book.Count("mine", SampleResults.EurUsd), book.Count("mine", InstrumentId.Of("XAU/USD")), book.Count("mine", InstrumentId.Of("GBPUSD"))));
        Assert.Equal(1, new TrialBook(_data).Count("other/../mine", SampleResults.EurUsd));
    }

    [Fact]
    public void Add_ManyAtOnce_LosesNone()
    {
        Parallel.For(0, 200, i => new TrialBook(_data).Add("mine", SampleResults.EurUsd, $"trial {i % 150}"));

        Assert.Equal(150, new TrialBook(_data).Count("mine", SampleResults.EurUsd));
    }
}
