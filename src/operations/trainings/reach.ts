import { randomBytes } from 'node:crypto';
import type { Reach } from '#src/answers/trainings/letters.ts';
import type { AppContext } from '#src/context.ts';
import { formatPlace, mailKind, type Place } from '#src/core/place.ts';
import { directPlace } from '#src/domain/people/account.ts';
import { listAccountsOf } from '#src/store/people/account.ts';
import { findOrInsertLetterbox } from '#src/store/people/letterbox.ts';

type Needs = Pick<AppContext, 'sql' | 'mailPlatform' | 'publicUrl'>;

/** `direct`: the private page of who is reached by mail alone. */
type Reached = Reach & { direct: Place | null };

const nowhere: Reached = { mail: null, isMailOnly: false, page: null, direct: null };

/** Tells how these people are reached. */
export async function listReach(
  { sql, mailPlatform, publicUrl }: Needs,
  people: readonly number[],
): Promise<(person: number) => Reached> {
  const accounts = Map.groupBy(await listAccountsOf(sql, people), ({ person }) => person);
  const reach = new Map<number, Reached>();
  for (const [person, own] of accounts) {
    const mail = mailPlatform === null ? undefined : own.find(({ platform }) => platform === mailPlatform);
    if (!mail) continue;
    const isMailOnly = own.every(({ platform }) => platform === mailPlatform);
    const page =
      isMailOnly && publicUrl !== null
        ? `${publicUrl}/letters/${(await findOrInsertLetterbox(sql, person, randomBytes(16).toString('base64url'))).token}`
        : null;
    reach.set(person, { mail: mail.user, isMailOnly, page, direct: isMailOnly ? directPlace(mail) : null });
  }
  return (person) => reach.get(person) ?? nowhere;
}

/** The mailbox of an address. */
export const mailPlace = ({ mailPlatform }: Pick<AppContext, 'mailPlatform'>, mail: string): Place =>
  formatPlace({ platform: mailPlatform ?? '-', space: '', kind: mailKind, id: mail });
