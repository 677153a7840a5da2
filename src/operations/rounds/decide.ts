import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Decision, MetAnswer, RoundRun } from '#src/domain/rounds/round.ts';
import {
  endGroup,
  type Group,
  listSeats,
  lockGroup,
  type Seat,
  saveDecision,
  saveMet,
  saveUseful,
} from '#src/store/rounds/group.ts';
import { saveWaiting } from '#src/store/rounds/member.ts';
import { findRun, listPresence, saveLeft } from '#src/store/rounds/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { readRound } from './read.ts';
import { tellDeclined, tellTogether } from './tell.ts';

type By = { person: Person; now: Date };

/** What becomes of a group after a decision: all want to meet, some have not said so, or too few are left. */
export type Decided = { state: 'together' | 'open' | 'ended'; isLast: boolean };

/** Keeps whether somebody wants to meet, and tells the others what follows. @throws UserError where it is not theirs to say, or too late. */
export async function decide(
  context: AppContext,
  id: number,
  decision: Decision,
  { person, now }: By,
): Promise<Decided> {
  return inTransaction(context, async (inside) => {
    const { refused } = textsFor(person.language).round;
    const { group, seat } = await readOwnGroup(inside, id, person);
    const run = await findRun(inside.sql, group.run);
    if (group.endedAt !== null) throw new UserError(refused.groupEnded);
    if (!run || !isOpen(group, run, now)) throw new UserError(refused.tooLate);
    const isLast = group.attempt === 2;
    if (seat.decision === decision) return { state: 'open', isLast };
    await saveDecision(inside.sql, id, person.id, decision);
    const seats = await listSeats(inside.sql, id);
    const staying = seats.filter((each) => each.decision === null || each.decision === 'confirmed');
    const round = await readRound(inside, group.round, person);
    if (staying.length < 2) {
      await endGroup(inside.sql, id, now);
      for (const each of staying) await tellDeclined(inside, { round, group: id, seats, isLast }, each.person);
      if (isLast)
        await countAsLeft(inside, run, [
          ...staying.map((each) => each.person),
          ...(decision === 'other' ? [person.id] : []),
        ]);
      return { state: 'ended', isLast };
    }
    if (staying.some((each) => each.decision === null)) return { state: 'open', isLast };
    await tellTogether(inside, round, id, staying, now);
    return { state: 'together', isLast };
  });
}

/** Until when the first groups are decided on is over when they are matched again; of the second ones, after their own time. */
function isOpen({ attempt }: Group, { state, decideBy }: RoundRun, now: Date): boolean {
  return decideBy !== null && now < decideBy && state === (attempt === 1 ? 'offered' : 'done');
}

/** They were there, and met nobody: they come first the next time. */
async function countAsLeft({ sql }: AppContext, run: RoundRun, people: readonly number[]): Promise<void> {
  await saveLeft(sql, run.id, people, true);
  const waiting = new Map((await listPresence(sql, run.id)).map((each) => [each.person, each.waiting]));
  await saveWaiting(
    sql,
    run.round,
    people.map((person) => ({ person, waiting: (waiting.get(person) ?? 0) + 1 })),
  );
}

/** Keeps whether somebody met those they were matched with. */
export async function sayMet(context: AppContext, id: number, met: MetAnswer, person: Person): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { group, seat } = await readOwnGroup(inside, id, person);
    if (group.endedAt !== null) throw new UserError(textsFor(person.language).round.refused.groupEnded);
    await saveMet(inside.sql, id, person.id, met);
    if (seat.met !== met)
      await record(inside.sql, {
        ...{ type: 'round.met', subject: `round:${group.round}`, actor: person.id, region: person.region },
        ...{ data: { group: id, met }, at: inside.now() },
      });
  });
}

/** Keeps how useful a meeting was, 1–5. */
export async function rateMeeting(context: AppContext, id: number, useful: number, person: Person): Promise<void> {
  const { refused } = textsFor(person.language).round;
  if (!(useful >= 1 && useful <= 5)) throw new UserError(refused.useful);
  await inTransaction(context, async (inside) => {
    const { seat } = await readOwnGroup(inside, id, person);
    if (seat.met !== 'yes') throw new UserError(refused.notMet);
    await saveUseful(inside.sql, id, person.id, useful);
  });
}

async function readOwnGroup(inside: AppContext, id: number, person: Person): Promise<{ group: Group; seat: Seat }> {
  const group = await lockGroup(inside.sql, id);
  const seat = (group ? await listSeats(inside.sql, id) : []).find((each) => each.person === person.id);
  if (!group || !seat) throw new UserError(textsFor(person.language).round.refused.notYours);
  return { group, seat };
}
