using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Arus.Engine.Live;

/// <summary>The ids of sessions, and what client order ids begin with.</summary>
internal static class ClientIds
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The id of a session: the start of the hash of its header and the moment it began.</summary>
    public static string Session(string header, Timestamp startedAt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{header}\n{startedAt.Nanos}"))))[..12];

    /// <summary>8 characters of Crockford's base 32 that begin every client order id of a session: its first 40 bits.</summary>
    public static string Prefix(string session)
    {
        var bits = Convert.ToUInt64(session[..10], 16);
        return string.Create(8, bits, (text, value) =>
        {
            for (var i = 7; i >= 0; i--)
            {
                text[i] = Crockford[(int)(value & 31)];
                value >>= 5;
            }
        });
    }
}
