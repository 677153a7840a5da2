import type { AppContext } from '#src/context.ts';
import { heading, message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import type { WayToSpeak } from '#src/domain/conversations/conversation.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { Reason } from '#src/domain/rounds/reasons.ts';
import type { Round } from '#src/domain/rounds/round.ts';
import { textsFor } from '#src/texts/index.ts';
import { openingBlocks } from '../conversations/opening.ts';
import { namesOf, namingLine, type Places } from './people.ts';
import { describeReasons } from './reasons.ts';

type Seated = { person: number; displayName: string | null; region: string | null; reasons: Reason[] };
type Titled = Pick<Round, 'title'>;

/** Tells somebody whom they are matched with and why, and asks whether they want to meet. */
export function offerLetter(
  context: Places,
  { round, group, seats, decideBy }: { round: Titled; group: number; seats: readonly Seated[]; decideBy: Date },
  reader: Person,
): Message {
  const { letters, buttons, reasons: texts, unnamed } = textsFor(reader.language).round;
  const others = othersOf(seats, reader);
  const names = namesOf(context, others, reader);
  const why = describeReasons(seats.find(({ person }) => person === reader.id)?.reasons ?? [], {
    nameOf: (id) => {
      const other = others.find(({ person }) => person === id);
      return other ? (other.displayName ?? unnamed) : null;
    },
    isPair: others.length === 1,
    language: reader.language,
  });
  return message(
    heading(letters.offerHeading),
    textBlock([
      namingLine(letters.offer({ title: round.title, names }), others, letters.gone),
      ...(why === '' ? [] : [namingLine(texts.why({ reasons: why }), others, '')]),
      letters.ask({ until: formatInstant(decideBy, reader) }),
    ]),
    actions(
      button(buttons.confirm, `/round confirm ${group}`, 'primary'),
      button(buttons.other, `/round decline ${group}`),
      button(buttons.out, `/round decline ${group} out`),
    ),
  );
}

/** Tells somebody that nobody was left for them. */
export function leftLetter({ round }: { round: Titled & Pick<Round, 'nextRun'> }, reader: Person): Message {
  const { letters, buttons } = textsFor(reader.language).round;
  const said = { title: round.title };
  return message(
    text(round.nextRun === null ? letters.leftLast(said) : letters.left(said)),
    actions(button(buttons.introductions, '/me introductions')),
  );
}

/** Reminds a member of a run. */
export function reminderLetter({ round, dueAt }: { round: Round; dueAt: Date }, reader: Person): Message {
  const { letters, buttons } = textsFor(reader.language).round;
  return message(
    text(letters.reminder({ title: round.title, when: formatInstant(dueAt, reader) })),
    actions(button(buttons.skip, `/round skip ${round.number}`), button(buttons.show, `/round show ${round.number}`)),
  );
}

/** Tells somebody of a group, all of whom want to meet, how the others are reached, or how to write to them where what they write is passed on. */
export function togetherLetter(
  context: Places & Pick<AppContext, 'conversationDays'>,
  {
    round,
    group,
    seats,
    contacts,
    bridge = null,
  }: {
    round: Titled;
    group: number;
    seats: readonly Seated[];
    contacts: ReadonlyMap<number, string>;
    bridge?: { number: number; others: readonly Person[]; speaks: WayToSpeak } | null;
  },
  reader: Person,
): Message {
  const { letters, buttons, unnamed } = textsFor(reader.language).round;
  const others = othersOf(seats, reader);
  const isReached = others.every(({ person }) => (contacts.get(person) ?? '') !== '');
  return message(
    heading(letters.offerHeading),
    textBlock([
      namingLine(
        letters.together({ title: round.title, names: namesOf(context, others, reader) }),
        others,
        letters.gone,
      ),
      ...others
        .map((other) => {
          const contact = contacts.get(other.person) ?? '';
          const said = { name: other.displayName ?? unnamed };
          if (contact === '' && bridge) return '';
          return namingLine(
            contact === '' ? letters.noContact(said) : letters.contact({ ...said, contact }),
            [other],
            '',
          );
        })
        .filter((line) => line !== ''),
      letters.begin,
    ]),
    ...(bridge ? openingBlocks(context, bridge, reader) : []),
    actions(
      ...(isReached || bridge
        ? []
        : others
            .filter(({ person }) => (contacts.get(person) ?? '') === '')
            .slice(0, 3)
            .map(({ person }) => ({
              ...button(buttons.introduce, `/introduction write person=${person}`),
              of: [`person:${person}` as const],
            }))),
      button(buttons.mine, '/round mine'),
      button(buttons.metYes, `/round met ${group} yes`),
    ),
  );
}

/** Tells the one who is left of a group that it does not take place. Nobody is said to have declined. */
export function declinedLetter(
  context: Places,
  { round, others, isLast }: { round: Titled; others: readonly Seated[]; isLast: boolean },
  reader: Person,
): Message {
  const { letters } = textsFor(reader.language).round;
  const said = { title: round.title, names: namesOf(context, others, reader) };
  return message(
    textBlock([namingLine(isLast ? letters.declinedLast(said) : letters.declined(said), others, letters.gone)]),
  );
}

/** Asks somebody whether they met. */
export function metLetter(
  context: Places,
  { round, group, seats }: { round: Titled; group: number; seats: readonly Seated[] },
  reader: Person,
): Message {
  const { letters, buttons } = textsFor(reader.language).round;
  const others = othersOf(seats, reader);
  return message(
    textBlock([
      namingLine(letters.met({ title: round.title, names: namesOf(context, others, reader) }), others, letters.gone),
    ]),
    actions(
      button(buttons.metYes, `/round met ${group} yes`, 'primary'),
      button(buttons.metLater, `/round met ${group} not-yet`),
      button(buttons.metNo, `/round met ${group} no`),
    ),
  );
}

const othersOf = (seats: readonly Seated[], reader: Person) => seats.filter(({ person }) => person !== reader.id);
