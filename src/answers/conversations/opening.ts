import type { AppContext } from '#src/context.ts';
import { note } from '#src/core/blocks.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import type { WayToSpeak } from '#src/domain/conversations/conversation.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameOthers } from './people.ts';

/** Says how somebody speaks with the others, what is kept, and what they can do; below what brings them together. */
export function openingBlocks(
  context: Pick<AppContext, 'catalogue' | 'conversationDays'>,
  { number, others, speaks }: { number: number; others: readonly Person[]; speaks: WayToSpeak },
  reader: Person,
): Block[] {
  const { how, buttons } = textsFor(reader.language).conversation;
  const who = nameOthers(context, others, reader);
  return [
    textBlock([
      {
        line: how[speaks]({ who, number }),
        of: others.map(({ id }): QuotedSubject => `person:${id}`),
        instead: how.forgotten,
      },
    ]),
    note(how.rules({ days: context.conversationDays })),
    ...actions(
      speaks === 'command' && button(buttons.say, `/conversation say ${number}`, 'primary'),
      button(buttons.keep, `/conversation keep ${number}`),
      button(buttons.pause, `/conversation pause ${number}`),
      button(buttons.leave, `/conversation leave ${number}`),
      button(buttons.report, `/conversation report ${number}`, 'danger'),
    ),
  ];
}
