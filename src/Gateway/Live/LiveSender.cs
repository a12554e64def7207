using Arus.Contracts.Live;
using Arus.Gateway.Metrics;
using Arus.Gateway.SignIns;
using Microsoft.Extensions.Hosting;

namespace Arus.Gateway.Live;

/// <summary>Hears the session and tells the clients, on one thread of its own: the time from a quote to the sockets is one turn over the clients.</summary>
internal sealed class LiveSender : IHostedService, IDisposable
{
    /// <summary>Connections one user may have.</summary>
    public const int ClientsPerUser = 250;

    /// <summary>Whether tokens still let their clients in is asked this often.</summary>
    private static readonly TimeSpan TokensAskedEvery = TimeSpan.FromSeconds(5);

    private readonly ILiveRunner _live;
    private readonly OwnerBook _owners;
    private readonly TimeProvider _time;
    private readonly object _bell = new();
    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private LiveClient[] _clients = [];
    private IDisposable? _subscription;
    private bool _isRung;
    private volatile bool _isStopped;

    public LiveSender(ILiveRunner live, OwnerBook owners, GatewayMeter meter, TimeProvider time)
    {
        (_live, _owners, _time) = (live, owners, time);
        Board = new(time, meter, Wake);
        _thread = new(Run) { IsBackground = true, Name = "live" };
    }

    public LiveBoard Board { get; }

    /// <summary>Connections there are.</summary>
    public int Count => Volatile.Read(ref _clients).Length;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = _live.Session.Subscribe(Board);
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Takes a connection; false when its user has too many.</summary>
    public bool TryAdd(LiveClient client)
    {
        lock (_gate)
        {
            if (_clients.Count(other => other.User == client.User) >= ClientsPerUser)
            {
                return false;
            }

            Volatile.Write(ref _clients, [.. _clients, client]);
            return true;
        }
    }

    public void Remove(LiveClient client)
    {
        lock (_gate)
        {
            client.Leave();
            Volatile.Write(ref _clients, [.. _clients.Where(other => other != client)]);
        }
    }

    /// <summary>There is something to send.</summary>
    public void Wake()
    {
        lock (_bell)
        {
            _isRung = true;
            Monitor.Pulse(_bell);
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _isStopped = true;
        Wake();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }
    }

    private void Sleep(TimeSpan atMost)
    {
        lock (_bell)
        {
            if (!_isRung)
            {
                Monitor.Wait(_bell, atMost);
            }

            _isRung = false;
        }
    }

    private void Run()
    {
        var askedAt = _time.GetTimestamp();
        var wait = TokensAskedEvery;
        while (!_isStopped)
        {
            Sleep(wait);
            wait = TokensAskedEvery;
            var now = _time.GetTimestamp();
            var clients = Volatile.Read(ref _clients);
            foreach (var client in clients)
            {
                var left = client.Send(Board, now, Wake);
                wait = left < wait ? left : wait;
            }

            if (_time.GetElapsedTime(askedAt, now) >= TokensAskedEvery)
            {
                askedAt = now;
                foreach (var client in clients.Where(client => _owners.Find(client.Token) is null))
                {
                    client.Close("SIGN_IN_FIRST: the token lets nobody in any more");
                }
            }

            wait = wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait;
        }
    }
}
