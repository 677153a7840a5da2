import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import { settleRound } from '#src/domain/events/settle-round.ts';
import { countChange } from '#src/store/events/event.ts';
import { type EventGroup, findGroupOf, listGroups, moveSeat, removeSeat } from '#src/store/events/group.ts';
import { deleteMember, saveLeft } from '#src/store/events/member.ts';
import { listSteps, type StoredStep } from '#src/store/events/step.ts';
import { inTransaction } from '../transaction.ts';
import { refuseEnded } from './create.ts';
import { loadRoundPeople } from './input.ts';
import { readEvent } from './read.ts';
import { leaveTalk } from './talk.ts';
import { cancelPending, tellMoved } from './tell.ts';

/**
 * Leaves an event; the rounds that are left are planned without them. Where that leaves one person alone in a round that was told already, they are put in another group
 * of it. @throws UserError where it is over.
 */
export async function leaveEvent(
  context: AppContext,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<{ event: NetworkingEvent; wasMember: boolean }> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const event = await readEvent(inside, number, person, { isLocked: true });
    refuseEnded(event, person);
    const told = (await listSteps(sql, number)).filter(({ kind, state }) => kind === 'start' && state === 'told');
    const wasMember =
      told.length === 0 ? await deleteMember(sql, number, person.id) : await saveLeft(sql, number, person.id, now);
    if (!wasMember) return { event, wasMember };
    await countChange(sql, number);
    await cancelPending(inside, event, person.id, now);
    const round = told.at(-1);
    if (round) await leaveGroup(inside, event, round, { person: person.id, now });
    return { event, wasMember };
  });
}

async function leaveGroup(
  inside: AppContext,
  event: NetworkingEvent,
  { round, dueAt }: StoredStep,
  { person, now }: { person: number; now: Date },
): Promise<void> {
  const group = await findGroupOf(inside.sql, { event: event.number, round, person });
  if (!group) return;
  // Who leaves while it runs did meet the others.
  if (now < dueAt) await removeSeat(inside.sql, group.id, person);
  await leaveTalk(inside, group.id, person, now);
  const people = await loadRoundPeople(inside, event);
  const staying = group.members.filter((id) => id !== person && people.people.some((each) => each.id === id));
  const [alone] = staying;
  if (staying.length !== 1 || alone === undefined) return;
  const others = (await listGroups(inside.sql, event.number, round)).filter(({ id }) => id !== group.id);
  const to = findPlace(others, alone, people);
  if (!to) return;
  await moveSeat(inside.sql, alone, { from: group.id, to: to.id });
  await leaveTalk(inside, group.id, alone, now);
  await tellMoved(inside, event, {
    round,
    dueAt,
    group: { ...to, members: [...to.members, alone] },
    person: alone,
    now,
  });
}

/** The group that takes somebody in; undefined where there is none they may join. */
function findPlace(
  groups: readonly EventGroup[],
  person: number,
  people: Awaited<ReturnType<typeof loadRoundPeople>>,
): EventGroup | undefined {
  const { groups: settled } = settleRound(groups, {
    ...people,
    people: people.people.filter(({ id }) => id === person || groups.some(({ members }) => members.includes(id))),
  });
  const found = settled.find(({ members }) => members.includes(person));
  // Settling may split a group or take somebody out of one: only a group that stays whole takes them in.
  return groups.find(({ members }) => {
    const there = members.filter((id) => people.people.some((each) => each.id === id));
    return there.length > 0 && there.every((id) => found?.members.includes(id));
  });
}
