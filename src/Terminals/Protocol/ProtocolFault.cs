namespace Arus.Terminals.Protocol;

/// <summary>What is wrong with a message.</summary>
/// <param name="Code">One of <see cref="ErrorCode"/>.</param>
/// <param name="Where">The path of the field, such as <c>$.login</c>; <c>$</c> for the whole.</param>
/// <param name="What">What is wrong there.</param>
internal sealed record ProtocolFault(string Code, string Where, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What} [{Code}]";
}
