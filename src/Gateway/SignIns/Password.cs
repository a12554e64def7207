using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Arus.Gateway.SignIns;

/// <summary>Passwords, kept as PBKDF2-SHA256 with a salt of their own.</summary>
internal static class Password
{
    /// <summary>What guessing one password costs.</summary>
    public const int Rounds = 600_000;

    /// <summary>Longer ones are never right; nobody makes us hash a megabyte.</summary>
    public const int LengthMax = 128;

    private const string Scheme = "pbkdf2-sha256";

    /// <summary>A new one of 20 letters and digits that are not mistaken for one another: 99 bits.</summary>
    public static string Create() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 20);

    public static string Hash(string password, int rounds = Rounds)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, rounds))}");
    }

    public static bool Matches(string password, string hash)
    {
        var parts = hash.Split('$');
        return parts is [Scheme, var rounds, var salt, var key]
            && CryptographicOperations.FixedTimeEquals(
                Derive(password, Convert.FromBase64String(salt), int.Parse(rounds, CultureInfo.InvariantCulture)), Convert.FromBase64String(key));
    }

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, rounds, HashAlgorithmName.SHA256, 32);
}
