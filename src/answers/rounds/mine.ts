import { heading, message, table, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Decision, MetAnswer } from '#src/domain/rounds/round.ts';
import { textsFor } from '#src/texts/index.ts';
import { namesOf, type Places } from './people.ts';

type Seat = {
  person: number;
  displayName: string | null;
  region: string | null;
  decision: Decision | null;
  met: MetAnswer | null;
};
type Group = { id: number; title: string; dueAt: Date; endedAt: Date | null; seats: readonly Seat[] };

/** Whom somebody was matched with, for themselves alone. */
export function ownRoundsMessage(context: Places, groups: readonly Group[], person: Person): Message {
  const { mine, buttons } = textsFor(person.language).round;
  const stateOf = ({ endedAt, seats }: Group) => {
    const own = seats.find((seat) => seat.person === person.id);
    if (endedAt !== null || own?.decision === 'other' || own?.decision === 'out') return mine.states.ended;
    if (own?.met === 'yes') return mine.states.met;
    if (own?.met === 'no') return mine.states.notMet;
    return own?.decision === 'confirmed' ? mine.states.confirmed : mine.states.open;
  };
  return message(
    heading(mine.heading),
    groups.length === 0
      ? text(mine.none)
      : table(
          [mine.when, mine.round, mine.who, mine.state],
          groups.map((group) => [
            formatDay(group.dueAt, person),
            group.title,
            namesOf(
              context,
              group.seats.filter((seat) => seat.person !== person.id),
              person,
            ) || '–',
            stateOf(group),
          ]),
        ),
    actions(button(buttons.list, '/round list'), button(buttons.introductions, '/me introductions')),
  );
}
