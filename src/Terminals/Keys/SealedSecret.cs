using System.Security.Cryptography;
using System.Text;

namespace Arus.Terminals.Keys;

/// <summary>
/// Secrets as they are kept: AES-256-GCM under a key in a file of its own that only its owner reads. An HMAC is checked with the secret itself, so a hash
/// of it would not do. The id of the key is authenticated with it: a sealed secret cannot be moved to another key.
/// </summary>
internal static class SealedSecret
{
    private const string KeyName = "terminals.key";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Nonce, tag and secret, in base 64.</summary>
    public static string Seal(string dataDirectory, string id, string secret)
    {
        var clear = Encoding.UTF8.GetBytes(secret);
        var sealedBytes = new byte[NonceBytes + TagBytes + clear.Length];
        var (nonce, tag, hidden) = Parts(sealedBytes);
        RandomNumberGenerator.Fill(nonce.Span);
        using var cipher = new AesGcm(ReadKey(dataDirectory, mayCreate: true), TagBytes);
        cipher.Encrypt(nonce.Span, clear, hidden.Span, tag.Span, Encoding.UTF8.GetBytes(id));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>The secret.</summary>
    /// <exception cref="InvalidInputException">It cannot be opened.</exception>
    public static string Open(string dataDirectory, string id, string text)
    {
        try
        {
            var sealedBytes = Convert.FromBase64String(text);
            var (nonce, tag, hidden) = Parts(sealedBytes);
            var clear = new byte[hidden.Length];
            using var cipher = new AesGcm(ReadKey(dataDirectory, mayCreate: false), TagBytes);
            cipher.Decrypt(nonce.Span, hidden.Span, tag.Span, clear, Encoding.UTF8.GetBytes(id));
            return Encoding.UTF8.GetString(clear);
        }
        catch (Exception error) when (error is CryptographicException or FormatException or ArgumentException or FileNotFoundException)
        {
            throw new InvalidInputException(
                "TERMINAL_KEYS_INVALID", Path.Combine(dataDirectory, KeyName), $"does not open the secret of key '{id}'", "the key file the secret was sealed with");
        }
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Hidden) Parts(byte[] all) =>
        (all.AsMemory(0, NonceBytes), all.AsMemory(NonceBytes, TagBytes), all.AsMemory(NonceBytes + TagBytes));

    private static byte[] ReadKey(string dataDirectory, bool mayCreate)
    {
        var path = Path.Combine(dataDirectory, KeyName);
        if (mayCreate && !File.Exists(path))
        {
            var made = RandomNumberGenerator.GetBytes(KeyBytes);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(made);
            file.Flush(flushToDisk: true);
            return made;
        }

        return File.ReadAllBytes(path);
    }
}
