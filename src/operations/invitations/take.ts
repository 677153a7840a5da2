import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { includesRole } from '#src/core/role.ts';
import { type Invitation, invitationState } from '#src/domain/invitations/invitation.ts';
import type { Account } from '#src/domain/people/account.ts';
import { parseProfile } from '#src/domain/people/profile.ts';
import { findInvitationByToken, saveInvitationTaken } from '#src/store/invitations/invitation.ts';
import { findOrganisation } from '#src/store/organisations/organisation.ts';
import { findPersonOfAccount, findWrittenAddress, lockAccount } from '#src/store/people/account.ts';
import { saveAdmitted } from '#src/store/people/admission.ts';
import { findPerson, savePersonRole, savePersonSettings } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { letIn } from '../organisations/membership.ts';
import { mailLetterboxLink } from '../people/letterbox.ts';
import { makeKnown } from '../people/make-known.ts';
import { recordRole } from '../people/role.ts';
import { inTransaction } from '../transaction.ts';
import { hashOf, refuseInvitation } from './invite.ts';

type Store = Pick<AppContext, 'sql'>;

/** Opens the invitation of a link; null where it is taken, too old or taken back, or who wrote it may not give that any more. */
export async function openInvitation({ sql }: Store, token: string, now: Date): Promise<Invitation | null> {
  const found = await findInvitationByToken(sql, hashOf(token));
  if (!found || invitationState(found, now) !== 'open') return null;
  const inviter = await findPerson(sql, found.invitedBy);
  return inviter && (await refuseInvitation({ sql }, found, inviter)) === null ? found : null;
}

/**
 * Has somebody take an invitation: they join with what it says. What they have already stays, where it is more.
 * @throws UserError where it cannot be taken.
 */
export function takeInvitation(
  context: AppContext,
  token: string,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<Invitation> {
  return inTransaction(context, async (inside) => {
    const taken = await apply(inside, token, person, now);
    if (!taken) throw new UserError(textsFor(person.language).invitation.gone);
    return taken;
  });
}

/**
 * Has whoever opened the link in a mail take the invitation, as the person of that address, made now where nobody has it. Their private page is mailed to them.
 * Returns null where it cannot be taken, or went to no address.
 */
export function takeByMail(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'outbox' | 'mailPlatform' | 'publicUrl'>,
  token: string,
  { displayName, language, now }: { displayName: string; language: string; now: Date },
): Promise<Invitation | null> {
  return inTransaction(context, async (inside) => {
    const { sql, mailPlatform } = inside;
    const invitation = await openInvitation(inside, token, now);
    if (!invitation?.address || mailPlatform === null) return null;
    // Two invitations to one mailbox, written otherwise, wait for each other.
    await lockAccount(sql, { platform: mailPlatform, space: '', user: invitation.address.toLowerCase() });
    const user = await findWrittenAddress(sql, mailPlatform, invitation.address);
    const account: Account = { platform: mailPlatform, space: '', user };
    const known = await findPersonOfAccount(sql, account);
    const profile = parseProfile({ displayName, locale: language });
    const person = known ?? (await makeKnown(sql, { account, profile, isAdmitted: true, now }));
    const taken = await apply(inside, token, person, now);
    if (taken) await mailLetterboxLink(inside, person.id, now);
    return taken;
  });
}

/** Needs a transaction. */
async function apply(
  context: Pick<AppContext, 'sql'>,
  token: string,
  { id }: Pick<Person, 'id'>,
  now: Date,
): Promise<Invitation | null> {
  const { sql } = context;
  const invitation = await openInvitation(context, token, now);
  const person = invitation && (await findPerson(sql, id));
  if (!person || !(await saveInvitationTaken(sql, invitation.number, { person: id, now }))) return null;
  const { role, region, organisation: number, invitedBy } = invitation;
  await saveAdmitted(sql, id);
  if (!includesRole(person.role, role) && includesRole(role, person.role)) {
    await savePersonRole(sql, id, role);
    await recordRole(sql, { id, role, before: person.role }, { actor: invitedBy, now });
  }
  if (region !== null && person.region === null) {
    await savePersonSettings(sql, id, { region }, ['region']);
    await record(sql, {
      ...{ type: 'person.region-set', subject: `person:${id}`, actor: invitedBy, region, at: now },
      data: { before: null },
    });
  }
  const organisation = number === null ? null : await findOrganisation(sql, number);
  if (organisation) await letIn(sql, organisation, { person: id, proof: 'invitation', now });
  await record(sql, {
    type: 'invitation.taken',
    subject: `invitation:${invitation.number}`,
    actor: id,
    region,
    at: now,
  });
  return invitation;
}
