import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { EventFields, NetworkingEvent } from '#src/domain/events/event.ts';
import { listSteps } from '#src/domain/events/steps.ts';
import { insertEvent, saveEnded, saveOpen } from '#src/store/events/event.ts';
import { listEverMembers } from '#src/store/events/member.ts';
import { insertSteps } from '#src/store/events/step.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { readEvent } from './read.ts';
import { cancelPending, tellCancelled } from './tell.ts';

type By = { person: Person; now: Date };

/** Stores a new event with its scheduled steps. */
export async function createEvent(
  context: AppContext,
  fields: EventFields,
  { person, now }: By,
): Promise<NetworkingEvent> {
  return inTransaction(context, async ({ sql }) => {
    const event = await insertEvent(sql, fields, { createdBy: person.id, now });
    await insertSteps(sql, event.number, listSteps(event));
    await record(sql, { type: 'event.created', subject: `event:${event.number}`, actor: person.id, at: now });
    return event;
  });
}

/** Opens or closes the sign-up. @throws UserError where it is over. */
export async function setSignUpOpen(
  context: AppContext,
  number: number,
  isOpen: boolean,
  person: Person,
): Promise<NetworkingEvent> {
  return inTransaction(context, async (inside) => {
    const event = await readEvent(inside, number, person, { isLocked: true });
    refuseEnded(event, person);
    await saveOpen(inside.sql, number, isOpen);
    return { ...event, isOpen };
  });
}

/** Cancels an event: pending notices are dropped, and everybody who takes part is told. @throws UserError where it is over. */
export async function cancelEvent(context: AppContext, number: number, { person, now }: By): Promise<NetworkingEvent> {
  return inTransaction(context, async (inside) => {
    const event = await readEvent(inside, number, person, { isLocked: true });
    refuseEnded(event, person);
    await saveEnded(inside.sql, number, { now, isCancelled: true });
    await record(inside.sql, { type: 'event.cancelled', subject: `event:${number}`, actor: person.id, at: now });
    for (const member of await listEverMembers(inside.sql, number)) {
      await cancelPending(inside, event, member, now);
      await tellCancelled(inside, event, member);
    }
    return event;
  });
}

/** @throws UserError where an event is over, or was called off. */
export function refuseEnded({ endedAt, isCancelled, title }: NetworkingEvent, { language }: Person): void {
  const { refused } = textsFor(language).event;
  if (endedAt !== null) throw new UserError(isCancelled ? refused.cancelled({ title }) : refused.over({ title }));
}
