import { heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { Round } from '#src/domain/rounds/round.ts';
import type { RoundResult } from '#src/domain/rounds/round-input.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameWithRegion, type Places } from './people.ts';

type People = ReadonlyMap<number, { displayName: string | null; region: string | null }>;

/** The groups that the next run would form, for staff. */
export function previewMessage(
  context: Places,
  { round, result, people }: { round: Round; result: RoundResult; people: People },
  reader: Reader,
): Message {
  const { preview: texts, buttons } = textsFor(reader.language).round;
  const nameOf = (id: number) => {
    const person = people.get(id);
    return person ? nameWithRegion(context, person, reader) : String(id);
  };
  const present = new Set([...result.groups.flatMap(({ members }) => members), ...result.left]).size;
  const isLowered = result.cooldown < round.cooldown && present > 1;
  return message(
    heading(texts.heading(round)),
    text(
      texts.intro({ present }),
      ...(isLowered ? [texts.lowered({ wished: round.cooldown, used: result.cooldown })] : []),
      ...(result.lowered.length > 0 ? [texts.loweredFor({ count: result.lowered.length })] : []),
    ),
    result.groups.length === 0
      ? text(texts.none)
      : table(
          [texts.who, rightColumn(texts.weight)],
          result.groups.map(({ members, weight }) => [members.map(nameOf).join(' – '), String(weight)]),
        ),
    result.left.length > 0 && text(texts.left({ names: result.left.map(nameOf).join(', ') })),
    actions(button(buttons.run, `/round run ${round.number}`), button(buttons.show, `/round show ${round.number}`)),
  );
}
