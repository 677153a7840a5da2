import {
  bumpedLetter,
  cancelledLetter,
  finishLetter,
  invitationLetter,
  lapsedLetter,
  materialsLetter,
  movedLetter,
  offerLetter,
  type Reach,
  reminderLetter,
  type TrainingLetter,
  withdrawnLetter,
} from '#src/answers/trainings/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type ReminderKind, stepKinds } from '#src/domain/trainings/steps.ts';
import type { Training } from '#src/domain/trainings/training.ts';
import { cancelDeliveries, type NewDelivery } from '#src/store/outbox/outbox.ts';
import { findPeople } from '#src/store/people/person.ts';
import type { Seat } from '#src/store/trainings/seat.ts';
import { tellPeople } from '../people/notify-person.ts';
import { listReach, mailPlace } from './reach.ts';

const purpose = 'training';
/** The same to a calendar, by mail. */
const mailPurpose = 'training-mail';

type Telling = {
  person: number;
  /** Each person is told once a period. */
  period: string;
  after?: Date;
  /** Whether it changes calendars: then it goes by mail too, to who has an address. */
  isForCalendar?: boolean;
  /** Whether it goes by mail alone, as the chat says it in its answer. */
  isMailAlone?: boolean;
  write(reader: Person, reach: Reach): TrainingLetter;
};

/** Writes to people in their chat, or by mail where they have none; what concerns calendars goes by mail besides. In the caller's transaction. */
async function tell(inside: AppContext, letters: readonly Telling[]): Promise<void> {
  if (letters.length === 0) return;
  const ids = [...new Set(letters.map(({ person }) => person))];
  const reachOf = await listReach(inside, ids);
  const people = new Map((await findPeople(inside.sql, ids)).map((person) => [person.id, person]));
  const chats = letters.filter(({ person, isMailAlone }) => !isMailAlone && !reachOf(person).isMailOnly);
  await tellPeople(
    inside,
    chats.map(({ person, period, after, write }) => ({
      ...{ person, period, purpose },
      ...(after && { after: () => after }),
      write: (reader) => write(reader, reachOf(person)).message,
    })),
  );
  const mails = letters.flatMap((letter): NewDelivery[] => {
    const { mail, isMailOnly, direct } = reachOf(letter.person);
    const reader = people.get(letter.person);
    if (mail === null || !reader || !(isMailOnly || letter.isForCalendar || letter.isMailAlone)) return [];
    const { message, subject } = letter.write(reader, reachOf(letter.person));
    return [
      {
        ...{ recipient: `person:${letter.person}`, person: letter.person, message },
        ...{ purpose: isMailOnly ? purpose : mailPurpose, period: letter.period },
        ...(letter.after && { after: letter.after }),
        places: [mailPlace(inside, mail), ...(direct ? [direct] : [])],
        mail: { subject, language: reader.language },
      },
    ];
  });
  await inside.outbox.enqueueAll(inside.sql, mails);
}

/** Sends the calendar file of a session to who has a mail address; in a chat the answer has it. */
export async function inviteByMail(
  inside: AppContext,
  training: Training,
  people: readonly number[],
  now: Date,
): Promise<void> {
  const period = `invited ${training.number} ${now.toISOString()}`;
  await tell(
    inside,
    people.map((person) => ({
      ...{ person, period, isMailAlone: true },
      write: (reader, reach) => invitationLetter(training, { reader, reach, now }),
    })),
  );
}

/** The same where somebody gave their seat back. */
export async function uninviteByMail(
  inside: AppContext,
  training: Training,
  people: readonly number[],
  now: Date,
): Promise<void> {
  const period = `left ${training.number} ${training.sequence}`;
  await tell(
    inside,
    people.map((person) => ({
      ...{ person, period, isMailAlone: true },
      write: (reader, reach) => withdrawnLetter(training, { reader, reach, now }),
    })),
  );
}

const offerPeriod = ({ number }: Training, until: Date | null) => `offer ${number} ${until?.toISOString() ?? ''}`;

export async function tellOffered(
  inside: AppContext,
  training: Training,
  seats: readonly Seat[],
  { until, now }: { until: Date; now: Date },
): Promise<void> {
  await tell(
    inside,
    seats.map(({ person }) => ({
      ...{ person, period: offerPeriod(training, until) },
      write: (reader, reach) => offerLetter(training, until, { reader, reach, now }),
    })),
  );
}

/** Takes an offer back that has not gone out yet. */
export async function cancelOffer(
  { sql }: Pick<AppContext, 'sql'>,
  training: Training,
  { person, offeredUntil }: Pick<Seat, 'person' | 'offeredUntil'>,
): Promise<void> {
  await cancelDeliveries(sql, { recipient: `person:${person}`, purpose, period: offerPeriod(training, offeredUntil) });
}

