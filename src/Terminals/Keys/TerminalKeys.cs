using System.Security.Cryptography;
using Arus.Contracts.Terminals;
using Arus.Foundation.Persistence;

namespace Arus.Terminals.Keys;

/// <summary>The keys of terminals, kept in the data directory beside whoever writes there: keys come and go while a server runs.</summary>
internal sealed class TerminalKeys(TimeProvider time) : ITerminalKeys
{
    public const int NameLengthMax = 32;
    private const int IdLength = 16;
    private const int SecretBytes = 32;
    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";

    public TerminalKey Add(string dataDirectory, string name) => Make(dataDirectory, name, mayReplace: false);

    public TerminalKey Renew(string dataDirectory, string name) => Make(dataDirectory, name, mayReplace: true);

    private TerminalKey Make(string dataDirectory, string name, bool mayReplace)
    {
        CheckName(name);
        PhysicalDisk.Instance.CreateFolder(dataDirectory);
        using var writer = KeyFile.Lock(dataDirectory, time);
        var keys = KeyFile.Read(dataDirectory);
        if (!mayReplace && keys.Any(key => key.Name == name))
        {
            throw new InvalidInputException("TERMINAL_NAME_TAKEN", "NAME", $"there is a key '{name}' already", "another name; names of revoked keys stay taken");
        }

        var made = new TerminalKey(name, RandomNumberGenerator.GetString(IdLetters, IdLength), RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true));
        KeyFile.Write(dataDirectory, [.. keys.Where(key => key.Name != name), new(name, made.Id, Timestamp.From(time.GetUtcNow()).ToString(), SealedSecret.Seal(dataDirectory, made.Id, made.Secret), null, false)]);
        return made;
    }

    public IReadOnlyList<TerminalKeyInfo> List(string dataDirectory) =>
        [.. KeyFile.Read(dataDirectory).Select(key => new TerminalKeyInfo(key.Name, key.Id, KeyFile.Time(key.CreatedAt), key.BoundTo, key.IsRevoked))];

    public bool Revoke(string dataDirectory, string name)
    {
        CheckName(name);
        return Change(dataDirectory, key => key.Name == name, key => key with { IsRevoked = true });
    }

    /// <summary>The key of a public half; null for none.</summary>
    public static StoredKey? Find(string dataDirectory, string id) => KeyFile.Read(dataDirectory).FirstOrDefault(key => key.Id == id);

    /// <summary>Binds a key to the account it is first used with; false when it is bound to another.</summary>
    public bool Bind(string dataDirectory, string id, string account)
    {
        var bound = false;
        Change(dataDirectory, key => key.Id == id, key =>
        {
            bound = key.BoundTo is null || key.BoundTo == account;
            return key with { BoundTo = key.BoundTo ?? account };
        });
        return bound;
    }

    private bool Change(string dataDirectory, Predicate<StoredKey> which, Func<StoredKey, StoredKey> change)
    {
        if (!Directory.Exists(dataDirectory))
        {
            return false;
        }

        using var writer = KeyFile.Lock(dataDirectory, time);
        var keys = KeyFile.Read(dataDirectory).ToList();
        var at = keys.FindIndex(which);
        if (at < 0)
        {
            return false;
        }

        var changed = change(keys[at]);
        if (changed != keys[at])
        {
            keys[at] = changed;
            KeyFile.Write(dataDirectory, keys);
        }

        return true;
    }

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > NameLengthMax || !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw new InvalidInputException("TERMINAL_NAME_INVALID", "NAME", $"was '{name}'", "1 to 32 characters of a-z, 0-9 and '-'");
        }
    }
}
