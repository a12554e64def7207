using System.Net;

namespace Arus.Gateway.SignIns;

/// <summary>How often one may try to sign in.</summary>
internal sealed class SignInGate(TimeProvider time) : IDisposable
{
    /// <summary>Failures one address has in a minute.</summary>
    public const int TriesPerAddress = 5;

    /// <summary>Failures all addresses together have in a minute.</summary>
    public const int TriesInAll = 60;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _tries = [];
    private int _all;
    private long _windowBegan = time.GetTimestamp();

    /// <summary>One password is derived at a time, so that guessing never takes the machine from the engine.</summary>
    public SemaphoreSlim Derivations { get; } = new(1, 1);

    /// <summary>Counts a try; false when there were too many.</summary>
    public bool MayTry(IPAddress? from)
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_windowBegan) >= TimeSpan.FromMinutes(1))
            {
                _windowBegan = time.GetTimestamp();
                _tries.Clear();
                _all = 0;
            }

            var address = from ?? IPAddress.None;
            var tries = _tries.GetValueOrDefault(address) + 1;
            if (tries > TriesPerAddress || _all >= TriesInAll)
            {
                return false;
            }

            _tries[address] = tries;
            _all++;
            return true;
        }
    }

    /// <summary>The try was right: it and those before it no longer count.</summary>
    public void Succeeded(IPAddress? from)
    {
        lock (_gate)
        {
            _all -= _tries.Remove(from ?? IPAddress.None, out var tries) ? tries : 0;
        }
    }

    public void Dispose() => Derivations.Dispose();
}
