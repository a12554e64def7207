using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Forecasts;

/// <summary>
/// Finds the models a document asks for in the registry of a data directory. What a document leaves open (<c>champion</c>, <c>every</c>) is pinned to versions
/// and model ids, so that a run can be run again when the registry has moved on.
/// </summary>
internal sealed class ForecastShelf(IModelRegistry registry, ICalibrations calibrations)
{
    /// <summary>The version that is acted on.</summary>
    public const string Champion = "champion";

    /// <summary>Every version, each for the time after it learned: a history walked forward.</summary>
    public const string Every = "every";

    /// <summary>None: the seat stays empty.</summary>
    public const string None = "none";

    private const int KeptMax = 64;
    private const int ReadyMax = 8;

    private readonly Dictionary<(string Directory, string Slot, int Number, ModelId Id), Forecaster> _read = [];

    /// <summary>The pins of what a document asks for; <see cref="None"/> where nothing is there.</summary>
    /// <exception cref="InvalidInputException">It asks for something else than versions, or for one that is not there.</exception>
    public string Pin(ForecastSettings settings, Instrument instrument, string? directory)
    {
        if (directory is null || settings.Versions == None)
        {
            return settings.Versions is Champion or Every or None ? None : throw Missing(settings, "without a data directory");
        }

        var slot = settings.Slot.Length > 0 ? settings.Slot : ModelSlots.Of(instrument.Id, settings.Period);
        var versions = registry.List(directory, slot);
        var chosen = settings.Versions switch
        {
            Champion => versions.Where(version => version.Stage == ModelStage.Champion),
            Every => versions.Where(version => version.Stage != ModelStage.Expired),
            _ => Wanted(settings).Select(wanted => versions.FirstOrDefault(version => version.Number == wanted.Number && version.Id.Value.StartsWith(wanted.Id, StringComparison.Ordinal))
                ?? throw Missing(settings, $"among those of {slot}")),
        };
        var pins = chosen.OrderBy(version => version.Number).Select(Pinned).ToList();
        return pins.Count == 0 ? None : string.Join(',', pins);
    }

    /// <summary>The pins of the newest versions a later promotion or roll-back may choose; <see cref="None"/> where the document names its versions itself, or there are none.</summary>
    /// <param name="settings">As the document has them; what they are ready for already stays.</param>
    /// <param name="instrument">What is traded.</param>
    /// <param name="directory">The data directory.</param>
    /// <param name="isKnown">Whether a feature can be computed.</param>
    public string PinReady(ForecastSettings settings, Instrument instrument, string? directory, Func<string, bool> isKnown)
    {
        if (directory is null || settings.Ready != None || settings.Versions is not (Champion or Every))
        {
            return settings.Ready;
        }

        var slot = settings.Slot.Length > 0 ? settings.Slot : ModelSlots.Of(instrument.Id, settings.Period);
        var pins = registry.List(directory, slot).Where(version => version.Stage != ModelStage.Expired).TakeLast(ReadyMax)
            .Where(version => CanBeRead(directory, version, isKnown)).Select(Pinned).ToList();
        return pins.Count == 0 ? None : string.Join(',', pins);
    }

    /// <summary>The versions that pins name, by the moment up to which they learned.</summary>
    /// <exception cref="InvalidInputException">One is not there, is damaged, or cannot be asked by a strategy.</exception>
    public IReadOnlyList<Forecaster> Load(ForecastSettings settings, Instrument instrument, string? directory)
    {
        if (settings.Versions == None)
        {
            return [];
        }

        if (directory is null)
        {
            throw Missing(settings, "without a data directory");
        }

        var slot = settings.Slot.Length > 0 ? settings.Slot : ModelSlots.Of(instrument.Id, settings.Period);
        var versions = registry.List(directory, slot);
        return [.. Wanted(settings).Select(wanted => Forecaster(directory, versions.FirstOrDefault(version => version.Number == wanted.Number && version.Id.Value == wanted.Id)
            ?? throw Missing(settings, $"among those of {slot}"))).OrderBy(forecaster => forecaster.KnownTo).ThenBy(forecaster => forecaster.Number)];
    }

    // A damaged file is told when somebody wants to ask it, and keeps nobody from beginning.
    private bool CanBeRead(string directory, ModelVersion version, Func<string, bool> isKnown)
    {
        try
        {
            return Forecaster(directory, version).Model.Features.All(isKnown);
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }

    private static string Pinned(ModelVersion version) => string.Create(CultureInfo.InvariantCulture, $"{version.Number}@{version.Id}");

    /// <summary>Versions never change, so each is read once: a champion that was looked at beforehand costs a running session nothing.</summary>
    private Forecaster Forecaster(string directory, ModelVersion version)
    {
        var key = (Path.GetFullPath(directory), version.Slot, version.Number, version.Id);
        lock (_read)
        {
            if (!_read.TryGetValue(key, out var forecaster))
            {
                if (_read.Count >= KeptMax)
                {
                    _read.Clear();
                }

                _read[key] = forecaster = Read(directory, version);
            }

            return forecaster;
        }
    }

    private Forecaster Read(string directory, ModelVersion version)
    {
        var card = registry.Card(directory, version.Slot, version.Number);
        return new(
            version.Number, registry.Load(directory, version.Slot, version.Number),
            card.Calibration is { } kept ? calibrations.Restore(kept.Method, kept.Parameters) : null,
            registry.Profile(directory, version.Slot, version.Number), card.KnownTo ?? version.RegisteredAt, version.ExpiresAt)
        {
            Others = card.Task?.Others ?? [],
        };
    }

    private static IEnumerable<(int Number, string Id)> Wanted(ForecastSettings settings) => settings.Versions.Split(',', StringSplitOptions.TrimEntries).Select(text =>
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return int.TryParse(at < 0 ? text : text[..at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, at < 0 ? "" : text[(at + 1)..])
            : throw new InvalidInputException("STRATEGY_OUT_OF_RANGE", settings.VersionsPath, $"'{text}'", $"{Champion}, {Every}, {None}, or numbers of versions");
    });

    private static InvalidInputException Missing(ForecastSettings settings, string where) =>
        new("STRATEGY_MODEL_MISSING", settings.VersionsPath, $"'{settings.Versions}' is not there {where}", "a registered version; 'arus models list' names them");
}
