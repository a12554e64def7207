using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>What a trade return code of a terminal says about the request it answers.</summary>
internal enum ReturnClass
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Done for a part; the rest will not be.</summary>
    DonePartly,

    /// <summary>The broker has it and will act on it.</summary>
    Placed,

    /// <summary>It is already so: nothing to change, or closed before.</summary>
    AlreadySo,

    /// <summary>Not done and never will be. A requote is one: only the strategy may decide again, at the new price.</summary>
    Refused,

    /// <summary>Not done, and a person should look.</summary>
    RefusedAlarming,

    /// <summary>Not done, and what we believe is there is not: ask.</summary>
    RefusedReconcile,

    /// <summary>Not done, and no program may trade any more.</summary>
    RefusedHalting,

    /// <summary>Nobody knows whether it was done: ask, and never send it again.</summary>
    Unknown,
}

/// <summary>The trade return codes of MetaTrader 5, by class. One that is not in the table is unknown: the venue is asked.</summary>
internal static class ReturnCodes
{
    /// <summary>What a code says.</summary>
    public static ReturnClass ClassOf(int code) => code switch
    {
        10008 => ReturnClass.Placed,
        10009 => ReturnClass.Done,
        10010 => ReturnClass.DonePartly,
        10025 or 10036 => ReturnClass.AlreadySo,
        10011 or 10012 or 10031 => ReturnClass.Unknown,
        10023 or 10038 or 10039 => ReturnClass.RefusedReconcile,
        10026 or 10027 => ReturnClass.RefusedHalting,
        10013 or 10017 or 10019 => ReturnClass.RefusedAlarming,
        10004 or 10006 or 10007 or 10014 or 10015 or 10016 or 10018 or (>= 10020 and <= 10022) or 10024 or (>= 10028 and <= 10030)
            or (>= 10032 and <= 10035) or (>= 10040 and <= 10046) => ReturnClass.Refused,
        _ => ReturnClass.Unknown,
    };

    /// <summary>The nearest of our own codes.</summary>
    public static DenialCode DenialOf(int code) => code switch
    {
        10018 => DenialCode.SessionClosed,
        10019 => DenialCode.MarginInsufficient,
        10021 => DenialCode.NoPrice,
        10026 or 10027 => DenialCode.Halted,
        10036 or 10038 or 10039 => DenialCode.NothingToReduce,
        _ => DenialCode.VenueRefused,
    };
}
