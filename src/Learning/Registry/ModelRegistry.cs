using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Globalization;
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
/// <summary>The registry in the data directory. The champion is the version that the last promotion or roll-back names.</summary>
/// <param name="files">Reads models.</param>
/// <param name="time">When changes happen.</param>
internal sealed class ModelRegistry(IModelFiles files, TimeProvider time) : IModelRegistry
{
    private const string Registered = "registered", Promoted = "promoted", RolledBack = "rolled back";

    /// <inheritdoc/>
    public IReadOnlyList<string> Slots(string directory) => [.. PhysicalDisk.Instance.Folders(SlotFile.Root(directory)).Select(folder => Path.GetFileName(folder)!)];

    /// <inheritdoc/>
    public IReadOnlyList<ModelVersion> List(string directory, string slot) => Versions(slot, new SlotFile(directory, slot).Read());

    /// <inheritdoc/>
    public IReadOnlyList<ModelChange> History(string directory, string slot) => new SlotFile(directory, slot).Read().Changes;

    /// <inheritdoc/>
    public IShadowScore NewShadowScore() => new ShadowScore();

    /// <inheritdoc/>
    public ModelVersion Register(string directory, string slot, IModel model, ModelLineage lineage, Timestamp? expiresAt, string by)
    {
        CheckLineage(lineage);
        var file = new SlotFile(directory, slot);
        var content = file.Change(content =>
        {
            if (content.Versions.FirstOrDefault(version => version.Id == model.Id.Value) is { } twice)
            {
                throw new InvalidInputException("MODEL_REGISTERED_TWICE", slot, string.Create(CultureInfo.InvariantCulture, $"version {twice.Number} is this model"), "a model that is not there yet");
            }

            var number = content.Versions.Count + 1;
            using var stream = new MemoryStream();
            model.Write(stream);
            PhysicalDisk.Instance.Replace(file.Model(number), stream.ToArray());
            var kept = new KeptVersion(number, model.Id.Value, model.Spec.Kind, lineage, Now(), by, expiresAt);
            return content with { Versions = [.. content.Versions, kept], Changes = [.. content.Changes, new(Now(), Registered, number, by, "", null)] };
        });
        return Versions(slot, content)[^1];
    }

    /// <inheritdoc/>
    public IModel Load(string directory, string slot, int number)
    {
        var file = new SlotFile(directory, slot);
        var version = Find(slot, file.Read(), number);
        var path = file.Model(number);
        if (!PhysicalDisk.Instance.Exists(path))
        {
            throw new InvalidInputException("MODEL_FILE_MISSING", path, "is missing", "the file as it was registered");
        }

        using var stream = new MemoryStream(PhysicalDisk.Instance.ReadAll(path));
        var model = files.Read(path, stream);
        return model.Id == version.Id ? model : throw new InvalidInputException("MODEL_FILE_CHANGED", path, $"is the model {model.Id}", $"the model {version.Id}");
    }

    /// <inheritdoc/>
    public ModelVersion Promote(string directory, string slot, int number, ShadowEvidence? evidence, PromotionRule rule, string by)
    {
        var content = new SlotFile(directory, slot).Change(content =>
        {
            var version = Find(slot, content, number);
            if (version.Stage is ModelStage.Champion or ModelStage.Expired)
            {
                throw new InvalidInputException("MODEL_NOT_CHALLENGER", slot, string.Create(CultureInfo.InvariantCulture, $"version {number} is {(version.Stage == ModelStage.Champion ? "champion" : "expired")}"), "a challenger");
            }

            var hasChampion = Versions(slot, content).Any(other => other.Stage == ModelStage.Champion);
            var reason = hasChampion ? Judge(slot, evidence, rule) : "there was no champion";
            return content with { Changes = [.. content.Changes, new(Now(), Promoted, number, by, reason, evidence)] };
        });
        return Find(slot, content, number);
    }

    /// <inheritdoc/>
    public ModelVersion RollBack(string directory, string slot, string reason, string by)
    {
        var number = 0;
        var content = new SlotFile(directory, slot).Change(content =>
        {
            number = Before(slot, content)
                ?? throw new RefusedException(new Fault("ROLLBACK_IMPOSSIBLE", slot, "no earlier champion can be used", "an earlier champion that has not expired"));
            return content with { Changes = [.. content.Changes, new(Now(), RolledBack, number, by, reason, null)] };
        });
        return Find(slot, content, number);
    }

