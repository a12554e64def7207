using System.Runtime.InteropServices;

namespace Arus.Trading.Execution;

/// <summary>The positions of a terminal.</summary>
internal sealed class TerminalPositions
{
    private readonly List<TerminalPosition> _all = [];

    /// <summary>All of them, oldest first.</summary>
    public ReadOnlySpan<TerminalPosition> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>Finds one by the venue's identifier.</summary>
    public TerminalPosition? Find(long id)
    {
        foreach (var position in All)
        {
            if (position.Id == id)
            {
                return position;
            }
        }

        return null;
    }

    /// <summary>Finds one by our own.</summary>
    public TerminalPosition? Find(PositionId id)
    {
        foreach (var position in All)
        {
            if (position.Booked == id)
            {
                return position;
            }
        }

        return null;
    }

    /// <summary>Whether a slot has another position in the books: on a netting account it must end first.</summary>
    public bool HasOther(int slot, long id)
    {
        foreach (var position in All)
        {
            if (position.Slot == slot && position.Id != id && position.Booked is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds one.</summary>
    public TerminalPosition Add(long id, int slot)
    {
        var position = new TerminalPosition(id, slot);
        _all.Add(position);
        return position;
    }

    /// <summary>Removes one that is gone.</summary>
    public void Remove(TerminalPosition position) => _all.Remove(position);
}
