using Arus.Contracts.Intelligence;
using Arus.Contracts.Research;
using Arus.Research.Training;

namespace Arus.Research.Patterns;

/// <summary>Reads stored bars and their costs, and has the patterns on them measured.</summary>
internal sealed class PatternSurvey(TaskReader reader, IPatternMeasure measure) : IPatternSurvey
{
    public PatternEvidence Measure(PatternRequest request, CancellationToken stop)
    {
        var (instrument, bars, costs) = reader.ReadBars(request.DataDirectory, request.Source, request.Instrument, request.Period, request.From, request.To);
        stop.ThrowIfCancellationRequested();
        double[] inQuote = [.. bars.Zip(costs, (bar, cost) => cost * bar.CloseMid)];
        var scores = measure.Measure(instrument, bars, inQuote, request.HorizonBars);
        return new(bars[0].OpenedAt, bars[^1].ClosesAt, bars.Count, costs.Average(), scores) { CountMin = measure.CountMin };
    }
}
