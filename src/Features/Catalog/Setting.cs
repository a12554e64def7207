using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>One setting of an indicator: its default, what it may be, and what it means.</summary>
internal abstract class Setting(string name, string meaning)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its default, as text.</summary>
    public abstract string Default { get; }

    /// <summary>The range or the choices, in words.</summary>
    public abstract string Allowed { get; }

    /// <summary>As the catalogue shows it.</summary>
    public IndicatorSetting Info => new(Name, Default, Allowed, meaning);

    /// <summary>Whether a text is a value of this setting.</summary>
    public abstract bool Accepts(string text);
}
