import type { AppContext } from '#src/context.ts';
import type { RoundRun } from '#src/domain/rounds/round.ts';
import { decisionMs } from '#src/domain/rounds/schedule.ts';
import { listSeatsOfRun } from '#src/store/rounds/group.ts';
import { saveWaiting } from '#src/store/rounds/member.ts';
import { findRound } from '#src/store/rounds/round.ts';
import { listPresence, lockRun, saveLeft, saveRunState } from '#src/store/rounds/run.ts';
import { inTransaction } from '../transaction.ts';
import { loadInput } from './input.ts';
import { explain, saveGroups } from './match.ts';
import { matchInThread } from './match-in-thread.ts';
import { tellLeft } from './tell.ts';

/** Ends the time to decide of a run: who is in no group any more, and still wants to meet somebody, is matched again, once. */
export async function rematchRun(
  context: AppContext,
  run: RoundRun,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<void> {
  const closed = await inTransaction(context, async (inside) => {
    if (run.state !== 'offered') return true;
    if (!(await lockRun(inside.sql, run.id, 'offered'))) return false;
    // From here on nobody of the first groups decides any more.
    await saveRunState(inside.sql, run.id, 'rematching', null);
    return true;
  });
  const round = await findRound(context.sql, run.round);
  if (!closed || !round) return;
  const { pool, apart } = await findPool(context, run);
  const { input, told } = await loadInput(context, round, run, { now, only: pool, apart });
  const result = await matchInThread({ ...input, seed: input.seed + 1 }, signal);
  const groups = await explain(context, result, told, input);
  await inTransaction(context, async (inside) => {
    if (!(await lockRun(inside.sql, run.id, 'rematching'))) return;
    const decideBy = new Date(now.getTime() + decisionMs);
    await saveGroups(inside, run, groups, 2);
    await saveLeft(inside.sql, run.id, result.left, true);
    const waiting = new Map((await listPresence(inside.sql, run.id)).map((each) => [each.person, each.waiting]));
    await saveWaiting(
      inside.sql,
      round.number,
      result.left.map((person) => ({ person, waiting: (waiting.get(person) ?? 0) + 1 })),
    );
    for (const person of result.left) await tellLeft(inside, round, run, person, 2);
    await saveRunState(inside.sql, run.id, 'done', groups.length > 0 ? decideBy : null);
  });
}

/** The people to match again, and the pairs that met before. */
async function findPool(
  { sql }: Pick<AppContext, 'sql'>,
  run: RoundRun,
): Promise<{ pool: Set<number>; apart: [number, number][] }> {
  const seats = await listSeatsOfRun(sql, run.id);
  const standing = new Set(
    seats.flatMap(({ person, endedAt, decision }) =>
      endedAt === null && decision !== 'other' && decision !== 'out' ? [person] : [],
    ),
  );
  const pool = new Set(
    seats.flatMap(({ person, decision }) => (decision === 'out' || standing.has(person) ? [] : [person])),
  );
  const apart = [...Map.groupBy(seats, ({ group }) => group).values()].flatMap((group) =>
    group.flatMap(({ person }, index) =>
      group.slice(index + 1).map((other): [number, number] => [person, other.person]),
    ),
  );
  return { pool, apart };
}
