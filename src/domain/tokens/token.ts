/** What a token may be for that reads; each opens a part of the API. */
export const readScopes = [
  'figures:read',
  'experiences:read',
  'questions:read',
  'tools:read',
  'programme:read',
] as const;
/** What a token may be for that writes. None has them that was not asked for. */
export const writeScopes = ['drafts:write'] as const;
export const scopes = [...readScopes, ...writeScopes] as const;
export type Scope = (typeof scopes)[number];

/** A token as its owner and admins see it; the secret itself is kept nowhere. */
export type ApiToken = {
  id: number;
  /** Its first signs. */
  hint: string;
  name: string;
  person: number;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
};

export const tokenLimits = { name: 60, days: { least: 1, most: 365, usual: 90 }, ofPerson: 10 } as const;

/** Every token begins so, by which scanners of source code find one that was published. */
export const tokenPrefix = 'cway_';
export const tokenPattern = /^cway_[\w-]{43}$/;

/** Returns whether a token still opens anything. */
export const isLive = ({ expiresAt, revokedAt }: Pick<ApiToken, 'expiresAt' | 'revokedAt'>, now: Date) =>
  revokedAt === null && expiresAt > now;
