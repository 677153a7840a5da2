import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import type { EventInput, Schedule } from '#src/domain/events/event-input.ts';
import { findEvent, listUnplanned, lockEvent, savePlanned } from '#src/store/events/event.ts';
import { type EventGroup, type EventPerson, listGroups, listPeople, replaceGroups } from '#src/store/events/group.ts';
import { countMembers } from '#src/store/events/member.ts';
import { listSteps } from '#src/store/events/step.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { refuseEnded } from './create.ts';
import { loadEventInput } from './input.ts';
import { readEvent } from './read.ts';

/** Planning 1,000 people needs about half of it; the limit makes the thread clear its memory early. */
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };
const roomBytes = 9;
/** Nobody plans ahead for longer: people still come and go. */
const aheadMs = 24 * 3_600_000;
/** While people join one after the other, the schedule is computed again no more often than this, until the next round is near. */
const restMs = 10 * 60_000;
const nearMs = 5 * 60_000;

/** Plans in a thread of its own, as the server has others to answer. */
async function planInThread(input: EventInput, signal?: AbortSignal): Promise<Schedule> {
  const thread = new Worker(new URL('./plan-thread.ts', import.meta.url), {
    workerData: input,
    resourceLimits: memory,
  });
  try {
    const [schedule] = (await once(thread, 'message', { signal })) as [Schedule];
    return schedule;
  } finally {
    await thread.terminate();
  }
}

/** Plans the rounds that nobody is told of yet, for who takes part now. What was told meanwhile stays. Not to be called in a transaction. */
export async function planRounds(context: AppContext, event: NetworkingEvent, signal?: AbortSignal): Promise<void> {
  const { number, membersVersion: version } = event;
  const open = await listOpenRounds(context.sql, number);
  if (open.length === 0) return;
  const input = await loadEventInput(context, event, open.length);
  const { rounds, quality } = await planInThread(input, signal);
  await inTransaction(context, async ({ sql }) => {
    const current = await lockEvent(sql, number);
    if (!current || current.endedAt !== null) return;
    const stillOpen = new Set(await listOpenRounds(sql, number));
    for (const [index, round] of open.entries())
      if (stillOpen.has(round))
        await replaceGroups(
          sql,
          { event: number, round },
          (rounds[index] ?? []).map((group) => ({ ...group, room: makeRoom() })),
        );
    await savePlanned(sql, number, { version, quality, now: context.now() });
  });
}

/** The name of a call that nobody can guess. */
export const makeRoom = () => `causeway-${randomBytes(roomBytes).toString('hex')}`;

async function listOpenRounds(sql: AppContext['sql'], event: number): Promise<number[]> {
  const steps = await listSteps(sql, event);
  return steps.filter(({ kind, state }) => kind === 'start' && state === null).map(({ round }) => round);
}

/** Plans what is due to be planned: events of the next day, and those under way, whose people have changed. */
export async function planDue(context: AppContext, { now, signal }: { now: Date; signal: AbortSignal }): Promise<void> {
  for (const event of await listUnplanned(context.sql, new Date(now.getTime() + aheadMs))) {
    if (signal.aborted) return;
    const isNear = event.startsAt.getTime() - now.getTime() <= nearMs;
    if (!isNear && event.plannedAt && now.getTime() - event.plannedAt.getTime() < restMs) continue;
    try {
      await planRounds(context, event, signal);
    } catch (error) {
      // The others must not wait for it; the next tick tries again.
      if (!signal.aborted) context.logger.error({ err: error, event: event.number }, 'an event could not be planned');
    }
  }
}

/** `count`: so many people take part. */
export type Preview = {
  event: NetworkingEvent;
  count: number;
  groups: EventGroup[];
  people: ReadonlyMap<number, EventPerson>;
};

/** The schedule as it is, for staff: computed anew where people came or went. @throws UserError where the event is over, has too few people, or nobody may meet. */
export async function previewEvent(context: AppContext, number: number, person: Person): Promise<Preview> {
  const event = await readEvent(context, number, person);
  refuseEnded(event, person);
  if (event.plannedVersion !== event.membersVersion) await planRounds(context, event);
  const planned = (await findEvent(context.sql, number)) ?? event;
  const groups = await listGroups(context.sql, number);
  const count = await countMembers(context.sql, number);
  if (groups.length === 0) {
    const { refused } = textsFor(person.language).event;
    throw new UserError((count < 2 ? refused.tooFew : refused.noGroup)({ title: event.title }));
  }
  const people = await listPeople(context.sql, number);
  return { event: planned, count, groups, people: new Map(people.map((each) => [each.person, each])) };
}
