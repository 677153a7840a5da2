import { roleLetter } from '#src/answers/people/role.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed, type Role } from '#src/core/role.ts';
import type { Account } from '#src/domain/people/account.ts';
import type { ListedPerson } from '#src/domain/people/person-views.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { saveAdmitted } from '#src/store/people/admission.ts';
import { findPerson, listPeople, savePersonRole } from '#src/store/people/person.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { hasOtherAdmin } from './admins.ts';
import { tellPerson } from './notify-person.ts';

/**
 * Everybody, for admins.
 * @throws UserError where this person is none.
 */
export async function listEverybody({ sql }: Pick<AppContext, 'sql'>, admin: Person): Promise<ListedPerson[]> {
  requireAdmin(admin);
  return listPeople(sql);
}

/**
 * Somebody whose role an admin may change, with their accounts.
 * @throws UserError where there is nobody of that number, or it is the admin themselves.
 */
export async function readForRole(
  { sql }: Pick<AppContext, 'sql'>,
  id: number,
  admin: Person,
): Promise<{ person: Person; accounts: Account[] }> {
  requireAdmin(admin);
  const { person: texts } = textsFor(admin.language).me;
  if (id === admin.id) throw new UserError(texts.self);
  const person = await findPerson(sql, id);
  if (!person) throw new UserError(texts.none({ id }));
  return { person, accounts: await listAccounts(sql, id) };
}

/**
 * Those who may be meant by a number or a name: whose name is it, or else begins with it, without regard to case and accents.
 * @throws UserError where there is nobody of that number or name.
 */
export async function findMeant(context: Pick<AppContext, 'sql'>, said: string, admin: Person): Promise<number[]> {
  const everybody = await listEverybody(context, admin);
  const { person: texts } = textsFor(admin.language).me;
  if (/^\d+$/.test(said)) return [Number(said)];
  const wanted = plain(said);
  const named = everybody.map(({ id, displayName }) => ({ id, name: plain(displayName ?? '') }));
  const exact = named.filter(({ name }) => name === wanted);
  const found = exact.length > 0 ? exact : named.filter(({ name }) => ` ${name}`.includes(` ${wanted}`));
  if (found.length === 0 || wanted === '') throw new UserError(texts.noneNamed({ name: said }));
  return found.map(({ id }) => id);
}

const plain = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();

/**
 * Gives somebody a role, and tells them.
 * @throws UserError where this person may not, or nobody would be an admin then.
 */
export async function giveRole(
  context: AppContext,
  { id, role, at }: { id: number; role: Role; at: Date },
  admin: Person,
): Promise<void> {
  await inTransaction(context, async (inside) => {
    // As it is now: rights taken a moment ago are gone.
    const giver = await findPerson(inside.sql, admin.id);
    const { person } = await readForRole(inside, id, giver ?? { ...admin, role: 'member' });
    if (person.role === 'admin' && role !== 'admin' && !(await hasOtherAdmin(inside.sql, id)))
      throw new UserError(textsFor(admin.language).me.person.last);
    await savePersonRole(inside.sql, id, role);
    if (person.role !== role)
      await recordRole(inside.sql, { id, role, before: person.role }, { actor: admin.id, now: at });
    // Whoever is given rights is known.
    await saveAdmitted(inside.sql, id);
    if (person.role !== role)
      await tellPerson(inside, id, {
        purpose: 'role',
        period: `${role}, ${at.toISOString()}`,
        write: ({ language }) => roleLetter(role, language),
      });
  });
}

/** Records that somebody has another role. Needs a transaction. */
export async function recordRole(
  sql: Sql,
  { id, role, before }: { id: number; role: Role; before: Role },
  { actor, now }: { actor: number | null; now: Date },
): Promise<void> {
  await record(sql, { type: 'person.role-given', subject: `person:${id}`, actor, data: { role, before }, at: now });
}

function requireAdmin({ role, language }: Person): void {
  if (!isAllowed(role, 'administer')) throw new UserError(botTextsFor(language).notAllowed('administer'));
}
