import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import { longestMessage } from '#src/domain/conversations/conversation.ts';
import { largestFiles, type RefusedFile } from '#src/domain/conversations/files.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameAuthor, nameOthers } from './people.ts';

type Told = Extract<Outcome, { type: 'message' }>;

/** Tells somebody who said something in a conversation that they paused it themselves. */
export function pausedMessage(
  context: Pick<AppContext, 'catalogue'>,
  { conversation, others }: { conversation: number; others: readonly Person[] },
  reader: Person,
): Told {
  const { paused, buttons } = textsFor(reader.language).conversation;
  return {
    type: 'message',
    visibility: 'private',
    ...message(
      text(paused({ who: nameOthers(context, others, reader) })),
      actions(button(buttons.resume, `/conversation resume ${conversation}`, 'primary')),
    ),
  };
}

/** Tells somebody why their words were not passed on: the conversation is over, they were too many, or none. */
export function noticeMessage(why: 'over' | 'long' | 'empty', reader: Person): Told {
  const { over, say } = textsFor(reader.language).conversation;
  const said = { over, long: say.long({ max: longestMessage }), empty: say.empty }[why];
  return { type: 'message', visibility: 'private', ...message(text(said)) };
}

/** Tells somebody which of their files were not passed on, and why. */
export function refusedMessage(refused: readonly RefusedFile[], reader: Person): Told {
  const { files } = textsFor(reader.language).conversation;
  const lines = refused.map(({ name, why }) => {
    if (why === 'large') return files.large({ name, megabytes: largestFiles / 1_000_000 });
    return why === 'kind' ? files.kind({ name }) : files.unreadable({ name });
  });
  return { type: 'message', visibility: 'private', ...message(text(...lines)) };
}

/** Tells those who stay that somebody left. */
export function leftMessage(context: Pick<AppContext, 'catalogue'>, who: Person, reader: Person): Message {
  const { left, gone } = textsFor(reader.language).conversation;
  const line = left({ who: nameAuthor(context, who, reader) });
  return message(textBlock([naming(who.id, line, left({ who: gone }))]));
}
