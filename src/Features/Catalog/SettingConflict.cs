namespace Arus.Features;

/// <summary>Settings that are right by themselves and wrong together.</summary>
/// <param name="Setting">The one to change.</param>
/// <param name="What">What it is, and beside what.</param>
/// <param name="Expected">What would be right.</param>
internal sealed record SettingConflict(string Setting, string What, string Expected);
