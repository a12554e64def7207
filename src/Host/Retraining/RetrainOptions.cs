namespace Arus.Host.Retraining;

/// <summary>When models are trained anew in the background.</summary>
/// <param name="Days">The age at which the newest version of a slot is followed by another; 1 to 365.</param>
/// <param name="Promotes">Whether a challenger that meets the rule becomes champion by itself.</param>
/// <param name="Limit">How long one training may take.</param>
internal sealed record RetrainOptions(int Days, bool Promotes, TimeSpan Limit);
