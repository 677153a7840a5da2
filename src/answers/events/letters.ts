import type { AppContext } from '#src/context.ts';
import { heading, message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import type { WayToSpeak } from '#src/domain/conversations/conversation.ts';
import { formatTime } from '#src/domain/date.ts';
import { linkOf, type NetworkingEvent, startOf, topicOf } from '#src/domain/events/event.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { openingBlocks } from '../conversations/opening.ts';
import { nameWithRegion, namingLine } from '../rounds/people.ts';

type Places = Pick<AppContext, 'catalogue'>;
type Named = { person: number; displayName: string | null; region: string | null };
type Round = { event: NetworkingEvent; round: number };

/** Tells somebody that the event begins in an hour, or in two minutes. */
export function callLetter(event: NetworkingEvent, reader: Person, { isReminder }: { isReminder: boolean }): Message {
  const { letters, buttons } = textsFor(reader.language).event;
  const { title, rounds, minutes } = event;
  const said = { title, rounds, minutes, time: formatTime(event.startsAt, reader) };
  return message(
    text(isReminder ? letters.reminder(said) : letters.call(said)),
    actions(button(buttons.leave, `/event leave ${event.number}`)),
  );
}

/** Tells somebody whom they meet in a round, with what to begin and where. `place` is the number of the group; null where it does not matter. */
export function groupLetter(
  context: Places & Pick<AppContext, 'conversationDays'>,
  {
    event,
    round,
    group,
    people,
    bridge = null,
  }: Round & {
    group: { area: PolicyArea | null; room: string; place: number | null };
    people: readonly Named[];
    bridge?: { number: number; others: readonly Person[]; speaks: WayToSpeak } | null;
  },
  reader: Person,
): Message {
  const { letters, buttons } = textsFor(reader.language).event;
  const { title, rounds, number } = event;
  const others = people.filter(({ person }) => person !== reader.id);
  const url = linkOf(event, group.room);
  const timeOf = (each: number) => formatTime(startOf(event, each), reader);
  return message(
    heading(letters.heading({ round, rounds })),
    textBlock([
      letters.group({ title, from: timeOf(round), until: timeOf(round + 1) }),
      ...others.map((each) => personLine(context, each, reader)),
      '',
      letters.prompt({ prompt: promptOf(event, round, group.area, reader) }),
      ...(url === null && group.place !== null && !bridge ? [letters.place({ place: group.place })] : []),
    ]),
    ...(bridge ? openingBlocks(context, bridge, reader) : []),
    actions(
      url !== null && { type: 'link', label: buttons.call, url, style: 'primary' },
      button(buttons.leave, `/event leave ${number}`),
    ),
  );
}

/** Returns what a group begins with: what staff wrote, or what its people have most to say about. */
function promptOf(event: NetworkingEvent, round: number, area: PolicyArea | null, { language }: Person): string {
  const { prompts } = textsFor(language).event;
  const topic = topicOf(event, round);
  if (topic !== null) return topic;
  const about = area ?? event.areas[(round - 1) % event.areas.length] ?? null;
  if (about !== null) return prompts.area({ area: namePolicyArea(about, language) });
  const { one, two, three } = prompts.general;
  return [one, two, three][(round - 1) % 3] as string;
}

/** Tells somebody that there is nobody for them in a round. */
export function aloneLetter({ event, round }: Round, reader: Person): Message {
  const { letters, buttons } = textsFor(reader.language).event;
  return message(
    text(letters.alone({ title: event.title, round, ...nextOf(event, round, reader) })),
    actions(button(buttons.leave, `/event leave ${event.number}`)),
  );
}

/** Tells somebody that two minutes of a round are left. */
export function warningLetter({ event, round }: Round, reader: Person): Message {
  const { letters } = textsFor(reader.language).event;
  return message(text(letters.warning({ title: event.title, round, ...nextOf(event, round, reader) })));
}

const nextOf = (event: NetworkingEvent, round: number, reader: Person) => ({
  isLast: round >= event.rounds ? 'yes' : 'no',
  next: formatTime(startOf(event, round + 1), reader),
});

/** Tells somebody whom they met, and asks two questions. */
export function finishLetter(
  context: Places,
  { event, met }: { event: NetworkingEvent; met: readonly Named[] },
  reader: Person,
): Message {
  const { letters, buttons } = textsFor(reader.language).event;
  const { title, number } = event;
  return message(
    textBlock([letters.finish({ title }), ...met.map((each) => personLine(context, each, reader))]),
    text(letters.finishAsk),
    actions(button(buttons.met, `/event met ${number}`, 'primary'), button(buttons.survey, `/event survey ${number}`)),
  );
}

/** Tells somebody that no round was held. */
export function missedLetter({ title }: NetworkingEvent, { language }: Person): Message {
  return message(text(textsFor(language).event.letters.missed({ title })));
}

export function cancelledLetter({ title }: NetworkingEvent, { language }: Person): Message {
  return message(text(textsFor(language).event.letters.cancelled({ title })));
}

function personLine(context: Places, person: Named, reader: Person): QuotingLine {
  const { letters } = textsFor(reader.language).event;
  return namingLine(letters.person({ name: nameWithRegion(context, person, reader) }), [person], letters.gone);
}
