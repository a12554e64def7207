using Arus.MarketData.Calendar;

namespace Arus.MarketData.Import;

/// <summary>An entry ready to be read.</summary>
/// <param name="Label">Its file, and its name inside an archive.</param>
/// <param name="Reader">Its rows.</param>
/// <param name="Zone">The rule its local times are read by.</param>
/// <param name="IsZoneMeasured">Whether the rule was measured from its rows.</param>
internal sealed record OpenedEntry(string Label, IRowReader Reader, ZoneRule Zone, bool IsZoneMeasured);
