import type { AppContext } from '#src/context.ts';
import { list, message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import { type Invitation, invitationState } from '#src/domain/invitations/invitation.ts';
import { textsFor } from '#src/texts/index.ts';
import { sentenceMessage } from '../sentence-message.ts';
import { describeInvitation } from './what.ts';

/** How many invitations stand on a page. */
export const invitationPageSize = 6;

/** Shows a page of invitations; an open one is pressed for its link, or to take it back. */
export function invitationsMessage(
  context: Pick<AppContext, 'catalogue'>,
  { invitations, count }: { invitations: readonly Invitation[]; count: number },
  { page, now }: { page: number; now: Date },
  reader: Reader,
): Message {
  const { invitation: texts, me } = textsFor(reader.language);
  const { buttons } = texts;
  const items = invitations.map((each) => {
    const { number, address, inviterName, takerName, expiresAt } = each;
    const state = invitationState(each, now);
    const says = {
      open: () => texts.list.open({ day: formatDay(expiresAt, reader) }),
      taken: () => texts.list.taken({ name: takerName ?? me.unnamed }),
      revoked: () => texts.list.revoked,
      expired: () => texts.list.expired,
    };
    return {
      title: texts.list.item({ number, what: describeInvitation(context, each, reader) }),
      line: `/invitation show ${number}`,
      beside: [
        says[state](),
        ...(address === null ? [] : [address]),
        texts.list.by({ name: inviterName ?? me.unnamed }),
      ].join(' · '),
    };
  });
  return message(
    text(texts.list.count({ count })),
    list(buttons.show, items),
    actions(
      button(buttons.create, '/invitation create', 'primary'),
      count > page * invitationPageSize && button(buttons.next, `/invitation list ${page + 1}`),
    ),
  );
}

/** Shows an invitation with what can be done about it while it is open. `opening` is said before. */
export function invitationMessage(
  context: Pick<AppContext, 'catalogue'>,
  invitation: Invitation,
  { now, opening }: { now: Date; opening?: string },
  reader: Reader,
): Message {
  const { invitation: texts } = textsFor(reader.language);
  const { number, address, expiresAt } = invitation;
  const isOpen = invitationState(invitation, now) === 'open';
  const what = texts.list.item({ number, what: describeInvitation(context, invitation, reader) });
  return sentenceMessage(
    [
      ...(opening === undefined ? [] : [opening]),
      `${what} · ${texts.list.open({ day: formatDay(expiresAt, reader) })}`,
    ].join('\n'),
    ...actions(
      isOpen && address === null && button(texts.buttons.link, `/invitation link ${number}`, 'primary'),
      isOpen && button(texts.buttons.revoke, `/invitation revoke ${number}`),
      button(texts.buttons.list, '/invitation list'),
    ),
  );
}
