import type { AppContext } from '#src/context.ts';
import { heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { namesOf } from '../rounds/people.ts';
import { describeQuality } from './show.ts';

type Named = { person: number; displayName: string | null; region: string | null };

/** The schedule of an event with names, for staff. */
export function schedulePreview(
  context: Pick<AppContext, 'catalogue'>,
  {
    event,
    count,
    groups,
    people,
  }: {
    event: NetworkingEvent;
    count: number;
    groups: readonly { round: number; area: PolicyArea | null; members: readonly number[] }[];
    people: ReadonlyMap<number, Named>;
  },
  reader: Reader,
): Message {
  const { preview, show, buttons } = textsFor(reader.language).event;
  const byRound = Map.groupBy(groups, ({ round }) => round);
  const rows = [...byRound].flatMap(([round, own]) =>
    own.map(({ members, area }, index) => [
      String(round),
      String(index + 1),
      namesOf(
        context,
        members.flatMap((id) => people.get(id) ?? []),
        reader,
      ),
      area === null ? '–' : namePolicyArea(area, reader.language),
    ]),
  );
  const quality = event.quality === null ? show.unplanned : describeQuality(event.quality, reader);
  return message(
    heading(preview.heading({ title: event.title })),
    text(preview.intro({ count, quality })),
    table([rightColumn(preview.round), rightColumn(preview.group), preview.who, preview.area], rows),
    actions(button(buttons.show, `/event show ${event.number}`)),
  );
}
