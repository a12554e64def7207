using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arus.Contracts.Learning;
using Arus.Foundation.Persistence;

namespace Arus.Learning.Registry;

/// <summary>
/// Keeps <c>models/‹id›/{model, lineage.json}</c> and <c>models/roles.jsonl</c>, a line per promotion and roll-back. A model is written whole before its lineage,
/// and what has no lineage is not there: a process that dies in between leaves nothing half.
/// </summary>
internal sealed class ModelRegistry(IModelFiles files) : IModelRegistry
{
    public const string Folder = "models";
    private const string ModelName = "model";
    private const string LineageName = "lineage.json";
    private const string RolesName = "roles.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // A bin of a reliability curve without a row has no mean.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new Nanos(), new Id() },
    };

    public IReadOnlyList<RegisteredModel> List(string dataDirectory)
    {
        var folder = Path.Combine(dataDirectory, Folder);
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var roles = Roles(dataDirectory);
        return [.. Directory.EnumerateDirectories(folder)
            .Select(model => Path.Combine(model, LineageName))
            .Where(File.Exists)
            .Select(lineage => Read<ModelVersion>(lineage, File.ReadAllText(lineage)))
            .Select(version => Told(version, roles))
            .OrderBy(model => model.Version.Task, StringComparer.Ordinal)
            .ThenByDescending(model => model.Role == ModelRole.Champion)
            .ThenByDescending(model => model.Version.TrainedAt)
            .ThenBy(model => model.Version.Id.Value, StringComparer.Ordinal)];
    }

    public void Add(string dataDirectory, ModelVersion version, IModel model)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataDirectory, Folder, version.Id.Value)).FullName;
        if (File.Exists(Path.Combine(folder, LineageName)))
        {
            return;
        }

        using var written = new MemoryStream();
        model.Write(written);
        PhysicalDisk.Instance.Replace(Path.Combine(folder, ModelName), written.ToArray());
        PhysicalDisk.Instance.Replace(Path.Combine(folder, LineageName), JsonSerializer.SerializeToUtf8Bytes(version, Json));
    }

    public (RegisteredModel Registered, IModel Model) Read(string dataDirectory, string idOrStart)
    {
        var found = Find(dataDirectory, idOrStart);
        var path = Path.Combine(dataDirectory, Folder, found.Version.Id.Value, ModelName);
        using var stream = File.OpenRead(path);
        var model = files.Read(path, stream);
        return model.Id == found.Version.Id
            ? (found, model)
            : throw new InvalidInputException("MODEL_MISMATCH", path, $"is model {model.Id}", $"model {found.Version.Id}, as its folder says");
    }

    public IReadOnlyList<string> Objections(ModelVersion candidate, ModelVersion? champion, Timestamp now) => PromotionRule.Objections(candidate, champion, now);

    public RegisteredModel Promote(string dataDirectory, string idOrStart, string who, Timestamp now)
    {
        var candidate = Find(dataDirectory, idOrStart);
        var champion = Champion(dataDirectory, candidate.Version.Task);
        var objections = Objections(candidate.Version, champion?.Version, now);
        if (candidate.Role == ModelRole.Champion || objections.Count > 0)
        {
            throw new RefusedException(new Fault(
                "MODEL_NOT_PROMOTED", candidate.Version.Id.Value, candidate.Role == ModelRole.Champion ? "is the champion already" : string.Join("; ", objections),
                "a model that knows more than the base rate, is calibrated, pays after costs and beats the champion"));
        }

        return Append(dataDirectory, candidate, champion, "promoted", who, now);
    }

    public RegisteredModel RollBack(string dataDirectory, string task, string who, Timestamp now)
    {
        var past = Roles(dataDirectory).Where(role => role.Task == task).ToList();
        var before = past.Count == 0 ? null : past[^1].Before;
        return before is null
            ? throw new InvalidInputException("MODEL_NO_BEFORE", task, "had no champion before the present one", "a task that had two")
            : Append(dataDirectory, Find(dataDirectory, before), Champion(dataDirectory, task), "rolled back to", who, now);
    }

    private static RegisteredModel Append(string dataDirectory, RegisteredModel chosen, RegisteredModel? before, string what, string who, Timestamp now)
    {
        var scores = chosen.Version.Scores;
        var because = FormattableString.Invariant(
            $"{what} by {who} at {now}: log-loss {scores.LogLoss:0.00000} against {before?.Version.Scores.LogLoss ?? chosen.Version.BaseLogLoss:0.00000}, {chosen.Version.EconomicValue * 10_000:0.00} basis points a trade");
        var line = new RoleLine(chosen.Version.Task, chosen.Version.Id.Value, before?.Version.Id.Value, because);
        var path = Path.Combine(dataDirectory, Folder, RolesName);
        var text = (File.Exists(path) ? File.ReadAllText(path) : "") + JsonSerializer.Serialize(line, Json) + "\n";
        PhysicalDisk.Instance.Replace(path, Encoding.UTF8.GetBytes(text));
        return chosen with { Role = ModelRole.Champion, Because = because };
    }

    private RegisteredModel? Champion(string dataDirectory, string task) =>
        List(dataDirectory).FirstOrDefault(model => model.Role == ModelRole.Champion && model.Version.Task == task);

    private RegisteredModel Find(string dataDirectory, string idOrStart)
    {
        RegisteredModel[] found = [.. List(dataDirectory).Where(model => idOrStart.Length > 0 && model.Version.Id.Value.StartsWith(idOrStart, StringComparison.OrdinalIgnoreCase))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InvalidInputException("MODEL_UNKNOWN", $"model {idOrStart}", "no model begins like this", "an id that 'models list' tells"),
            _ => throw new InvalidInputException("MODEL_AMBIGUOUS", $"model {idOrStart}", $"{found.Length} models begin like this", string.Join(" or ", found.Select(model => model.Version.Id.Value[..12]))),
        };
    }

    private static RegisteredModel Told(ModelVersion version, IReadOnlyList<RoleLine> roles)
    {
        var last = roles.LastOrDefault(role => role.Model == version.Id.Value);
        var isChampion = roles.LastOrDefault(role => role.Task == version.Task)?.Model == version.Id.Value;
        return new(version, isChampion ? ModelRole.Champion : last is null ? ModelRole.Challenger : ModelRole.Retired, last?.Because ?? "");
    }

    private static IReadOnlyList<RoleLine> Roles(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, Folder, RolesName);
        return !File.Exists(path) ? [] : [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => Read<RoleLine>(path, line))];
    }

    private static T Read<T>(string path, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("null");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new InvalidInputException("MODEL_REGISTRY_DAMAGED", path, fault.Message, "what was written there");
        }
    }

    private sealed class Nanos : JsonConverter<Timestamp>
    {
        public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Nanos);
    }

    private sealed class Id : JsonConverter<ModelId>
    {
        public override ModelId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ModelId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed record RoleLine(string Task, string Model, string? Before, string Because);
}
