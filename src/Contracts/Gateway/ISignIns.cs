namespace Arus.Contracts.Gateway;

/// <summary>Who may sign in at this installation.</summary>
public interface ISignIns
{
    /// <summary>Makes the owner where there is none yet.</summary>
    /// <param name="dataDirectory">Where accounts are kept.</param>
    /// <returns>Name and password to be shown once; null when there was an owner already.</returns>
    OwnerCredentials? EnsureOwner(string dataDirectory);

    /// <summary>Makes a code that signs the owner in once, from this machine, within ten minutes.</summary>
    string IssueCode();
}

/// <summary>What the owner signs in with.</summary>
/// <param name="Name">A name.</param>
/// <param name="Password">A password; kept only hashed.</param>
public sealed record OwnerCredentials(string Name, string Password);

/// <summary>What the running server is; registered by whoever starts it.</summary>
/// <param name="DataDirectory">Where everything is kept; held for writing.</param>
/// <param name="StartedAt">When the process began to serve.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Roles">Which roles it has.</param>
public sealed record ServerFacts(string DataDirectory, Timestamp StartedAt, string Version, IReadOnlyList<string> Roles);
