using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Persistence;

namespace Arus.Learning.Registry;

/// <summary>The registry in the data directory. The champion is the version that the last promotion or roll-back names.</summary>
/// <param name="files">Reads models.</param>
/// <param name="profiles">Reads drift profiles.</param>
/// <param name="calibrations">Knows which calibrations there are.</param>
/// <param name="time">When changes happen.</param>
internal sealed class ModelRegistry(IModelFiles files, IDriftProfiles profiles, ICalibrations calibrations, TimeProvider time) : IModelRegistry
{
    private const string ModelSuffix = "model", CardSuffix = "card", ProfileSuffix = "drift";
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
    public ModelVersion? Find(string directory, ModelId id) => Slots(directory).SelectMany(slot => List(directory, slot)).FirstOrDefault(version => version.Id == id);

    /// <inheritdoc/>
    public ModelVersion Register(string directory, string slot, ModelRegistration registration)
    {
        RegistrationChecks.Throw(registration, calibrations);
        var (model, file) = (registration.Model, new SlotFile(directory, slot));
        var content = file.Change(content =>
        {
            if (content.Versions.FirstOrDefault(version => version.Id == model.Id.Value) is { } twice)
            {
                throw new InvalidInputException("MODEL_REGISTERED_TWICE", slot, Text($"version {twice.Number} is this model"), "a model that is not there yet");
            }

            var number = content.Versions.Count + 1;
            var hashes = new KeptHashes(
                file.Keep(number, ModelSuffix, Bytes(model.Write)), file.Keep(number, CardSuffix, CardFile.Bytes(registration.Card)),
                registration.Profile is { } profile ? file.Keep(number, ProfileSuffix, Bytes(profile.Write)) : null);
            var kept = new KeptVersion(number, model.Id.Value, model.Spec.Kind, registration.Lineage, Now(), registration.By, registration.ExpiresAt, hashes);
            return content with { Versions = [.. content.Versions, kept], Changes = [.. content.Changes, new(Now(), Registered, number, registration.By, "", null)] };
        });
        return Versions(slot, content)[^1];
    }

    /// <inheritdoc/>
    public IModel Load(string directory, string slot, int number)
    {
        var (file, version) = Kept(directory, slot, number);
        using var stream = new MemoryStream(file.Kept(number, ModelSuffix, version.Hashes.Model, out var path));
        var model = files.Read(path, stream);
        return model.Id.Value == version.Id ? model : throw new InvalidInputException("MODEL_FILE_CHANGED", path, $"is the model {model.Id}", $"the model {version.Id}");
    }

    /// <inheritdoc/>
    public ModelCard Card(string directory, string slot, int number)
    {
        var (file, version) = Kept(directory, slot, number);
        return CardOf(file, version);
    }

    /// <inheritdoc/>
    public IDriftProfile? Profile(string directory, string slot, int number)
    {
        var (file, version) = Kept(directory, slot, number);
        if (version.Hashes.Profile is not { } hash)
        {
            return null;
        }

        using var stream = new MemoryStream(file.Kept(number, ProfileSuffix, hash, out var path));
        return profiles.Read(path, stream);
    }

    /// <inheritdoc/>
    public Fault? Obstacle(string directory, string slot, int number, ShadowEvidence? evidence, PromotionRule rule)
    {
        var file = new SlotFile(directory, slot);
        var content = file.Read();
        var version = Find(slot, content, number);
        return PromotionJudge.Obstacle(version, CardOf(file, content.Versions[number - 1]).Objections, HasChampion(slot, content), evidence, rule);
    }

    /// <inheritdoc/>
    public ModelVersion Promote(string directory, string slot, int number, ShadowEvidence? evidence, PromotionRule rule, string by)
    {
        var file = new SlotFile(directory, slot);
        var content = file.Change(content =>
        {
            var (version, hasChampion) = (Find(slot, content, number), HasChampion(slot, content));
            var objections = CardOf(file, content.Versions[number - 1]).Objections;
            if (PromotionJudge.Obstacle(version, objections, hasChampion, evidence, rule) is { } obstacle)
            {
                throw obstacle.Code == PromotionJudge.NotChallenger ? new InvalidInputException(obstacle) : new RefusedException(obstacle);
            }

            // Nothing becomes champion that could not be used.
            _ = Load(directory, slot, number);
            _ = Profile(directory, slot, number);
            return content with { Changes = [.. content.Changes, new(Now(), Promoted, number, by, PromotionJudge.Reason(objections, hasChampion, evidence), evidence)] };
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

    private (SlotFile File, KeptVersion Version) Kept(string directory, string slot, int number)
    {
        var file = new SlotFile(directory, slot);
        var content = file.Read();
        _ = Find(slot, content, number);
        return (file, content.Versions[number - 1]);
    }

    private bool HasChampion(string slot, SlotContent content) => Versions(slot, content).Any(version => version.Stage == ModelStage.Champion);

    private static ModelCard CardOf(SlotFile file, KeptVersion version) => version.Hashes.Card is { } hash
        ? CardFile.Read(file.Kept(version.Number, CardSuffix, hash, out var path), path)
        : CardFile.OfLineage(version.Lineage);

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
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
