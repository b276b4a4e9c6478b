/** What a client may read from its own token; it is never a proof of anything. */
export interface TokenClaims {
  /** Seconds since the epoch. */
  issuedAt: number;
  expiresAt: number;
  subject: string;
  username: string;
  groups: string[];
}

/** The claims of a JWT, null for anything else. */
export function claimsOf(token: string): TokenClaims | null {
  try {
    const part = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    if (typeof claims.exp !== 'number') return null;
    return {
      // Issuers need not say when they issued: an hour before the end is then assumed.
      issuedAt: typeof claims.iat === 'number' ? claims.iat : claims.exp - 3600,
      expiresAt: claims.exp,
      subject: String(claims.sub ?? ''),
      username: String(claims.preferred_username ?? ''),
      groups: Array.isArray(claims.groups) ? claims.groups.map(String) : [],
    };
  } catch {
    return null;
  }
}

/** When a token is to be renewed: at `fraction` of its life, in milliseconds since the epoch. */
export function renewAt(claims: TokenClaims, fraction: number): number {
  return (claims.issuedAt + fraction * (claims.expiresAt - claims.issuedAt)) * 1000;
}
