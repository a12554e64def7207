using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Foundation.Journal;
using Arus.Foundation.Persistence;

namespace Arus.Engine.Live;

/// <summary>
/// Runs the session of this process: one thread turns <see cref="LiveLoop"/>, another lets <see cref="TickKeeper"/> follow. A failure of the disk stops the
/// trading and nothing else: who looks still sees what there is.
/// </summary>
internal sealed class LiveRunner : ILiveRunner, IDisposable
{
    private const int IdleMilliseconds = 250;
    private const int KeepMilliseconds = 500;

    private readonly SessionComposer _composer;
    private readonly ILiveMarket _market;
    private readonly IDisk _disk;
    private readonly TimeProvider _time;
    private readonly SourceTable _sources;
    private readonly CommandQueue _commands;
    private readonly ReadingQueue _readings;
    private readonly ObserverHub _hub = new();
    private readonly LiveSession _session;
    private int _isStarted;

    public LiveRunner(SessionComposer composer, ILiveMarket market, IDisk disk, TimeProvider time)
    {
        (_composer, _market, _disk, _time) = (composer, market, disk, time);
        _sources = new SourceTable(time);
        _commands = new CommandQueue(_sources.Signal);
        _readings = new ReadingQueue(_sources.Signal, time);
        _session = new LiveSession(_commands, _readings, _hub);
    }

    /// <inheritdoc/>
    public ILiveSession Session => _session;

    /// <inheritdoc/>
    public IFeedInlet Open(SourceId source, IFeedReceipts receipts) => _sources.Open(source, receipts);

    /// <inheritdoc/>
    public bool TryPost(LiveReading reading) => _readings.TryPost(reading);

    /// <inheritdoc/>
    public Task Run(string dataDirectory, LiveOptions options, IVenueLink link, CancellationToken stop)
    {
        if (Interlocked.Exchange(ref _isStarted, 1) == 1)
        {
            throw new InvalidOperationException("The session of this process runs already.");
        }

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                RunToEnd(dataDirectory, options, link, stop);
                ended.SetResult();
            }
            catch (Exception failure)
            {
                ended.SetException(failure);
            }
        })
        {
            IsBackground = true,
            Name = "live session",
        };
        thread.Start();
        return ended.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hub.Dispose();
        _sources.Dispose();
    }

    private void RunToEnd(string dataDirectory, LiveOptions options, IVenueLink link, CancellationToken stop)
    {
        var folder = DataDirectory.Journal(dataDirectory);
        RunningSession? session = null;
        var bytes = 0L;
        try
        {
            using var journal = JournalWriter.Open(_disk, folder);
            var clock = new LiveClock(_time);
            using var recovery = new JournalRecovery(
                _disk, dataDirectory, journal, _composer, _sources, id => Path.Combine(DataDirectory.Session(dataDirectory, id), "ledger.jsonl"), _hub, _time);
            session = recovery.Recover(options, clock.Now, stop);
            using var ending = session;
            var loop = new LiveLoop(session, journal, _sources, _commands, _readings, link, clock, _time);
            StartTurning(session, journal, loop, recovery, link, clock);
            TurnUntilStopped(session, journal, loop, dataDirectory, folder, stop);
            bytes = journal.Bytes;
            session.Count(bytes, LivePhase.Stopped, "");
            session.TellStatus();
            _commands.Close("the session has ended");
            _readings.Close();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _commands.Close("the session has ended");
            _readings.Close();
        }
        catch (Exception failure) when (session is not null)
        {
            Fail(session, bytes, link, failure);
            stop.WaitHandle.WaitOne();
            throw;
        }
        catch (Exception failure)
        {
            _session.Fail(failure.Message);
            _commands.Close(failure.Message);
            _readings.Close();
            throw;
        }
    }

    private void StartTurning(RunningSession session, JournalWriter journal, LiveLoop loop, JournalRecovery recovery, IVenueLink link, LiveClock clock)
    {
        session.EndRecovery(journal.Bytes, LivePhase.Running);
        if (journal.Cut is { } cut)
        {
            session.View.OnAlert(
                AlertSeverity.Warning, "JOURNAL_CUT",
                FormattableString.Invariant($"{cut.Bytes} bytes at the end of the journal were not whole and are cut off; the last record is {cut.Last}"),
                session.Core.Engine.Now);
        }

        loop.Resume(WorthSending.Of(session, recovery, clock.Now));
        if (session.Core.Account.State != TradingState.Active)
        {
            link.SetState(session.Core.Account.State, session.View.StateReason);
        }

        _session.Show(session, link);
        _sources.SetKnown();
        session.TellStatus();
    }

    private void TurnUntilStopped(
        RunningSession session, JournalWriter journal, LiveLoop loop, string dataDirectory, string folder, CancellationToken stop)
    {
        using var keeper = new TickKeeper(_disk, folder, journal, _market, _market.OpenRecorder(dataDirectory));
        using var enough = new ManualResetEvent(false);
        Exception? keeperFailure = null;
        var keeping = new Thread(() =>
        {
            try
            {
                while (!enough.WaitOne(KeepMilliseconds))
                {
                    keeper.Step();
                }

                keeper.Step();
            }
            catch (Exception failure) when (failure is RefusedException or InvalidInputException or IOException)
            {
                Volatile.Write(ref keeperFailure, failure);
            }
        })
        {
            IsBackground = true,
            Name = "tick keeper",
        };
        keeping.Start();
        try
        {
            using var woken = stop.Register(_sources.Signal.Set);
            var isToldOf = false;
            while (!stop.IsCancellationRequested)
            {
                if (!loop.Turn())
                {
                    _sources.Signal.Wait(() => stop.IsCancellationRequested || loop.HasWork(), IdleMilliseconds);
                }

                if (!isToldOf && Volatile.Read(ref keeperFailure) is { } failure)
                {
                    isToldOf = true;
                    session.View.OnAlert(AlertSeverity.Critical, "STORE_FAILED", $"ticks are safe in the journal and not in the store: {failure.Message}", session.Core.Engine.Now);
                }
            }

            while (loop.Turn())
            {
            }
        }
        finally
        {
            enough.Set();
            keeping.Join();
        }
    }

    private void Fail(RunningSession session, long bytes, IVenueLink link, Exception failure)
    {
        var reason = failure is RefusedException refused ? refused.Fault.ToString() : failure.Message;
        session.Count(bytes, LivePhase.Failed, reason);
        session.View.OnAlert(AlertSeverity.Critical, "SESSION_FAILED", reason, session.Core.Engine.Now);
        _session.Show(session, link);
        _commands.Close(reason);
        _readings.Close();
        link.SetState(TradingState.Halted, reason);
        session.TellStatus();
    }
}
