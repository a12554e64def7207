using System.Text;

namespace Arus.Language.Text;

/// <summary>Rows of a CSV file by RFC 4180: fields in quotation marks may hold commas, line ends and doubled quotation marks.</summary>
internal static class CsvRows
{
    private const int FieldLengthMax = 1 << 20;

    /// <summary>Reads row after row with the number of the line it begins at; empty lines are skipped.</summary>
    /// <exception cref="InvalidInputException">A quotation never ends, or a field is longer than a megabyte.</exception>
    public static IEnumerable<(int Line, List<string> Fields)> Read(string name, TextReader reader)
    {
        var line = 1;
        while (reader.Peek() >= 0)
        {
            var begin = line;
            var fields = Row(name, reader, ref line);
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                yield return (begin, fields);
            }
        }
    }

    private static List<string> Row(string name, TextReader reader, ref int line)
    {
        var begin = line;
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var next = reader.Read(); ; next = reader.Read())
        {
            if (field.Length > FieldLengthMax)
            {
                throw new InvalidInputException("CSV_FIELD_TOO_LONG", $"{name}:{begin}", $"a field has more than {FieldLengthMax} characters; a quotation mark may lack its partner", "fields of at most a megabyte");
            }

            if (next < 0 && isQuoted)
            {
                throw new InvalidInputException("CSV_QUOTE_OPEN", $"{name}:{begin}", "a quotation mark has no partner", "a second \" that ends the field");
            }

            if (next == '\n')
            {
                line++;
            }

            if (isQuoted)
            {
                if (next == '"' && reader.Peek() == '"')
                {
                    field.Append((char)reader.Read());
                }
                else if (next == '"')
                {
                    isQuoted = false;
                }
                else
                {
                    field.Append((char)next);
                }
            }
            else if (next == '"' && field.Length == 0)
            {
                isQuoted = true;
            }
            else if (next == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (next is < 0 or '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                return fields;
            }
            else
            {
                field.Append((char)next);
            }
        }
    }
}
