import { z } from 'zod';
import { invitationMessage, invitationPageSize, invitationsMessage } from '#src/answers/invitations/list.ts';
import { describeInvitation } from '#src/answers/invitations/what.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import {
  createInvitation,
  invitationRight,
  linkOf,
  listReadable,
  readInvitation,
  revokeInvitation,
} from '#src/operations/invitations/invite.ts';
import { takeInvitation } from '#src/operations/invitations/take.ts';
import { textsFor } from '#src/texts/index.ts';
import { invitationFields, readInvitationForm } from './form.ts';

const numbered = z.object({ number: argument.number({ min: 1 }) });

const create = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: invitationRight,
  run: (context, _args, { person }) => invitationFields(context, person, { isForStaff: true }),
  async submit(context, values, _args, call) {
    const read = readInvitationForm(values, call.person, null);
    if ('problems' in read) return read;
    const { done } = textsFor(call.person.language).invitation;
    const added = await createInvitation(context, read, call);
    const { number, address } = added;
    const opening = address === null ? done.created({ number }) : done.mailed({ number, mail: address });
    return invitationMessage(context, added, { now: call.now, opening }, call.person);
  },
});

/** Makes the link of an invitation that is handed on, in place of the one it had. */
const link = subcommand({
  args: numbered,
  visibility: 'private',
  makesSecret: true,
  mayAlso: invitationRight,
  async run(context, { number }, call) {
    const { done, buttons } = textsFor(call.person.language).invitation;
    const { invitation, url } = await linkOf(context, number, call);
    return sentenceMessage(
      done.link({ url, day: formatDay(invitation.expiresAt, call.person) }),
      ...actions(button(buttons.revoke, `/invitation revoke ${number}`), button(buttons.list, '/invitation list')),
    );
  },
});

const list = subcommand({
  args: z.object({ page: argument.page().optional() }),
  visibility: 'private',
  async run(context, { page = 1 }, { person, now }) {
    const size = { limit: invitationPageSize, offset: (page - 1) * invitationPageSize };
    return invitationsMessage(context, await listReadable(context, person, size), { page, now }, person);
  },
});

const show = subcommand({
  args: numbered,
  visibility: 'private',
  hidden: true,
  run: async (context, { number }, { person, now }) =>
    invitationMessage(context, await readInvitation(context, number, person), { now }, person),
});

const revoke = subcommand({
  args: numbered,
  visibility: 'private',
  mayAlso: invitationRight,
  writes: true,
  async run(context, { number }, call) {
    const { done, buttons } = textsFor(call.person.language).invitation;
    const isDone = await revokeInvitation(context, number, call);
    return sentenceMessage(
      (isDone ? done.revoked : done.closed)({ number }),
      ...actions(button(buttons.list, '/invitation list')),
    );
  },
});

/** Takes the invitation of a link, in the chat that somebody takes part in. */
const take = subcommand({
  args: z.object({ code: argument.words() }),
  visibility: 'private',
  writes: true,
  async run(context, { code }, call) {
    const { invitation: texts, me } = textsFor(call.person.language);
    // The whole link is as good as what is behind its last slash.
    const token = code.trim().replace(/^.*\//, '');
    const taken = await takeInvitation(context, token, call);
    const what = describeInvitation(context, taken, call.person);
    return sentenceMessage(texts.done.taken({ what }), ...actions(button(me.heading, '/me', 'primary')));
  },
});

export const invitation = defineGroup({
  name: 'invitation',
  fallback: 'list',
  subcommands: { create, list, take, revoke, link, show },
});
