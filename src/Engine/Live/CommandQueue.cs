using System.Collections.Concurrent;
using Arus.Contracts.Live;
using Arus.Contracts.Trading;

namespace Arus.Engine.Live;

/// <summary>Commands on their way to the loop, and who waits for them. A halt closes the last gate on its way in.</summary>
internal sealed class CommandQueue(LoopSignal signal)
{
    private readonly ConcurrentQueue<LiveCommand> _waiting = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<CommandResult>> _answers = new(StringComparer.Ordinal);
    private int _haltsWaiting;
    private volatile string? _closed;

    public bool IsEmpty => _waiting.IsEmpty;

    /// <summary>Whether somebody asked to halt and the engine has not yet: no opening order passes meanwhile.</summary>
    public bool IsHalting => Volatile.Read(ref _haltsWaiting) > 0;

    public Task<CommandResult> Send(LiveCommand command, CancellationToken cancel)
    {
        if (IsHalt(command))
        {
            Interlocked.Increment(ref _haltsWaiting);
        }

        var answer = _answers.GetOrAdd(command.Id, _ => new TaskCompletionSource<CommandResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(command);
        signal.Set();
        if (_closed is { } reason)
        {
            Refuse(reason);
        }

        return answer.Task.WaitAsync(cancel);
    }

    public bool TryTake(out LiveCommand? command) => _waiting.TryDequeue(out command);

    /// <summary>A command was done, or was known already.</summary>
    public void Answer(LiveCommand command, CommandResult result)
    {
        if (IsHalt(command))
        {
            Interlocked.Decrement(ref _haltsWaiting);
        }

        if (_answers.TryRemove(command.Id, out var answer))
        {
            answer.TrySetResult(result);
        }
    }

    /// <summary>Nothing is done any more; a halt that waits keeps the gate closed.</summary>
    public void Close(string reason)
    {
        _closed = reason;
        Refuse(reason);
    }

    private void Refuse(string reason)
    {
        while (_waiting.TryDequeue(out var command))
        {
            if (_answers.TryRemove(command.Id, out var answer))
            {
                answer.TrySetResult(new CommandResult(new Fault("SESSION_NOT_RUNNING", $"command {command.Id}", reason, "a running session"), null));
            }
        }

        // Whoever asked the same twice waits for one answer.
        foreach (var id in _answers.Keys)
        {
            if (_answers.TryRemove(id, out var answer))
            {
                answer.TrySetResult(new CommandResult(new Fault("SESSION_NOT_RUNNING", $"command {id}", reason, "a running session"), null));
            }
        }
    }

    private static bool IsHalt(LiveCommand command) => command is SetTradingState { State: TradingState.Halted };
}
