import { joinLetter, letInLetter } from '#src/answers/organisations/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { hasDomain, type Organisation, type Proof } from '#src/domain/organisations/organisation.ts';
import type { Sql } from '#src/store/database/database.ts';
import { deleteMember, findMember, listBelongings, saveActing, saveMember } from '#src/store/organisations/member.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { findPerson } from '#src/store/people/person.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { listStaff } from '../people/admission.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { mayManageOrganisations, organisationRight, readOrganisation } from './access.ts';

type By = Pick<Call, 'person' | 'now'>;

/** What came of joining: in, as something shows it; already in; or staff are asked, `isNew` where they were not before. */
export type Joining = { organisation: Organisation } & (
  | { type: 'in'; proof: Proof }
  | { type: 'known' }
  | { type: 'asked'; isNew: boolean }
);

/**
 * Makes somebody belong to an organisation: at once where their mail address has its domain; otherwise staff are asked.
 * @throws UserError where there is no such organisation.
 */
export function joinOrganisation(context: AppContext, number: number, { person, now }: By): Promise<Joining> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const organisation = await readOrganisation(inside, number, person);
    const before = await findMember(sql, number, person.id);
    if (before?.proof) return { organisation, type: 'known' };
    if (await hasItsAddress(inside, organisation, person.id)) {
      await letIn(sql, organisation, { person: person.id, proof: 'domain', now });
      return { organisation, type: 'in', proof: 'domain' };
    }
    if (mayManageOrganisations(person)) {
      await letIn(sql, organisation, { person: person.id, proof: 'staff', now });
      return { organisation, type: 'in', proof: 'staff' };
    }
    const isNew = await saveMember(sql, { organisation: number, person: person.id, proof: null, now });
    await tellPeople(
      inside,
      (await listStaff(inside)).map(({ id }) => ({
        ...{
          person: id,
          purpose: 'organisation',
          cause: { by: person.id, about: `organisation ${number}`, now, days: 7 },
        },
        write: (reader) => joinLetter(organisation, person, reader),
      })),
    );
    return { organisation, type: 'asked', isNew };
  });
}

/** Whether the address by which somebody is reached by mail has a domain of the organisation, and staff said that the domains are its own. */
async function hasItsAddress(
  { sql, mailPlatform }: Pick<AppContext, 'sql' | 'mailPlatform'>,
  { domains, verifiedAt }: Organisation,
  person: number,
): Promise<boolean> {
  if (verifiedAt === null || domains.length === 0) return false;
  const accounts = await listAccounts(sql, person);
  return accounts.some(({ platform, user }) => platform === mailPlatform && hasDomain(user, domains));
}

/** Lets somebody into an organisation, for which they act from now on where they act for none. Needs a transaction. */
export async function letIn(
  sql: Sql,
  { number, region }: Pick<Organisation, 'number' | 'region'>,
  { person, proof, now }: { person: number; proof: Proof; now: Date },
): Promise<void> {
  await saveMember(sql, { organisation: number, person, proof, now });
  const belongings = await listBelongings(sql, person);
  if (!belongings.some(({ isActing }) => isActing)) await saveActing(sql, person, number);
  await record(sql, {
    ...{ type: 'organisation.joined', subject: `organisation:${number}`, actor: person, region, at: now },
    data: { proof },
  });
}

/** Leaves an organisation. Returns it. @throws UserError where there is none, or this person is not in it */
export function leaveOrganisation(context: AppContext, number: number, { person, now }: By): Promise<Organisation> {
  return inTransaction(context, async ({ sql }) => {
    const organisation = await readOrganisation({ sql }, number, person);
    if (!(await deleteMember(sql, number, person.id))) throw notIn(organisation, person);
    await recordLeft(sql, organisation, { person: person.id, now });
    return organisation;
  });
}

/** Has somebody act for an organisation that they belong to. Returns it, with what shows that they do. @throws UserError where they do not */
export function actFor(
  context: AppContext,
  number: number,
  { person }: By,
): Promise<{ organisation: Organisation; proof: Proof | null }> {
  return inTransaction(context, async ({ sql }) => {
    const organisation = await readOrganisation({ sql }, number, person);
    const member = await findMember(sql, number, person.id);
    if (!member) throw notIn(organisation, person);
    await saveActing(sql, person.id, number);
    return { organisation, proof: member.proof };
  });
}

/** Somebody acts for no organisation from now on. */
export const actForNone = (context: AppContext, { person }: By): Promise<void> =>
  inTransaction(context, ({ sql }) => saveActing(sql, person.id, null));

/** An organisation, and somebody who is in it or says so, for staff. @throws UserError where there is none, or this person may not */
export async function readMember(
  context: Pick<AppContext, 'sql'>,
  { number, id }: { number: number; id: number },
  staff: Person,
): Promise<{ organisation: Organisation; person: Person; proof: Proof | null }> {
  if (!mayManageOrganisations(staff)) throw new UserError(botTextsFor(staff.language).notAllowed(organisationRight));
  const organisation = await readOrganisation(context, number, staff);
  const [member, person] = await Promise.all([findMember(context.sql, number, id), findPerson(context.sql, id)]);
  if (!member || !person)
    throw new UserError(textsFor(staff.language).organisation.notThere({ name: organisation.name }));
  return { organisation, person, proof: member.proof };
}

/** Has staff say that somebody belongs to an organisation, who is told. @throws UserError as `readMember` */
export function confirmMember(context: AppContext, who: { number: number; id: number }, { person: staff, now }: By) {
  return inTransaction(context, async (inside) => {
    const { organisation, person, proof } = await readMember(inside, who, staff);
    if (proof === null) {
      await letIn(inside.sql, organisation, { person: who.id, proof: 'staff', now });
      await tellPerson(inside, who.id, {
        ...{ purpose: 'organisation', period: `in ${who.number}, ${now.toISOString()}` },
        write: (reader) => letInLetter(organisation, reader),
      });
    }
    return { organisation, person };
  });
}

/** Has staff take somebody out of an organisation, or refuse them. @throws UserError as `readMember` */
export function removeMember(context: AppContext, who: { number: number; id: number }, { person: staff, now }: By) {
  return inTransaction(context, async (inside) => {
    const { organisation, person } = await readMember(inside, who, staff);
    await deleteMember(inside.sql, who.number, who.id);
    await recordLeft(inside.sql, organisation, { person: who.id, now });
    return { organisation, person };
  });
}

const recordLeft = (sql: Sql, { number, region }: Organisation, { person, now }: { person: number; now: Date }) =>
  record(sql, { type: 'organisation.left', subject: `organisation:${number}`, actor: person, region, at: now });

const notIn = ({ number, name }: Organisation, { language }: Person) =>
  new UserError(textsFor(language).organisation.notIn({ number, name }));
