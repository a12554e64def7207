using Arus.Contracts.Learning;

namespace Arus.Intelligence.Forecasts;

/// <summary>One version at work: its window of rows and the memory it predicts in.</summary>
internal sealed class ForecastDesk
{
    private readonly int[] _indices;
    private readonly IPredictor _predictor;
    private readonly IRowDistance? _distance;
    private readonly int _steps;

    // Every row is written twice, a window apart: so the last rows always lie one after another, the oldest first.
    private readonly double[] _rows;
    private long _count;

    /// <param name="forecaster">The version.</param>
    /// <param name="indices">Where each feature of the model stands among the strategy's.</param>
    public ForecastDesk(Forecaster forecaster, int[] indices)
    {
        (Forecaster, _indices, _steps) = (forecaster, indices, forecaster.Model.Steps);
        (_predictor, _distance) = (forecaster.Model.NewPredictor(), forecaster.Profile?.NewRowDistance());
        _rows = new double[2 * _steps * indices.Length];
    }

    /// <summary>The version.</summary>
    public Forecaster Forecaster { get; }

    /// <summary>Takes the next row.</summary>
    public void Take(ReadOnlySpan<double> features)
    {
        var at = (int)(_count++ % _steps);
        var row = _rows.AsSpan(at * _indices.Length, _indices.Length);
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = features[_indices[i]];
        }

        row.CopyTo(_rows.AsSpan((at + _steps) * _indices.Length));
    }

    /// <summary>Predicts from the last rows; false before there are enough, or while most of the last one is missing, as in training.</summary>
    /// <param name="probability">Calibrated.</param>
    /// <param name="distance">The share of training rows that were more usual than the last row; NaN when nothing is known of them.</param>
    public bool TryPredict(out double probability, out double distance)
    {
        (probability, distance) = (0.5, double.NaN);
        var window = _rows.AsSpan((int)(_count % _steps) * _indices.Length, _steps * _indices.Length);
        var last = window[^_indices.Length..];
        if (_count < _steps || Missing(last) * 2 > last.Length)
        {
            return false;
        }

        var raw = _predictor.Predict(window);
        probability = Forecaster.Calibration?.Of(raw) ?? raw;
        distance = _distance?.Share(last) ?? double.NaN;
        return probability is > 0 and < 1;
    }

    private static int Missing(ReadOnlySpan<double> row)
    {
        var missing = 0;
        foreach (var value in row)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }

        return missing;
    }
}
