import type { AppContext } from '#src/context.ts';
import { heading, list, message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { joinLines, shorten } from '#src/core/text.ts';
import type { Conversation, ConversationSide, MessageView } from '#src/domain/conversations/conversation.ts';
import { formatInstant } from '#src/domain/date.ts';
import { textsFor } from '#src/texts/index.ts';
import { listNames, nameAuthor, nameOthers } from './people.ts';
import { nameSide, sayWhy } from './undelivered.ts';

type Places = Pick<AppContext, 'catalogue'>;
type Own = Conversation & { own: ConversationSide; others: readonly (Person | null)[] };

type ReadingSide = { side: ConversationSide; person: Person | null };
type Said = { view: MessageView; saidAt: Date; lostFor: readonly ReadingSide[] };
type Closed = { to: ReadingSide; refusedAs: Refusal | null; contact: string };

const longestLine = 200;

const stateOf = ({ endedAt, own }: Own) => (endedAt === null ? own.state : 'over');

/** Lists the conversations of somebody, open ones first. */
export function conversationList(context: Places, listed: readonly Own[], reader: Person): Message {
  const texts = textsFor(reader.language).conversation.list;
  return message(
    text(listed.length === 0 ? texts.none : texts.count({ count: listed.length })),
    list(
      texts.open,
      listed.map((each) => ({
        title: texts.title({ number: each.number, who: nameOthers(context, each.others, reader) }),
        line: `/conversation show ${each.number}`,
        beside: texts.states[stateOf(each)],
      })),
    ),
  );
}

/** Shows one conversation: the latest that was said, the oldest first, and what one can do. */
export function conversationMessage(
  context: Places,
  conversation: Own,
  { said, closed }: { said: readonly Said[]; closed: readonly Closed[] },
  reader: Person,
): Message {
  const { show, buttons, undelivered, list: listing } = textsFor(reader.language).conversation;
  const { number } = conversation;
  const state = stateOf(conversation);
  const isOpen = state === 'active' || state === 'paused';
  const nameTo = (to: ReadingSide) => (to.person?.id === reader.id ? show.you : nameSide(context, to, reader));
  const lines = said.map(({ view, saidAt, lostFor }) => {
    const line = {
      who: view.author?.id === reader.id ? show.own : nameAuthor(context, view.author, reader),
      at: formatInstant(saidAt, reader),
      content: shorten(joinLines(view.content), longestLine),
    };
    return lostFor.length === 0 ? show.line(line) : show.lost({ ...line, to: listNames(lostFor.map(nameTo), reader) });
  });
  const troubles = closed.flatMap(({ to, refusedAs, contact }) => [
    show.closed({ who: nameTo(to), why: sayWhy(refusedAs, reader.language) }),
    ...(contact === '' ? [] : [undelivered.contact({ contact })]),
  ]);
  return message(
    heading(show.heading({ number, who: nameOthers(context, conversation.others, reader) })),
    text(listing.states[state]),
    isOpen && troubles.length > 0 && text(...troubles),
    lines.length === 0 ? text(show.nothing) : text(...lines),
    isOpen &&
      actions(
        state === 'active' && button(buttons.say, `/conversation say ${number}`, 'primary'),
        state === 'active'
          ? button(buttons.pause, `/conversation pause ${number}`)
          : button(buttons.resume, `/conversation resume ${number}`, 'primary'),
        lines.length > 0 && button(buttons.keep, `/conversation keep ${number}`),
        button(buttons.leave, `/conversation leave ${number}`),
        button(buttons.report, `/conversation report ${number}`, 'danger'),
      ),
  );
}
