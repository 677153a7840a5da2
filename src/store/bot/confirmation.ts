import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** So long the button below a question works; behind that it asks again. */
const askedMs = 60 * 60_000;

const keyOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** A secret for the button that answers a question: it works once, for this person, and for this subject. */
export async function createConfirmation(
  sql: Sql,
  { person, subject, now }: { person: number; subject: string; now: Date },
): Promise<string> {
  const token = randomBytes(12).toString('base64url');
  const expiresAt = new Date(now.getTime() + askedMs);
  await sql`insert into confirmation ${sql({ key: keyOf(token), person, subject: toText(subject), expiresAt })}`;
  return token;
}

/** Takes a secret: returns whether it is one of this person and subject, and still in time. It is used up by asking. */
export async function takeConfirmation(
  sql: Sql,
  token: string,
  { person, subject, now }: { person: number; subject: string; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    delete from confirmation
    where key = ${keyOf(token)} and person = ${person} and subject = ${toText(subject)} and expires_at > ${now}`;
  return count > 0;
}

export async function listConfirmations(sql: Sql, person: number): Promise<{ subject: string; expiresAt: Date }[]> {
  return sql`select subject, expires_at from confirmation where person = ${person} order by expires_at`;
}

/** The subjects of questions to others that name a person by their number: a role to give, accounts to join from either side. */
const namingPatterns = (person: number) => [
  `^/person role ${person} `,
  `^/me link [^:]+: (\\d+ \\(\\w+\\) and )?${person} \\(`,
  `^/me join (${person} |.* by ${person}, who is )`,
];

/** Deletes the questions to others that name a person by their number. The same number of something else is none. */
export async function deleteConfirmationsAbout(sql: Sql, person: number): Promise<void> {
  await sql`delete from confirmation where subject ~ any(${namingPatterns(person)})`;
}

/** Returns how many were removed. */
export async function deleteConfirmationsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from confirmation where expires_at < ${before}`;
  return count;
}