    // Champions pile up by promotion; a roll-back takes the newest away, whoever it is.
    private int? Before(string slot, SlotContent content)
    {
        var champions = Champions(content);
        var versions = Versions(slot, content);
        return champions.Count < 2 ? null : champions.SkipLast(1).Reverse().Cast<int?>().FirstOrDefault(number => versions[number!.Value - 1].Stage != ModelStage.Expired);
    }

    private static List<int> Champions(SlotContent content)
    {
        var champions = new List<int>();
        foreach (var change in content.Changes)
        {
            if (change.What == Promoted)
            {
                champions.Add(change.Number);
            }
            else if (change.What == RolledBack)
            {
                while (champions.Count > 0 && champions[^1] != change.Number)
                {
                    champions.RemoveAt(champions.Count - 1);
                }
            }
        }

        return champions;
    }

    private static string Judge(string slot, ShadowEvidence? evidence, PromotionRule rule)
    {
        RefusedException Refused(string what, string expected) => new(new Fault("PROMOTION_REFUSED", slot, what, expected));
        if (evidence is null)
        {
            throw Refused("there is no evidence", "champion and challenger on the same outcomes");
        }

        if (evidence.Outcomes < rule.OutcomesMin)
        {
            throw Refused(Text($"{evidence.Outcomes} outcomes"), Text($"at least {rule.OutcomesMin}"));
        }

        var gain = evidence.ChampionLoss - evidence.ChallengerLoss;
        if (!(evidence.StandardError > 0 && gain >= rule.StandardErrorsMin * evidence.StandardError))
        {
            throw Refused(Text($"its log-loss is {gain:F6} better, with a standard error of {evidence.StandardError:F6}"), Text($"better by at least {rule.StandardErrorsMin} standard errors"));
        }

        return evidence.CalibrationError <= rule.CalibrationErrorMax
            ? Text($"log-loss {evidence.ChallengerLoss:F6} against {evidence.ChampionLoss:F6} on {evidence.Outcomes} outcomes")
            : throw Refused(Text($"its calibration error is {evidence.CalibrationError:F4}"), Text($"at most {rule.CalibrationErrorMax}"));
    }

    private static void CheckLineage(ModelLineage lineage)
    {
        if (lineage.To < lineage.From || lineage.Rows < 1 || lineage.Trials < 1 || lineage.DataHash.Length == 0)
        {
            throw new InvalidInputException("MODEL_LINEAGE_INVALID", "lineage", Text($"{lineage.Rows} rows, {lineage.Trials} trials, data '{lineage.DataHash}', {lineage.From} to {lineage.To}"), "data with a hash and a span, at least one row and one trial");
        }

        if (lineage.Metrics.FirstOrDefault(metric => !double.IsFinite(metric.Value)) is { Key: { } name })
        {
            throw new InvalidInputException("MODEL_LINEAGE_INVALID", "lineage", $"the metric {name} is no number", "numbers");
        }
    }

    private ModelVersion Find(string slot, SlotContent content, int number) => Versions(slot, content).ElementAtOrDefault(number - 1)
        ?? throw new InvalidInputException("MODEL_VERSION_UNKNOWN", slot, Text($"there is no version {number}"), content.Versions.Count == 0 ? "a slot with versions" : Text($"1 to {content.Versions.Count}"));

    private List<ModelVersion> Versions(string slot, SlotContent content)
    {
        var (champions, now) = (Champions(content), Now());
        var promoted = content.Changes.Where(change => change.What == Promoted).Select(change => change.Number).ToHashSet();
        ModelStage Stage(KeptVersion version) => version.ExpiresAt is { } end && end <= now ? ModelStage.Expired
            : champions.Count > 0 && champions[^1] == version.Number ? ModelStage.Champion
            : promoted.Contains(version.Number) ? ModelStage.Retired
            : ModelStage.Challenger;
        return [.. content.Versions.Select(version =>
            new ModelVersion(slot, version.Number, new(version.Id), version.Kind, version.Lineage, version.RegisteredAt, version.RegisteredBy, version.ExpiresAt, Stage(version)))];
    }

    private Timestamp Now() => Timestamp.From(time.GetUtcNow());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
