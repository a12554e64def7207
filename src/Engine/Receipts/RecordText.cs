using System.Globalization;
using System.Text;

namespace Arus.Engine.Receipts;

/// <summary>How the values of enumerations are written in receipts: <c>PartlyFilled</c> as <c>partly-filled</c>. Made once, so writing allocates nothing.</summary>
internal static class RecordText
{
    /// <summary>The written form.</summary>
    public static string ToText<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Texts<TEnum>.Of(value);

    private static string Dashed(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0 && !char.IsUpper(text[^1]) && !char.IsDigit(text[^1]) && text[^1] != '-')
            {
                text.Append('-');
            }

            text.Append(character);
        }

        return text.ToString().ToLower(CultureInfo.InvariantCulture);
    }

    private static class Texts<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly string[] ByValue = Make();

        public static string Of(TEnum value) => ByValue[Convert(value)];

        // Boxing here would allocate on the hot path.
        private static int Convert(TEnum value) => System.Runtime.CompilerServices.Unsafe.SizeOf<TEnum>() == 1
            ? System.Runtime.CompilerServices.Unsafe.As<TEnum, byte>(ref value)
            : System.Runtime.CompilerServices.Unsafe.As<TEnum, int>(ref value);

        private static string[] Make()
        {
            var values = Enum.GetValues<TEnum>();
            var texts = new string[values.Max(Convert) + 1];
            foreach (var value in values)
            {
                texts[Convert(value)] = Dashed(value.ToString());
            }

            return texts;
        }
    }
}
