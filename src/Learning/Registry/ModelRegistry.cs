using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Persistence;

namespace Arus.Learning.Registry;

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
