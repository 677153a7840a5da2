import {
  aloneLetter,
  callLetter,
  cancelledLetter,
  finishLetter,
  groupLetter,
  missedLetter,
  warningLetter,
} from '#src/answers/events/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { type Place, parsePlace } from '#src/core/place.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import { leadMs } from '#src/domain/events/lead.ts';
import type { EventStep, StepKind } from '#src/domain/events/steps.ts';
import { type EventGroup, type EventPerson, listMet, listPeople } from '#src/store/events/group.ts';
import { listEverMembers, listProfiles } from '#src/store/events/member.ts';
import { listSteps, type StoredStep } from '#src/store/events/step.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { countSpaces } from '#src/store/people/account.ts';
import { tellPeople } from '../people/notify-person.ts';
import { joinTalk, openTalk } from './talk.ts';

const purpose = 'event';

const periodOf = (kind: StepKind, event: number, round: number) => `${kind} ${event} ${round}`;

type Telling = { person: number; after?(place: Place): Date; write(reader: Person): Message };

async function tell(inside: AppContext, period: string, letters: readonly Telling[]): Promise<void> {
  await tellPeople(
    inside,
    letters.map((letter) => ({ ...letter, purpose, period })),
  );
}

/** Tells everybody that it begins in an hour, or in two minutes. */
export async function tellCall(inside: AppContext, event: NetworkingEvent, { kind, round, dueAt }: EventStep) {
  const people = await listProfiles(inside.sql, event.number);
  await tell(
    inside,
    periodOf(kind, event.number, round),
    people.map(({ person }) => ({
      person,
      after: () => dueAt,
      write: (reader) => callLetter(event, reader, { isReminder: kind === 'reminder' }),
    })),
  );
}

/** Tells everybody their group; those for whom there is none, that they meet somebody in the next round. */
export async function tellStart(
  inside: AppContext,
  event: NetworkingEvent,
  { kind, round, dueAt }: EventStep,
  { groups, alone }: { groups: readonly EventGroup[]; alone: readonly number[] },
): Promise<void> {
  const people = await loadPeople(inside, event.number);
  const after = await loadInstants(inside, dueAt, [...groups.flatMap(({ members }) => members), ...alone]);
  const period = periodOf(kind, event.number, round);
  const views = groups.map((group, index) => ({
    ...{ event, round, people: peopleOf(group, people) },
    group: { ...group, place: index + 1 },
  }));
  if (event.talks) for (const view of views) await openTalk(inside, { ...view, period, after });
  await tell(inside, period, [
    ...views.flatMap((view) => {
      if (event.talks) return [];
      const { group } = view;
      return group.members.map((person) => ({
        ...{ person, after },
        write: (reader: Person) => groupLetter(inside, view, reader),
      }));
    }),
    ...alone.map((person) => ({
      ...{ person, after },
      write: (reader: Person) => aloneLetter({ event, round }, reader),
    })),
  ]);
}

/** Tells somebody who would be alone which other group of the round they are in. */
export async function tellMoved(
  inside: AppContext,
  event: NetworkingEvent,
  { round, dueAt, group, person, now }: { round: number; dueAt: Date; group: EventGroup; person: number; now: Date },
): Promise<void> {
  await cancelPending(inside, event, person, now);
  const people = peopleOf(group, await loadPeople(inside, event.number));
  const period = `moved ${event.number} ${round} ${group.id}`;
  const after = await loadInstants(inside, dueAt, [person]);
  const view = { event, round, group: { ...group, place: null }, people };
  if (await joinTalk(inside, { ...view, period, after }, person)) return;
  await tell(inside, period, [{ person, after, write: (reader) => groupLetter(inside, view, reader) }]);
}

/** Tells everybody of a round that two minutes are left. */
export async function tellWarning(
  inside: AppContext,
  event: NetworkingEvent,
  { kind, round, dueAt }: EventStep,
  groups: readonly EventGroup[],
): Promise<void> {
  const present = new Set((await listProfiles(inside.sql, event.number)).map(({ person }) => person));
  await tell(
    inside,
    periodOf(kind, event.number, round),
    groups
      .flatMap(({ members }) => members)
      .filter((person) => present.has(person))
      .map((person) => ({
        person,
        after: () => dueAt,
        write: (reader) => warningLetter({ event, round }, reader),
      })),
  );
}

/** Tells everybody whom they met, and asks two questions. Of an event of which no round was told, that it did not take place. */
export async function tellFinish(inside: AppContext, event: NetworkingEvent, { kind, round, dueAt }: EventStep) {
  const { number } = event;
  const period = periodOf(kind, number, round);
  const wasHeld = (await listSteps(inside.sql, number)).some((step) => step.kind === 'start' && step.state === 'told');
  const people = await loadPeople(inside, number);
  const met = await listMet(inside.sql, number);
  const letters = (await listEverMembers(inside.sql, number)).flatMap((person): Telling[] => {
    const others = met.flatMap(([left, right]) => (left === person ? [right] : right === person ? [left] : []));
    if (wasHeld && others.length === 0) return [];
    const named = others.flatMap((id) => people.get(id) ?? []);
    return [
      {
        person,
        after: () => dueAt,
        write: (reader) =>
          wasHeld ? finishLetter(inside, { event, met: named }, reader) : missedLetter(event, reader),
      },
    ];
  });
  await tell(inside, period, letters);
}

export async function tellCancelled(inside: AppContext, event: NetworkingEvent, person: number): Promise<void> {
  await tell(inside, `cancelled ${event.number}`, [{ person, write: (reader) => cancelledLetter(event, reader) }]);
}

/** Drops a person's pending notices: those whose instant is still to come. */
export async function cancelPending(
  { sql }: Pick<AppContext, 'sql'>,
  { number }: Pick<NetworkingEvent, 'number'>,
  person: number,
  now: Date,
): Promise<void> {
  const isAhead = ({ state, dueAt }: StoredStep) => state === 'told' && dueAt > now;
  for (const { kind, round } of (await listSteps(sql, number)).filter(isAhead))
    await cancelDeliveries(sql, { recipient: `person:${person}`, purpose, period: periodOf(kind, number, round) });
}

/** Computes when a letter to a place goes out, so that all of them arrive about `dueAt`. */
async function loadInstants(
  { sql, takingOf }: AppContext,
  dueAt: Date,
  people: readonly number[],
): Promise<(place: Place) => Date> {
  // The largest space of a platform is decisive: what is due earlier would otherwise go out before all else there.
  const leads = new Map(
    [...Map.groupBy(await countSpaces(sql, people), (each) => each.platform)].map(([platform, spaces]) => [
      platform,
      leadMs(Math.max(...spaces.map((each) => each.people)), takingOf(platform)),
    ]),
  );
  return (place) => new Date(dueAt.getTime() - (leads.get(parsePlace(place).platform) ?? leadMs(0, null)));
}

async function loadPeople({ sql }: Pick<AppContext, 'sql'>, event: number): Promise<Map<number, EventPerson>> {
  return new Map((await listPeople(sql, event)).map((each) => [each.person, each]));
}

const peopleOf = ({ members }: EventGroup, people: ReadonlyMap<number, EventPerson>) =>
  members.flatMap((id) => people.get(id) ?? []);
