namespace Arus.Features;

/// <summary>The settings of one indicator, checked, with defaults for those not given.</summary>
internal sealed class SettingValues(IReadOnlyDictionary<string, string> given)
{
    /// <summary>The value of a whole number.</summary>
    public int this[IntegerSetting setting] => IntegerSetting.Read(Text(setting));

    /// <summary>The value of a number.</summary>
    public double this[NumberSetting setting] => NumberSetting.Read(Text(setting));

    /// <summary>The value of a choice.</summary>
    public T Choice<T>(ChoiceSetting<T> setting)
        where T : struct, Enum => ChoiceSetting<T>.Read(Text(setting));

    private string Text(Setting setting) => given.TryGetValue(setting.Name, out var text) ? text : setting.Default;
}
