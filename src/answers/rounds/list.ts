import { heading, list, message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { Round } from '#src/domain/rounds/round.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeCadence, describeKind } from './scope.ts';

/** All rounds, those with a run to come first. */
export function roundListMessage(
  rounds: readonly (Round & { members: number })[],
  reader: Reader,
  { isStaff }: { isStaff: boolean },
): Message {
  const { list: texts, short, buttons } = textsFor(reader.language).round;
  return message(
    heading(texts.heading),
    text(rounds.length > 0 ? texts.intro : isStaff ? texts.none : texts.noneForMembers),
    list(
      buttons.open,
      rounds.map((round) => ({
        title: short(round),
        line: `/round show ${round.number}`,
        markdown: texts.beside({
          kind: describeKind(round, reader.language),
          cadence: describeCadence(round, reader.language),
          next: round.nextRun === null ? texts.ended : texts.next({ when: formatInstant(round.nextRun, reader) }),
          members: texts.members({ count: round.members }),
        }),
      })),
    ),
    actions(
      isStaff && button(buttons.create, '/round create'),
      button(buttons.mine, '/round mine'),
      button(buttons.introductions, '/me introductions'),
    ),
  );
}
