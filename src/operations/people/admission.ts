import { admissionLetter } from '#src/answers/people/letterbox.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Account } from '#src/domain/people/account.ts';
import type { LetterboxState } from '#src/domain/people/person-views.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { hasAskedAdmission, saveAdmissionAsked, saveAdmitted } from '#src/store/people/admission.ts';
import { findPerson, listPeople } from '#src/store/people/person.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { findMailAccount, mailLetterboxLink, mayHaveLetterbox } from './letterbox.ts';
import { tellPeople } from './notify-person.ts';

/** Finds what a reader of a digest may ask for on the page of its preferences: nothing while there is no staff to ask. */
export async function findLetterboxState(
  context: Pick<AppContext, 'sql' | 'mailPlatform'>,
  person: number,
): Promise<LetterboxState> {
  const state = await findWish(context, person);
  return state === 'closed' && (await listStaff(context)).length === 0 ? 'none' : state;
}

/** Lists everybody with the rights of staff. */
export const listStaff = async ({ sql }: Pick<AppContext, 'sql'>) =>
  (await listPeople(sql)).filter(({ role }) => isAllowed(role, 'run-digests'));

async function findWish(context: Pick<AppContext, 'sql' | 'mailPlatform'>, person: number): Promise<LetterboxState> {
  if ((await findMailAccount(context, person)) === null) return 'none';
  if (await mayHaveLetterbox(context, person)) return 'open';
  return (await hasAskedAdmission(context.sql, person)) ? 'asked' : 'closed';
}

/**
 * Asks staff, once, to admit a reader who signed up by themselves. 'waiting': it was asked before; 'nobody': no staff can be reached; 'none': there is
 * nothing to ask.
 */
export function askAdmission(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'outbox' | 'mailPlatform'>,
  id: number,
  now: Date,
): Promise<'asked' | 'waiting' | 'nobody' | 'none'> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const state = await findWish(inside, id);
    if (state === 'none' || state === 'open') return 'none';
    const staff = await listStaff(inside);
    if (staff.length === 0) return 'nobody';
    if (!(await saveAdmissionAsked(sql, id, now))) return 'waiting';
    await tellPeople(
      inside,
      staff.map(({ id: person }) => ({
        ...{ person, purpose: 'admission', period: `person ${id}` },
        write: (reader) => admissionLetter(id, reader),
      })),
    );
    return 'asked';
  });
}

/**
 * Somebody whom staff may admit, with their accounts; `isKnown`: they are admitted.
 * @throws UserError where this person is no staff, or there is nobody of that number.
 */
export async function readForAdmission(
  { sql }: Pick<AppContext, 'sql'>,
  id: number,
  staff: Person,
): Promise<{ person: Person; accounts: Account[]; isKnown: boolean }> {
  if (!isAllowed(staff.role, 'run-digests')) throw new UserError(botTextsFor(staff.language).notAllowed('run-digests'));
  const person = await findPerson(sql, id);
  if (!person) throw new UserError(textsFor(staff.language).letterbox.admission.none({ id }));
  return { person, accounts: await listAccounts(sql, id), isKnown: await mayHaveLetterbox({ sql }, id) };
}

/**
 * Makes a reader known to the network, and mails them the address of their private page. Returns whether a mail goes out.
 * @throws UserError as `readForAdmission`.
 */
export function admitPerson(context: AppContext, id: number, staff: Person, now: Date): Promise<boolean> {
  return inTransaction(context, async (inside) => {
    // As it is now: rights taken a moment ago are gone.
    const current = await findPerson(inside.sql, staff.id);
    await readForAdmission(inside, id, current ?? { ...staff, role: 'member' });
    if (!(await saveAdmitted(inside.sql, id))) return false;
    await record(inside.sql, { type: 'person.admitted', subject: `person:${id}`, actor: staff.id, at: now });
    return mailLetterboxLink(inside, id, now);
  });
}
