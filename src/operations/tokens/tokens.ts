import { createHash, randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type ApiToken, isLive, type Scope, tokenLimits, tokenPattern, tokenPrefix } from '#src/domain/tokens/token.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { findPerson } from '#src/store/people/person.ts';
import { findTokenByHash, insertToken, listLiveTokens, saveRevoked, saveTokenUsed } from '#src/store/tokens/token.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';

type By = { person: Person; now: Date };

const dayMs = 24 * 3_600_000;
const hintLength = tokenPrefix.length + 4;
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a token in somebody's name. `secret` is told to them once: only its hash is kept.
 * @throws UserError where they have as many as one may.
 */
export async function createToken(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  { name, scopes, days }: { name: string; scopes: readonly Scope[]; days: number },
  { person, now }: By,
): Promise<{ token: ApiToken; secret: string }> {
  const secret = `${tokenPrefix}${randomBytes(32).toString('base64url')}`;
  return inTransaction(context, async ({ sql }) => {
    await takeTurn(sql, `tokens of ${person.id}`);
    if ((await listLiveTokens(sql, now, person.id)).length >= tokenLimits.ofPerson)
      throw new UserError(textsFor(person.language).token.tooMany({ most: tokenLimits.ofPerson }));
    const token = await insertToken(sql, {
      ...{ hash: hashOf(secret), hint: secret.slice(0, hintLength), name, person: person.id, scopes: [...scopes] },
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + days * dayMs) },
    });
    return { token, secret };
  });
}

/** Lists the tokens that work: one's own, or everybody's for whom the rights of staff let see them. */
export async function listTokens(
  { sql }: Pick<AppContext, 'sql'>,
  { isAll }: { isAll: boolean },
  { person, now }: By,
): Promise<Awaited<ReturnType<typeof listLiveTokens>>> {
  if (isAll && !seesAll(person)) throw new UserError(textsFor(person.language).token.notAll);
  return listLiveTokens(sql, now, isAll ? null : person.id);
}

/** Ends a token at once: one's own, or anybody's for staff. @throws UserError where there is none that they may end. */
export async function revokeToken(
  { sql }: Pick<AppContext, 'sql'>,
  id: number,
  { person, now }: By,
): Promise<ApiToken> {
  const revoked = await saveRevoked(sql, { id, person: seesAll(person) ? null : person.id, now });
  if (!revoked) throw new UserError(textsFor(person.language).token.none({ id }));
  return revoked;
}

const seesAll = ({ role }: Person) => isAllowed(role, 'run-digests');

/** Finds who a secret speaks for, with the rights they have now; null where it opens nothing. */
export async function openToken(
  { sql }: Pick<AppContext, 'sql'>,
  secret: string,
  now: Date,
): Promise<{ token: ApiToken; person: Person } | null> {
  if (!tokenPattern.test(secret)) return null;
  const token = await findTokenByHash(sql, hashOf(secret));
  const person = token && isLive(token, now) ? await findPerson(sql, token.person) : null;
  if (!token || !person) return null;
  const hour = new Date(now);
  hour.setUTCMinutes(0, 0, 0);
  if (token.usedAt?.getTime() !== hour.getTime()) await saveTokenUsed(sql, token.id, now);
  return { token, person };
}
