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
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import type { EventStep, StepKind } from '#src/domain/events/steps.ts';
import { type EventGroup, type EventPerson, listMet, listPeople } from '#src/store/events/group.ts';
import { listEverMembers, listProfiles } from '#src/store/events/member.ts';
import { listSteps, type StoredStep } from '#src/store/events/step.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { tellPerson } from '../people/notify-person.ts';

const purpose = 'event';

/** The first of many letters go out this long before a round begins, so that the last ones are not late by as much. */
const leadMs = 5_000;

const periodOf = (kind: StepKind, event: number, round: number) => `${kind} ${event} ${round}`;

type Telling = { after?: Date; write(reader: Person): Message };

async function tell(inside: AppContext, person: number, period: string, { after, write }: Telling): Promise<void> {
  await tellPerson(inside, person, { purpose, period, write, ...(after && { after }) });
}

/** Tells everybody that it begins in two minutes. */
export async function tellCall(inside: AppContext, event: NetworkingEvent, { kind, round, dueAt }: EventStep) {
  for (const { person } of await listProfiles(inside.sql, event.number))
    await tell(inside, person, periodOf(kind, event.number, round), {
      after: dueAt,
      write: (reader) => callLetter(event, reader),
    });
}

/** Tells everybody their group; those for whom there is none, that they meet somebody in the next round. */
export async function tellStart(
  inside: AppContext,
  event: NetworkingEvent,
  { kind, round, dueAt }: EventStep,
  { groups, alone }: { groups: readonly EventGroup[]; alone: readonly number[] },
): Promise<void> {
  const people = await loadPeople(inside, event.number);
  const after = new Date(dueAt.getTime() - leadMs);
  const period = periodOf(kind, event.number, round);
  for (const [index, group] of groups.entries())
    for (const person of group.members)
      await tell(inside, person, period, {
        after,
        write: (reader) =>
          groupLetter(
            inside,
            { event, round, group: { ...group, place: index + 1 }, people: peopleOf(group, people) },
            reader,
          ),
      });
  for (const person of alone)
    await tell(inside, person, period, { after, write: (reader) => aloneLetter({ event, round }, reader) });
}

/** Tells somebody who would be alone which other group of the round they are in. */
export async function tellMoved(
  inside: AppContext,
  event: NetworkingEvent,
  { round, dueAt, group, person, now }: { round: number; dueAt: Date; group: EventGroup; person: number; now: Date },
): Promise<void> {
  await cancelTold(inside, event, person, now);
  const people = peopleOf(group, await loadPeople(inside, event.number));
  await tell(inside, person, `moved ${event.number} ${round} ${group.id}`, {
    after: new Date(dueAt.getTime() - leadMs),
    write: (reader) => groupLetter(inside, { event, round, group: { ...group, place: null }, people }, reader),
  });
}

/** Tells everybody of a round that two minutes are left. */
export async function tellWarning(
  inside: AppContext,
  event: NetworkingEvent,
  { kind, round, dueAt }: EventStep,
  groups: readonly EventGroup[],
): Promise<void> {
  const present = new Set((await listProfiles(inside.sql, event.number)).map(({ person }) => person));
  for (const person of groups.flatMap(({ members }) => members))
    if (present.has(person))
      await tell(inside, person, periodOf(kind, event.number, round), {
        after: dueAt,
        write: (reader) => warningLetter({ event, round }, reader),
      });
}

/** Tells everybody whom they met, and asks two questions. Of an event of which no round was told, that it did not take place. */
export async function tellFinish(inside: AppContext, event: NetworkingEvent, { kind, round, dueAt }: EventStep) {
  const { number } = event;
  const period = periodOf(kind, number, round);
  const wasHeld = (await listSteps(inside.sql, number)).some((step) => step.kind === 'start' && step.state === 'told');
  const people = await loadPeople(inside, number);
  const met = await listMet(inside.sql, number);
  for (const person of await listEverMembers(inside.sql, number)) {
    const others = met.flatMap(([left, right]) => (left === person ? [right] : right === person ? [left] : []));
    if (wasHeld && others.length === 0) continue;
    const named = others.flatMap((id) => people.get(id) ?? []);
    await tell(inside, person, period, {
      after: dueAt,
      write: (reader) => (wasHeld ? finishLetter(inside, { event, met: named }, reader) : missedLetter(event, reader)),
    });
  }
}

export async function tellCancelled(inside: AppContext, event: NetworkingEvent, person: number): Promise<void> {
  await tell(inside, person, `cancelled ${event.number}`, { write: (reader) => cancelledLetter(event, reader) });
}

/** Calls off what somebody was to be told at an instant that is still to come. */
export async function cancelTold(
  { sql }: Pick<AppContext, 'sql'>,
  { number }: Pick<NetworkingEvent, 'number'>,
  person: number,
  now: Date,
): Promise<void> {
  const isAhead = ({ state, dueAt }: StoredStep) => state === 'told' && dueAt > now;
  for (const { kind, round } of (await listSteps(sql, number)).filter(isAhead))
    await cancelDeliveries(sql, { recipient: `person:${person}`, purpose, period: periodOf(kind, number, round) });
}

async function loadPeople({ sql }: Pick<AppContext, 'sql'>, event: number): Promise<Map<number, EventPerson>> {
  return new Map((await listPeople(sql, event)).map((each) => [each.person, each]));
}

const peopleOf = ({ members }: EventGroup, people: ReadonlyMap<number, EventPerson>) =>
  members.flatMap((id) => people.get(id) ?? []);
