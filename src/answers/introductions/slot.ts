import { message, note } from '#src/core/blocks.ts';
import { type Button, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import { writeDate } from '#src/core/written-date.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { Side } from '#src/domain/introductions/introduction.ts';
import { formatInvitation } from '#src/domain/introductions/invitation.ts';
import { findSlots } from '#src/domain/introductions/slots.ts';
import type { PersonTold } from '#src/domain/introductions/view.ts';
import { textsFor } from '#src/texts/index.ts';

type Chosen = {
  introduction: number;
  start: Date;
  now: Date;
  people: Record<Side, Person>;
  /** Who chose it; null where the reader did. */
  by: Person | null;
};

/** Says when two people meet, with a calendar file for the reader. */
export function slotMessage({ by, people, ...meeting }: Chosen, reader: Person): Message {
  const texts = textsFor(reader.language).introduction;
  const { slot } = texts;
  const met = people.asker.id === reader.id ? people.other : people.asker;
  const name = met.displayName ?? texts.unnamed;
  const when = formatInstant(meeting.start, reader);
  const theirs = formatInstant(meeting.start, { language: reader.language, timeZone: met.timeZone });
  const say = (who: string) => (by === null ? slot.chosen({ name: who, when }) : slot.chosenBy({ name: who, when }));
  return message(
    textBlock([
      naming(met.id, say(name), say(texts.gone)),
      ...(when === theirs ? [] : [naming(met.id, slot.theirs({ name, when: theirs }), '')]),
    ]),
    note(slot.how),
    {
      type: 'file',
      name: 'meeting.ics',
      mediaType: 'text/calendar',
      // Without the other's name: a file that is kept is not redacted.
      content: formatInvitation({ ...meeting, summary: slot.summary, description: slot.description }),
    },
  );
}

/** A button for each time within both working hours over the next ten days. */
export function slotButtons(
  { introduction, asker, other, now }: { introduction: number; asker: PersonTold; other: PersonTold; now: Date },
  reader: Reader,
): Button[] {
  const hoursOf = ({ person, preferences }: PersonTold) => ({ ...preferences, timeZone: person.timeZone });
  return findSlots(now, hoursOf(asker), hoursOf(other)).map((start) =>
    button(shortTime(start, reader), `/introduction slot ${introduction} at=${start.getTime() / 60_000}`),
  );
}

/** "Tue 1 Dec, 10:00 CET". */
const shortTime = (at: Date, { language, timeZone }: Reader) =>
  writeDate(at, language, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    ...{ timeZoneName: 'short', timeZone },
  });
