using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Arus.Terminals.Protocol;

/// <summary>How a terminal proves that it has the secret: HMAC-SHA256 over both nonces and the account.</summary>
internal static class AuthenticationProof
{
    /// <summary>The name of the method in a challenge.</summary>
    public const string Algorithm = "HS256";

    /// <summary>Lower-case hexadecimal.</summary>
    public static string Compute(string secret, string clientNonce, string serverNonce, long login, string server)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"t5b1|{clientNonce}|{serverNonce}|{login}|{server}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(said)));
    }

    /// <summary>Whether a proof is the right one; takes as long for a wrong one.</summary>
    public static bool Verify(string proof, string secret, string clientNonce, string serverNonce, long login, string server) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(Compute(secret, clientNonce, serverNonce, login, server)));
}
