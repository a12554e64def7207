namespace Arus.Engine.Journal;

/// <summary>What a record of the journal is. The numbers are on disks: they never change.</summary>
internal enum RecordKind : byte
{
    /// <summary>A session begins: all that its results depend on, as JSON.</summary>
    Begin = 1,

    /// <summary>A batch of ticks of one instrument of one source.</summary>
    Ticks = 2,

    /// <summary>What a venue said, as JSON behind its position.</summary>
    Report = 3,

    /// <summary>What a person asked, as JSON.</summary>
    Command = 4,

    /// <summary>Time went on without a quote, or the process began anew.</summary>
    Clock = 5,

    /// <summary>A request left for the venue, or was held back at the last gate.</summary>
    Sent = 6,

    /// <summary>What a session begins with: where its sources stand, and the account of the one before.</summary>
    State = 7,

    /// <summary>The session ended and will not go on.</summary>
    End = 8,

    /// <summary>What is read besides the market, as JSON.</summary>
    Reading = 9,
}
