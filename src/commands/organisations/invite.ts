import { z } from 'zod';
import { invitationMessage } from '#src/answers/invitations/list.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { createInvitation, invitationRight, refuseInvitation } from '#src/operations/invitations/invite.ts';
import { readOrganisation } from '#src/operations/organisations/access.ts';
import { textsFor } from '#src/texts/index.ts';
import { invitationFields, readInvitationForm } from '../invitations/form.ts';

/** Invites somebody into an organisation: who belongs to it may, and staff. */
export const invite = subcommand({
  args: z.object({ number: argument.organisation() }),
  visibility: 'private',
  mayAlso: invitationRight,
  async run(context, { number: said }, { person }) {
    const { number } = await readOrganisation(context, Number(said), person);
    const refusal = await refuseInvitation(context, { role: 'member', region: null, organisation: number }, person);
    if (refusal !== null) throw new UserError(refusal);
    return invitationFields(context, person, { isForStaff: false });
  },
  async submit(context, values, { number }, call) {
    const read = readInvitationForm(values, call.person, Number(number));
    if ('problems' in read) return read;
    const { done } = textsFor(call.person.language).invitation;
    const added = await createInvitation(context, read, call);
    const { address } = added;
    const opening = address === null ? done.created(added) : done.mailed({ number: added.number, mail: address });
    return invitationMessage(context, added, { now: call.now, opening }, call.person);
  },
});
