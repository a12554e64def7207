using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Arus.Language.Providers;

/// <summary>A prompt and the schema of its answer, as they ship. A changed text is a new version, and a new hash either way.</summary>
internal sealed class Prompt
{
    private Prompt(string name, int version, string text, string schema)
    {
        Text = text;
        using var document = JsonDocument.Parse(schema);
        Schema = document.RootElement.Clone();
        Id = $"{name}@{version}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text + "\n" + schema)))[..12]}";
    }

    public static Prompt SecondOpinion { get; } = new("second-opinion", 1, Resource("second-opinion.1.txt"), Resource("second-opinion.1.schema.json"));

    /// <summary>Name, version and the start of the hash of text and schema.</summary>
    public string Id { get; }

    public string Text { get; }

    public JsonElement Schema { get; }

    /// <summary>A file of this folder, as it ships, its line ends as on every machine.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(Prompt).Assembly.GetManifestResourceStream($"Arus.Language.Providers.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
