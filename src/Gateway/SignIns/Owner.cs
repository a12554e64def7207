namespace Arus.Gateway.SignIns;

/// <summary>The one who may sign in, as kept in <c>owner.json</c>.</summary>
/// <param name="Name">What he signs in with.</param>
/// <param name="PasswordHash">His password's hash.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="Tokens">Those that let him in, hashed.</param>
internal sealed record Owner(string Name, string PasswordHash, Timestamp CreatedAt, IReadOnlyList<KeptToken> Tokens);

/// <summary>A token as it is kept: whoever reads the file cannot sign in with it.</summary>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
/// <param name="ExpiresAt">Until when, unless used before.</param>
internal sealed record KeptToken(string Hash, Timestamp ExpiresAt);

/// <summary>Who asks.</summary>
/// <param name="Name">His name.</param>
/// <param name="Tenant">Whose data he sees.</param>
/// <param name="ExpiresAt">Until when his token lets him in.</param>
internal sealed record SignedIn(string Name, TenantId Tenant, Timestamp ExpiresAt);

/// <summary>A fresh token; only its owner ever sees it.</summary>
/// <param name="Token">256 random bits.</param>
/// <param name="ExpiresAt">Until when; each use moves it on.</param>
internal sealed record FreshToken(string Token, Timestamp ExpiresAt);
