import { randomInt } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { JoinedPeople } from '#src/domain/people/person-views.ts';
import { deleteStaleLinkCodes, findLinkCode, insertLinkCode } from '#src/store/people/link-code.ts';
import { countLinkTries, insertLinkTry } from '#src/store/people/link-try.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';

/** The time for which a code works. */
const codeMs = 15 * 60_000;
export const codeMinutes = codeMs / 60_000;

/** Without signs that are taken for one another. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const length = 8;

/** Wrong codes in the time a code is good for: of one person, and of everybody on a platform, where one may be many. */
const mostWrong = { ofPerson: 5, onPlatform: 200 };

/** A new code that joins the account typing it to this person; earlier ones of the person no longer work. */
export async function createLinkCode(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  person: number,
  now: Date,
): Promise<string> {
  const code = Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
  await inTransaction(context, async ({ sql }) => {
    await deleteStaleLinkCodes(sql, person, now);
    await insertLinkCode(sql, { code, person, expiresAt: new Date(now.getTime() + codeMs) });
  });
  return code;
}

/**
 * Reads who types a code, and whose it is. Null where it is none; the try is remembered then, so that codes cannot be guessed. Until the transaction
 * ends nobody else uses the code.
 * @throws UserError where the code is their own, or too many wrong ones were typed.
 */
export async function readLinkCode(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  { code, platform }: { code: string; platform: string },
  { person, now }: { person: Person; now: Date },
): Promise<JoinedPeople | null> {
  const { link } = textsFor(person.language).me;
  return inTransaction(context, async ({ sql }) => {
    const since = new Date(now.getTime() - codeMs);
    const tries = await countLinkTries(sql, { person: person.id, platform }, since);
    if (tries.ofPerson >= mostWrong.ofPerson || tries.onPlatform >= mostWrong.onPlatform)
      throw new UserError(link.tooMany({ minutes: codeMinutes }));
    const id = await findLinkCode(sql, code, now);
    const joiner = await findPerson(sql, person.id);
    const keeper = id === null ? null : await findPerson(sql, id);
    if (!keeper || !joiner) {
      await insertLinkTry(sql, person.id, platform, now);
      return null;
    }
    if (keeper.id === person.id) throw new UserError(link.self);
    return { joiner, keeper };
  });
}