export async function tellLapsed(inside: AppContext, training: Training, seats: readonly Seat[]): Promise<void> {
  await tell(
    inside,
    seats.map(({ person, offeredUntil }) => ({
      ...{ person, period: `lapsed ${training.number} ${offeredUntil?.toISOString() ?? ''}` },
      write: (reader, reach) => lapsedLetter(training, { reader, reach }),
    })),
  );
}

/** Tells who lost their seat, as there are fewer of them. */
export async function tellBumped(
  inside: AppContext,
  training: Training,
  seats: readonly Seat[],
  now: Date,
): Promise<void> {
  await tell(
    inside,
    seats.map(({ person }) => ({
      ...{ person, period: `bumped ${training.number} ${training.sequence}`, isForCalendar: true },
      write: (reader, reach) => bumpedLetter(training, { reader, reach, now }),
    })),
  );
}

type Both = { held: readonly Seat[]; waiting: readonly Seat[] };

/** Tells everybody that a session moved. Who has not been told of an earlier move yet is told of this one alone. */
export async function tellMoved(
  inside: AppContext,
  { before, training }: { before: Training; training: Training },
  { held, waiting }: Both,
  now: Date,
): Promise<void> {
  // What else counts the sequence up, such as a seat that is given back, may stand between two moves.
  const periodStart = `moved ${training.number} `;
  for (const { person } of [...held, ...waiting])
    for (const each of [purpose, mailPurpose])
      await cancelDeliveries(inside.sql, { recipient: `person:${person}`, purpose: each, periodStart });
  const hasSeat = new Set(held.filter(({ state }) => state === 'seated').map(({ person }) => person));
  await tell(
    inside,
    [...held, ...waiting].map(({ person }) => ({
      ...{ person, period: `${periodStart}${training.sequence}`, isForCalendar: hasSeat.has(person) },
      write: (reader, reach) => movedLetter({ before, training, hasSeat: hasSeat.has(person) }, { reader, reach, now }),
    })),
  );
}

export async function tellCancelled(
  inside: AppContext,
  training: Training,
  { held, waiting }: Both,
  now: Date,
): Promise<void> {
  const hasSeat = new Set(held.filter(({ state }) => state === 'seated').map(({ person }) => person));
  await tell(
    inside,
    [...held, ...waiting].map(({ person }) => ({
      ...{ person, period: `cancelled ${training.number}`, isForCalendar: hasSeat.has(person) },
      write: (reader, reach) => cancelledLetter(training, hasSeat.has(person), { reader, reach, now }),
    })),
  );
}

const reminderPeriod = (kind: string, { number, startsAt }: Training) => `${kind} ${number} ${startsAt.toISOString()}`;

/** Reminds who has a seat; who is offered one has to confirm it first. */
export async function tellReminder(
  inside: AppContext,
  training: Training,
  { kind, dueAt, people }: { kind: ReminderKind; dueAt: Date; people: readonly number[] },
): Promise<void> {
  await tell(
    inside,
    people.map((person) => ({
      ...{ person, period: reminderPeriod(kind, training), after: dueAt },
      write: (reader, reach) => reminderLetter(training, kind, { reader, reach }),
    })),
  );
}

/** Drops what was written ahead of a session whose time is another now. */
export async function cancelReminders(
  { sql }: Pick<AppContext, 'sql'>,
  before: Training,
  seats: readonly Seat[],
): Promise<void> {
  for (const { person } of seats)
    for (const kind of stepKinds)
      await cancelDeliveries(sql, { recipient: `person:${person}`, purpose, period: reminderPeriod(kind, before) });
}

/** Thanks who was there, with a certificate and three questions; where nobody said so, those who had a seat are asked alone. */
export async function tellFinish(
  inside: AppContext,
  training: Training,
  held: readonly Seat[],
  dueAt: Date,
): Promise<void> {
  const there = held.filter(({ presentAt }) => presentAt !== null);
  const asked = there.length > 0 ? there : held.filter(({ state }) => state === 'seated');
  await tell(
    inside,
    asked.map(({ person }) => ({
      ...{ person, period: reminderPeriod('finish', training), after: dueAt },
      write: (reader, reach) => finishLetter(training, there.length > 0, { reader, reach }),
    })),
  );
}

export async function tellMaterials(
  inside: AppContext,
  training: Training,
  seats: readonly Seat[],
  now: Date,
): Promise<void> {
  await tell(
    inside,
    seats.map(({ person }) => ({
      ...{ person, period: `materials ${training.number} ${now.toISOString()}` },
      write: (reader, reach) => materialsLetter(training, { reader, reach }),
    })),
  );
}
