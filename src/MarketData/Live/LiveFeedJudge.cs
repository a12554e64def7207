using Arus.Contracts.MarketData;
using Arus.MarketData.Validation;

namespace Arus.MarketData.Live;

/// <summary>Judges the ticks of one source by the rules files are judged by: a backtest over what was kept sees what was seen live.</summary>
internal sealed class LiveFeedJudge : ILiveFeedJudge
{
    private readonly Dictionary<InstrumentId, TickValidator> _validators = [];
    private InstrumentId _instrument;
    private TickValidator? _validator;

    /// <inheritdoc/>
    public bool Accept(ref Tick tick, out string? code)
    {
        if (_validator is null || tick.Instrument != _instrument)
        {
            Select(tick.Instrument);
        }

        var verdict = _validator!.Check(in tick, out var flags);
        if (verdict != RowVerdict.Accepted)
        {
            code = QualityTally.CodeOf(verdict);
            return false;
        }

        code = null;
        if (flags != QuoteFlags.None)
        {
            tick = tick with { Flags = tick.Flags | flags };
        }

        return true;
    }

    private void Select(InstrumentId instrument)
    {
        if (!_validators.TryGetValue(instrument, out _validator))
        {
            _validator = new();
            _validators.Add(instrument, _validator);
        }

        _instrument = instrument;
    }
}
