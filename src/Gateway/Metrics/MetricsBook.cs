using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Arus.Gateway.Metrics;

/// <summary>Sums up what our meters and the runtime's say, and writes it as Prometheus text.</summary>
internal sealed class MetricsBook : IDisposable
{
    /// <summary>More series of one instrument are not kept.</summary>
    public const int SeriesMax = 500;

    private static readonly double[] Bounds = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, Family> _families = new();

    public MetricsBook(MetricsScope scope)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (scope.Holds(instrument.Meter) && (instrument.Meter.Name.StartsWith("Arus", StringComparison.Ordinal) || instrument.Meter.Name is "System.Runtime" or "Microsoft.AspNetCore.Server.Kestrel"))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Everything, as Prometheus text.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder(16 * 1024);
        var written = new HashSet<string>();
        foreach (var (instrument, family) in _families.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            if (written.Add(NameOf(instrument)))
            {
                family.Write(text, instrument);
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static string NameOf(Instrument instrument)
    {
        var name = string.Concat(instrument.Name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return name + unit + (IsSum(instrument) && !name.EndsWith("_total", StringComparison.Ordinal) ? "_total" : "");
    }

    private static bool IsSum(Instrument instrument)
    {
        var kind = instrument.GetType();
        return kind.IsGenericType && (kind.GetGenericTypeDefinition() == typeof(Counter<>) || kind.GetGenericTypeDefinition() == typeof(ObservableCounter<>));
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _families.GetOrAdd(instrument, static one => new(one)).Take(value, Labels(tags));

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            text.Append(text.Length == 0 ? "" : ",")
                .Append(string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_')))
                .Append("=\"")
                .Append(Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal))
                .Append('"');
        }

        return text.ToString();
    }

    /// <summary>All series of one instrument.</summary>
    private sealed class Family(Instrument instrument)
    {
        private readonly bool _isHistogram = instrument.GetType() is { IsGenericType: true } kind && kind.GetGenericTypeDefinition() == typeof(Histogram<>);
        private readonly bool _adds = instrument.GetType() is { IsGenericType: true } kind
            && (kind.GetGenericTypeDefinition() == typeof(Counter<>) || kind.GetGenericTypeDefinition() == typeof(UpDownCounter<>));
        private readonly Dictionary<string, Series> _series = [];

        public void Take(double value, string labels)
        {
            lock (_series)
            {
                if (!_series.TryGetValue(labels, out var series))
                {
                    if (_series.Count >= SeriesMax)
                    {
                        return;
                    }

                    _series[labels] = series = new(_isHistogram ? Bounds.Length + 1 : 0);
                }

                series.Value = _isHistogram || _adds ? series.Value + value : value;
                if (_isHistogram)
                {
                    series.Count++;
                    var bucket = Array.FindIndex(Bounds, bound => value <= bound);
                    series.Buckets[bucket < 0 ? Bounds.Length : bucket]++;
                }
            }
        }

        public void Write(StringBuilder text, Instrument instrument)
        {
            var name = NameOf(instrument);
            text.Append("# HELP ").Append(name).Append(' ').Append((instrument.Description ?? name).ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(_isHistogram ? "histogram" : IsSum(instrument) ? "counter" : "gauge").Append('\n');
            lock (_series)
            {
                foreach (var (labels, series) in _series)
                {
                    if (_isHistogram)
                    {
                        WriteBuckets(text, name, labels, series);
                    }
                    else
                    {
                        Line(text, name, labels, series.Value);
                    }
                }
            }
        }

        private static void WriteBuckets(StringBuilder text, string name, string labels, Series series)
        {
            var sum = 0L;
            var before = labels.Length == 0 ? "" : labels + ",";
            for (var i = 0; i <= Bounds.Length; i++)
            {
                sum += series.Buckets[i];
                Line(text, name + "_bucket", $"{before}le=\"{(i == Bounds.Length ? "+Inf" : Bounds[i].ToString(CultureInfo.InvariantCulture))}\"", sum);
            }

            Line(text, name + "_sum", labels, series.Value);
            Line(text, name + "_count", labels, series.Count);
        }

        private static void Line(StringBuilder text, string name, string labels, double value)
        {
            text.Append(name);
            if (labels.Length > 0)
            {
                text.Append('{').Append(labels).Append('}');
            }

            text.Append(' ').Append(value switch
            {
                double.PositiveInfinity => "+Inf",
                double.NegativeInfinity => "-Inf",
                _ => value.ToString("R", CultureInfo.InvariantCulture),
            }).Append('\n');
        }

        private sealed class Series(int buckets)
        {
            public double Value { get; set; }

            public long Count { get; set; }

            public long[] Buckets { get; } = new long[buckets];
        }
    }
}
