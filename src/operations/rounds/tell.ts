import { conversationMessage } from '#src/answers/rounds/conversation.ts';
import {
  declinedLetter,
  leftLetter,
  metLetter,
  offerLetter,
  reminderLetter,
  togetherLetter,
} from '#src/answers/rounds/letters.ts';
import type { AppContext } from '#src/context.ts';
import { groupPlace } from '#src/domain/people/group.ts';
import type { Round, RoundRun } from '#src/domain/rounds/round.ts';
import { listDead } from '#src/store/outbox/delivery.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { listAccountsOf } from '#src/store/people/account.ts';
import { findPeople } from '#src/store/people/person.ts';
import { listSeats, lockGroup, type Seat } from '#src/store/rounds/group.ts';
import { findRound } from '#src/store/rounds/round.ts';
import { openConversation } from '../conversations/open.ts';
import { loadPreferences } from '../introductions/preferences.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { listSpeaking } from '../people/speaking.ts';
import { inTransaction } from '../transaction.ts';

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

const conversation = 'round-group:';

/** The outbox recipient for the conversation of a group. */
export const recipientOf = (group: number) => `${conversation}${group}`;

/** Brings everybody of a group together, as all of them want to meet: in a conversation where a platform opens one, otherwise what they write is passed on. */
export async function tellTogether(
  inside: AppContext,
  round: Pick<Round, 'title'>,
  group: number,
  seats: readonly Seat[],
  now: Date,
): Promise<void> {
  const ids = seats.map(({ person }) => person);
  const accounts = Map.groupBy(await listAccountsOf(inside.sql, ids), ({ person }) => person);
  const place = groupPlace(
    ids.map((id) => accounts.get(id) ?? []),
    inside.gathers,
  );
  if (place === null) return tellEach(inside, round, group, seats, now);
  await inside.outbox.enqueue(inside.sql, {
    ...{ recipient: recipientOf(group), person: null, purpose, period: togetherPeriod(group, seats) },
    places: [place],
    message: conversationMessage(inside, { round, group, seats }, await findPeople(inside.sql, ids)),
  });
}

const togetherPeriod = (group: number, seats: readonly Seat[]) => `together ${group} ${seats.length}`;

/** Without a chat in common, what they write is passed on; where one of them cannot be written to, each is told how the others are reached. */
async function tellEach(
  inside: AppContext,
  round: Pick<Round, 'title'>,
  group: number,
  seats: readonly Seat[],
  now: Date,
): Promise<void> {
  const ids = seats.map(({ person }) => person);
  const speaking = await listSpeaking(inside, ids);
  if (speaking.length < seats.length) return tellApart(inside, round, group, seats);
  const contacts = await loadContacts(inside, seats);
  const people = new Map((await findPeople(inside.sql, ids)).map((person) => [person.id, person]));
  await openConversation(inside, {
    ...{ of: { roundGroup: group }, now },
    openings: speaking.map(({ person, place }) => ({
      ...{ person, place },
      letter: { recipient: `person:${person.id}`, purpose, period: togetherPeriod(group, seats) },
      write: (bridge) => {
        const others = seats.flatMap((seat) => (seat.person === person.id ? [] : (people.get(seat.person) ?? [])));
        return togetherLetter(inside, { round, group, seats, contacts, bridge: { ...bridge, others } }, person);
      },
    })),
  });
}

async function loadContacts({ sql }: AppContext, seats: readonly Seat[]): Promise<Map<number, string>> {
  const contacts = new Map<number, string>();
  for (const { person } of seats) contacts.set(person, (await loadPreferences(sql, person)).contact);
  return contacts;
}

async function tellApart(
  inside: AppContext,
  round: Pick<Round, 'title'>,
  group: number,
  seats: readonly Seat[],
): Promise<void> {
  const contacts = await loadContacts(inside, seats);
  await tellPeople(
    inside,
    seats.map(({ person }) => ({
      ...{ person, purpose, period: togetherPeriod(group, seats) },
      write: (reader) => togetherLetter(inside, { round, group, seats, contacts }, reader),
    })),
  );
}

/** Looks after groups: where a platform opened no conversation for one, what its people write is passed on. */
export async function lookAfterConversations(context: AppContext, now: Date): Promise<void> {
  for (const dead of await listDead(context.sql, { purpose, prefix: conversation }))
    await inTransaction(context, async (inside) => {
      // Another server, or staff who send it again, may have been quicker.
      if ((await cancelDeliveries(inside.sql, dead)) === 0) return;
      const group = await lockGroup(inside.sql, Number(dead.recipient.slice(conversation.length)));
      const round = group && (await findRound(inside.sql, group.round));
      if (!group || !round || group.endedAt !== null) return;
      const seats = (await listSeats(inside.sql, group.id)).filter(({ decision }) => decision === 'confirmed');
      await tellEach(inside, round, group.id, seats, now);
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
