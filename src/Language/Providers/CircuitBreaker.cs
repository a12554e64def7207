namespace Arus.Language.Providers;

/// <summary>
/// Leaves a provider alone after failures: five in a row, or one that asking again cannot change. Then for 30 s, doubled with each further time up to an hour, or for
/// as long as the provider asks; after that one call tries.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private const int FailuresMax = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;
    private int _failures;
    private int _times;
    private bool _isTrying;

    /// <summary>Takes the leave to call; after a pause only one caller gets it until he has reported.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (time.GetUtcNow() < _closedUntil || _isTrying)
            {
                return false;
            }

            _isTrying = _times > 0;
            return true;
        }
    }

    /// <summary>The call was answered.</summary>
    public void Succeeded()
    {
        lock (_gate)
        {
            (_failures, _times, _isTrying) = (0, 0, false);
        }
    }

    /// <summary>The call was given up by the one who asked, which says nothing of the provider.</summary>
    public void Abandoned()
    {
        lock (_gate)
        {
            _isTrying = false;
        }
    }

    /// <summary>The call failed.</summary>
    public void Failed(ProviderFaultException fault)
    {
        lock (_gate)
        {
            var wasTrying = _isTrying;
            _isTrying = false;
            _failures++;
            if (fault.RetryAfter is { } asked && asked > TimeSpan.Zero)
            {
                _closedUntil = time.GetUtcNow() + (asked < LongestPause ? asked : LongestPause);
            }

            if (wasTrying || _failures >= FailuresMax || fault.Kind is ProviderFaultKind.Key or ProviderFaultKind.Balance)
            {
                var pause = FirstPause * (1L << Math.Min(_times, 10));
                var until = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
                _closedUntil = until > _closedUntil ? until : _closedUntil;
                (_failures, _times) = (0, _times + 1);
            }
        }
    }
}
