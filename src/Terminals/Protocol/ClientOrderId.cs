using System.Text;

namespace Arus.Terminals.Protocol;

/// <summary>Client order ids: how they travel, and what of them a broker keeps.</summary>
internal static class ClientOrderId
{
    /// <summary>The longest.</summary>
    public const int LengthMax = 26;

    /// <summary>What of one goes into the comment of an order: brokers cut longer ones.</summary>
    public const int CommentLength = 20;

    /// <summary>What one must be.</summary>
    public const string Rule = "is 1 to 26 letters, digits, - or _";

    /// <summary>Whether a text is one.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= LengthMax && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    /// <summary>What of it is put into the comment of the order.</summary>
    public static string Comment(string clientId) => clientId.Length <= CommentLength ? clientId : clientId[..CommentLength];

    /// <summary>The magic number of the order: CRC-32 of the id.</summary>
    public static uint Magic(string clientId) => Crc32.Of(Encoding.ASCII.GetBytes(clientId));
}
