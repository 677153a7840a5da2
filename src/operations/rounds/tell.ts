import {
  declinedLetter,
  leftLetter,
  metLetter,
  offerLetter,
  reminderLetter,
  togetherLetter,
} from '#src/answers/rounds/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Round, RoundRun } from '#src/domain/rounds/round.ts';
import type { Seat } from '#src/store/rounds/group.ts';
import { listSeats } from '#src/store/rounds/group.ts';
import { loadPreferences } from '../introductions/preferences.ts';
import { tellPerson } from '../people/notify-person.ts';

const purpose = 'round';

/** Asks somebody whether they want to meet those they are matched with. */
export async function tellOffer(
  inside: AppContext,
  round: Round,
  group: number,
  person: number,
  decideBy: Date,
): Promise<void> {
  const seats = await listSeats(inside.sql, group);
  await tellPerson(inside, person, {
    purpose,
    period: `offer ${group}`,
    write: (reader) => offerLetter(inside, { round, group, seats, decideBy }, reader),
  });
}

/** Tells somebody that nobody was found for them this time. */
export async function tellLeft(
  inside: AppContext,
  round: Round,
  run: Pick<RoundRun, 'id'>,
  person: number,
  attempt: number,
): Promise<void> {
  await tellPerson(inside, person, {
    purpose,
    period: `left ${run.id} ${attempt}`,
    write: (reader) => leftLetter({ round }, reader),
  });
}

/** Reminds a member of a run, with the choice to leave it out. */
export async function tellReminder(inside: AppContext, round: Round, dueAt: Date, person: number): Promise<void> {
  await tellPerson(inside, person, {
    purpose,
    period: `reminder ${round.number} ${dueAt.toISOString()}`,
    write: (reader) => reminderLetter({ round, dueAt }, reader),
  });
}

/** Tells everybody of a group that all of them want to meet, and how the others are reached. */
export async function tellTogether(
  inside: AppContext,
  round: Pick<Round, 'title'>,
  group: number,
  seats: readonly Seat[],
): Promise<void> {
  const contacts = new Map<number, string>();
  for (const { person } of seats) contacts.set(person, (await loadPreferences(inside.sql, person)).contact);
  for (const { person } of seats)
    await tellPerson(inside, person, {
      purpose,
      period: `together ${group} ${seats.length}`,
      write: (reader) => togetherLetter(inside, { round, group, seats, contacts }, reader),
    });
}

/** Tells who is left of a group that it does not take place. */
export async function tellDeclined(
  inside: AppContext,
  {
    round,
    group,
    seats,
    isLast,
  }: { round: Pick<Round, 'title'>; group: number; seats: readonly Seat[]; isLast: boolean },
  person: number,
): Promise<void> {
  await tellPerson(inside, person, {
    purpose,
    period: `declined ${group}`,
    write: (reader) => {
      const others = seats.filter((each) => each.person !== person);
      return declinedLetter(inside, { round, others, isLast }, reader);
    },
  });
}

/** Asks somebody whether they met. */
export async function tellFollowUp(
  inside: AppContext,
  round: Pick<Round, 'title'>,
  seat: Seat,
  time: number,
): Promise<void> {
  const seats = await listSeats(inside.sql, seat.group);
  await tellPerson(inside, seat.person, {
    purpose,
    period: `met ${seat.group} ${time}`,
    write: (reader) => metLetter(inside, { round, group: seat.group, seats }, reader),
  });
}
