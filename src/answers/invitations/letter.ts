import type { AppContext } from '#src/context.ts';
import { message, note } from '#src/core/blocks.ts';
import { actions, type MailHead, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import { type Invitation, invitationDays } from '#src/domain/invitations/invitation.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeInvitation } from './what.ts';

/** The mail that invites an address, in the language of who invites. */
export function invitationLetter(
  context: Pick<AppContext, 'catalogue'>,
  { invitation, url }: { invitation: Invitation; url: string },
  inviter: Person,
): { message: Message; mail: MailHead } {
  const { invitation: texts, me } = textsFor(inviter.language);
  const { letter } = texts;
  const name = leadingNowhere(inviter.displayName ?? me.unnamed);
  const what = describeInvitation(context, invitation, inviter);
  return {
    message: message(
      textBlock([naming(inviter.id, letter.text({ name, what }), letter.gone)]),
      actions({ type: 'link', label: letter.open, url, style: 'primary' }),
      note(letter.rule({ days: invitationDays })),
    ),
    mail: { subject: letter.subject({ name }), of: [`person:${inviter.id}`], language: inviter.language },
  };
}

/** A name in which no mail program finds an address: strangers read it. */
const leadingNowhere = (name: string) =>
  name
    .replace(/\/\/|@/g, ' ')
    .replace(/(?<=\S)([.。．｡:])(?=\S)/gu, '$1 ')
    .replace(/\s+/g, ' ');
