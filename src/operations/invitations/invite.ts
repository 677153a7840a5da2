import { createHash, randomBytes } from 'node:crypto';
import { invitationLetter } from '#src/answers/invitations/letter.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { formatPlace, mailKind } from '#src/core/place.ts';
import { isAllowed } from '#src/core/role.ts';
import { daysBefore, formatDay } from '#src/domain/date.ts';
import {
  daysBetweenLetters,
  type Invitation,
  type InvitationFields,
  invitationDays,
  invitationState,
  mostOpen,
} from '#src/domain/invitations/invitation.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import {
  countInvitationsSince,
  countOpenInvitations,
  deleteInvitationsBefore,
  findInvitation,
  findInvitedAt,
  insertInvitation,
  listInvitations,
  saveInvitationRevoked,
  saveInvitationToken,
} from '#src/store/invitations/invitation.ts';
import { findMember } from '#src/store/organisations/member.ts';
import { findOrganisation } from '#src/store/organisations/organisation.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';

type By = Pick<Call, 'person' | 'now'>;
type Store = Pick<AppContext, 'sql'>;

/** The right by which staff invite into the network. */
export const invitationRight = 'run-digests';

const dayMs = 24 * 3_600_000;

/** Returns what an invitation is known by: never what is in its link. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * Says why somebody may not write such an invitation; null where they may. Staff invite members, admins into any role, and who is proved to belong to a verified
 * organisation invites into it.
 */
export async function refuseInvitation(
  { sql }: Store,
  { role, region, organisation }: Pick<InvitationFields, 'role' | 'region' | 'organisation'>,
  { id, role: own, language }: Pick<Person, 'id' | 'role' | 'language'>,
): Promise<string | null> {
  const right = role === 'member' ? invitationRight : 'administer';
  if (isAllowed(own, right)) return null;
  const refused = botTextsFor(language).notAllowed(right);
  if (role !== 'member' || region !== null || organisation === null) return refused;
  const [found, member] = await Promise.all([findOrganisation(sql, organisation), findMember(sql, organisation, id)]);
  return found?.verifiedAt && member?.proof ? null : textsFor(language).invitation.onlyOwn;
}

/**
 * Writes an invitation. Where it has an address, its link is mailed there; otherwise `linkOf` makes one to hand on.
 * @throws UserError where this person may not, has too many open, there is no such organisation, or no mail can go out.
 */
export function createInvitation(
  context: AppContext,
  fields: InvitationFields,
  { person, now }: By,
): Promise<Invitation> {
  const texts = textsFor(person.language);
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const { organisation: number, address } = fields;
    if (context.pageUrl === null) throw new UserError(texts.invitation.noAddress);
    if (address !== null && (context.mailPlatform === null || context.publicUrl === null))
      throw new UserError(texts.invitation.noMail);
    if (number !== null && !(await findOrganisation(sql, number)))
      throw new UserError(texts.organisation.unknown({ number }));
    const refusal = await refuseInvitation(inside, fields, person);
    if (refusal !== null) throw new UserError(refusal);
    await takeTurn(sql, `invitations of ${person.id}`);
    if (!isAllowed(person.role, invitationRight)) {
      if ((await countOpenInvitations(sql, person.id, now)) >= mostOpen)
        throw new UserError(texts.invitation.tooMany({ most: mostOpen }));
      if ((await countInvitationsSince(sql, person.id, daysBefore(now, 1))) >= mostOpen)
        throw new UserError(texts.invitation.tooManyToday({ most: mostOpen }));
    }
    if (address !== null) await refuseAgain(inside, address, { person, now });
    const expiresAt = new Date(now.getTime() + invitationDays * dayMs);
    const added = await insertInvitation(sql, { ...fields, invitedBy: person.id, createdAt: now, expiresAt });
    const { region } = fields;
    await record(sql, {
      type: 'invitation.created',
      subject: `invitation:${added}`,
      actor: person.id,
      region,
      at: now,
    });
    const invitation = await readInvitation(inside, added, person);
    if (address !== null) await mailIt(inside, invitation, { address, person, now });
    return invitation;
  });
}

/** Two who write to one address at once wait for each other. @throws UserError where it was written to not long ago, by whomever */
async function refuseAgain({ sql }: Store, address: string, { person, now }: By): Promise<void> {
  await takeTurn(sql, `invitation to ${address.toLowerCase()}`);
  const at = await findInvitedAt(sql, address, daysBefore(now, daysBetweenLetters));
  if (at === null) return;
  const { again } = textsFor(person.language).invitation;
  throw new UserError(again({ mail: address, day: formatDay(at, person), days: daysBetweenLetters }));
}

async function mailIt(
  context: AppContext,
  invitation: Invitation,
  { address, person, now }: { address: string; person: Person; now: Date },
): Promise<void> {
  const url = await makeLink(context, invitation.number);
  await context.outbox.enqueue(context.sql, {
    ...{ recipient: `invitation:${invitation.number}`, person: null, purpose: 'invitation', period: now.toISOString() },
    places: [formatPlace({ platform: context.mailPlatform ?? '-', space: '', kind: mailKind, id: address })],
    ...invitationLetter(context, { invitation, url }, person),
  });
}

/** Makes the link of an invitation; the one it had no longer works. */
async function makeLink({ sql, pageUrl }: Pick<AppContext, 'sql' | 'pageUrl'>, number: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await saveInvitationToken(sql, number, hashOf(token));
  return `${pageUrl}/invitations/${token}`;
}

/**
 * Makes the link of an invitation to be handed on, for who wrote it or an admin.
 * @throws UserError where there is none, or it is open no more.
 */
export async function linkOf(context: AppContext, number: number, { person, now }: By) {
  const invitation = await readInvitation(context, number, person);
  const { open } = textsFor(person.language).invitation;
  if (context.pageUrl === null || invitationState(invitation, now) !== 'open') throw new UserError(open({ number }));
  return { invitation, url: await makeLink(context, number) };
}

/** The invitation of that number. @throws UserError where there is none, or it is another's and this person is no staff */
export async function readInvitation({ sql }: Store, number: number, person: Person): Promise<Invitation> {
  const found = await findInvitation(sql, number);
  const mayRead = found && (found.invitedBy === person.id || isAllowed(person.role, invitationRight));
  // What gives a role is an admin's.
  const mayHave = mayRead && (found.role === 'member' || isAllowed(person.role, 'administer'));
  if (!found || !mayHave) throw new UserError(textsFor(person.language).invitation.unknown({ number }));
  return found;
}

/** Takes an invitation back. Returns whether it was open. @throws UserError as `readInvitation` */
export async function revokeInvitation(context: Store, number: number, { person, now }: By): Promise<boolean> {
  await readInvitation(context, number, person);
  return saveInvitationRevoked(context.sql, number, now);
}

/** Lists the invitations that somebody wrote, and for staff those of everybody. */
export const listReadable = (
  { sql }: Store,
  { id, role }: Pick<Person, 'id' | 'role'>,
  size: { limit: number; offset: number },
) => listInvitations(sql, isAllowed(role, invitationRight) ? null : id, size);

/** Deletes invitations long after they could be taken. Returns how many. */
export const forgetOldInvitations = ({ sql }: Store, now: Date): Promise<number> =>
  deleteInvitationsBefore(sql, daysAgo(now, keptDays.invitations));
