using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Arus.Contracts.Gateway;
using Arus.Foundation.Persistence;
using Arus.Gateway.Json;

namespace Arus.Gateway.SignIns;

/// <summary>The owner, the tokens that let him in, and the codes that sign him in once.</summary>
internal sealed class OwnerBook(IDisk disk, TimeProvider time) : ISignIns
{
    /// <summary>How long a token lives unused.</summary>
    public const long TokenLifeNanos = 12 * Timestamp.NanosPerHour;

    /// <summary>How long a code lives.</summary>
    public const long CodeLifeNanos = 10 * Timestamp.NanosPerMinute;

    /// <summary>More tokens than this are not kept: the one that expires first makes room.</summary>
    public const int TokensMax = 100;

    private const string OwnerName = "owner";

    /// <summary>A token's expiry is moved on at most this often, so that reading costs no write.</summary>
    private const long RenewalStepNanos = 10 * Timestamp.NanosPerMinute;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Timestamp> _tokens = [];
    private readonly Dictionary<string, Timestamp> _codes = [];
    private string? _path;
    private Owner? _owner;

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    public OwnerCredentials? EnsureOwner(string dataDirectory)
    {
        lock (_gate)
        {
            _path = Path.Combine(dataDirectory, "owner.json");
            if (disk.Exists(_path))
            {
                _owner = Read(_path);
                _tokens.Clear();
                foreach (var token in _owner.Tokens.Where(token => token.ExpiresAt > Now))
                {
                    _tokens[token.Hash] = token.ExpiresAt;
                }

                return null;
            }

            var password = Password.Create();
            _owner = new(OwnerName, Password.Hash(password), Now, []);
            Keep();
            return new(OwnerName, password);
        }
    }

    public string IssueCode()
    {
        lock (_gate)
        {
            var code = Secret();
            _codes[Hash(code)] = Now.Plus(CodeLifeNanos);
            return code;
        }
    }

    /// <summary>Signs in by password; null when it is wrong. Takes as long for a name nobody has.</summary>
    public FreshToken? SignIn(string name, string password)
    {
        var owner = _owner;
        var isPassword = password.Length <= Password.LengthMax && Password.Matches(password, owner?.PasswordHash ?? Nobody.Hash);
        return owner is not null && isPassword && name == owner.Name ? Issue() : null;
    }

    /// <summary>Signs in by a code, which is then spent; null when there is none such.</summary>
    public FreshToken? Redeem(string code)
    {
        lock (_gate)
        {
            return _codes.Remove(Hash(code), out var expires) && expires > Now ? Issue() : null;
        }
    }

    /// <summary>Whom a token lets in; null for nobody. Using it moves its expiry on.</summary>
    public SignedIn? Find(string token)
    {
        var hash = Hash(token);
        lock (_gate)
        {
            if (_owner is null || !_tokens.TryGetValue(hash, out var expires))
            {
                return null;
            }

            var now = Now;
            if (expires <= now)
            {
                _tokens.Remove(hash);
                return null;
            }

            var moved = now.Plus(TokenLifeNanos);
            if (moved - expires >= RenewalStepNanos)
            {
                _tokens[hash] = expires = moved;
                Keep();
            }

            return new(_owner.Name, TenantId.Local, expires);
        }
    }

    /// <summary>Lets a token in no more.</summary>
    public void Revoke(string token)
    {
        lock (_gate)
        {
            if (_tokens.Remove(Hash(token)))
            {
                Keep();
            }
        }
    }

    private static Owner ReadText(string path, ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<Owner>(text, ApiJson.Options) ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            throw new InvalidInputException("OWNER_FILE_DAMAGED", path, error.Message, "the file as it was written; delete it to make a new owner");
        }
    }

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private Owner Read(string path) => ReadText(path, disk.ReadAll(path));

    private FreshToken Issue()
    {
        lock (_gate)
        {
            var now = Now;
            foreach (var expired in _tokens.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
            {
                _tokens.Remove(expired);
            }

            if (_tokens.Count >= TokensMax)
            {
                _tokens.Remove(_tokens.MinBy(pair => pair.Value).Key);
            }

            var token = Secret();
            var expires = now.Plus(TokenLifeNanos);
            _tokens[Hash(token)] = expires;
            Keep();
            return new(token, expires);
        }
    }

    private void Keep()
    {
        _owner = _owner! with { Tokens = [.. _tokens.Select(pair => new KeptToken(pair.Key, pair.Value))] };
        disk.Replace(_path!, JsonSerializer.SerializeToUtf8Bytes(_owner, ApiJson.Options));
    }

    /// <summary>What a password is held against when there is no owner yet, so that the answer takes as long.</summary>
    private static class Nobody
    {
        public static readonly string Hash = Password.Hash(Password.Create());
    }
}
