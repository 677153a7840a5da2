import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type EventState, type NetworkingEvent, stateOf } from '#src/domain/events/event.ts';
import { findEvent, listEvents, lockEvent } from '#src/store/events/event.ts';
import { countEvent, type EventCounts } from '#src/store/events/group.ts';
import {
  countMembers,
  countSurvey,
  type EventMember,
  findMember,
  type SurveyCounts,
} from '#src/store/events/member.ts';
import { textsFor } from '#src/texts/index.ts';

const mostListed = 30;

/** Returns whether somebody creates and runs events. */
export const runsEvents = ({ role }: Pick<Person, 'role'>) => isAllowed(role, 'run-rounds');

/** `isLocked`: until the transaction ends nobody else changes it. @throws UserError where there is no such event. */
export async function readEvent(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Pick<Person, 'language'>,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<NetworkingEvent> {
  const event = await (isLocked ? lockEvent : findEvent)(sql, number);
  if (!event) throw new UserError(textsFor(person.language).event.refused.unknown({ number }));
  return event;
}

export const listAllEvents = ({ sql }: Pick<AppContext, 'sql'>) => listEvents(sql, mostListed);

/** What staff see of an event that has begun. */
export type EventResults = { counts: EventCounts; survey: SurveyCounts };

export type EventView = {
  event: NetworkingEvent;
  state: EventState;
  /** Null for whom does not take part. */
  member: EventMember | null;
  members: number;
  isStaff: boolean;
  results: EventResults | null;
};

/** An event as one person may see it. */
export async function viewEvent(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<EventView> {
  const event = await readEvent({ sql }, number, person);
  const [found, members] = await Promise.all([findMember(sql, number, person.id), countMembers(sql, number)]);
  const isStaff = runsEvents(person);
  const hasResults = isStaff && event.startsAt <= now && !event.isCancelled;
  return {
    ...{ event, members, isStaff, state: stateOf(event, now) },
    member: found?.leftAt === null ? found : null,
    results: hasResults ? { counts: await countEvent(sql, number), survey: await countSurvey(sql, number) } : null,
  };
}
