/** What a token may be for that reads; each opens a part of the API. */
export const readScopes = [
  'figures:read',
  'experiences:read',
  'questions:read',
  'tools:read',
  'programme:read',
  'activity:read',
  'profile:read',
  'subscriptions:read',
  'rules:read',
] as const;
/** What a token may be for that writes. None has them that was not asked for. */
export const writeScopes = [
  'drafts:write',
  'questions:write',
  'experiences:write',
  'experiences:review',
  'tools:write',
  'profile:write',
  'subscriptions:write',
  'rules:write',
] as const;
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

const scopeOf = new Map<string, Scope>(
  scopes.flatMap((scope) => {
    const [part = ''] = scope.split(':');
    // A part alone is read: what writes is named whole, but for drafts, which nothing else is called.
    const isShort = scope.endsWith(':read') || part === 'drafts';
    const names = isShort ? [scope, part, part.replace(/s$/, '')] : [scope];
    return names.map((name) => [name, scope] as const);
  }),
);
const looksLikeScope = /^[a-z-]+:[a-z-]+$/i;

/**
 * Reads the words behind “create”: the scopes they name, by part or whole, and the name of the program. `unknown` are those that are written as a scope and are none:
 * nothing is to be made of them, as without a scope a token is for all that reads.
 */
export function readTokenWords(words: string): { scopes: Scope[]; name: string; unknown: string[] } {
  const said = words.split(/[\s,]+/).filter(Boolean);
  const named = said.map((word) => ({ word, scope: scopeOf.get(word.toLowerCase()) }));
  const others = named.flatMap(({ word, scope }) => (scope ? [] : [word]));
  return {
    scopes: [...new Set(named.flatMap(({ scope }) => scope ?? []))],
    name: others.join(' '),
    unknown: others.filter((word) => looksLikeScope.test(word)),
  };
}
