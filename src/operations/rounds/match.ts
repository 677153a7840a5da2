import type { AppContext } from '#src/context.ts';
import { type Reason, reasonsFor, type Told } from '#src/domain/rounds/reasons.ts';
import type { RoundRun } from '#src/domain/rounds/round.ts';
import type { RoundGroup, RoundInput, RoundResult } from '#src/domain/rounds/round-input.ts';
import { decisionMs } from '#src/domain/rounds/schedule.ts';
import { insertGroups } from '#src/store/rounds/group.ts';
import { saveWaiting } from '#src/store/rounds/member.ts';
import { findRound } from '#src/store/rounds/round.ts';
import { insertPresence, lockRun, saveMatched } from '#src/store/rounds/run.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { loadInput } from './input.ts';
import { matchInThread } from './match-in-thread.ts';
import { loadLeads } from './standings.ts';
import { tellLeft } from './tell.ts';

/** A group with why each is in it, by person. */
export type Explained = RoundGroup & { reasons: ReadonlyMap<number, Reason[]> };

/** Computes a run that nobody has computed yet, and keeps it: who was there, who meets whom, who is told. A second server that computes it keeps nothing. */
export async function matchRun(
  context: AppContext,
  run: RoundRun,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<void> {
  const round = await findRound(context.sql, run.round);
  if (!round) return;
  const { input, told } = await loadInput(context, round, run, { now });
  const result = await matchInThread(input, signal);
  const groups = await explain(context, result, told, input);
  await inTransaction(context, async (inside) => {
    if (!(await lockRun(inside.sql, run.id, 'matching'))) return;
    const decideBy = new Date(now.getTime() + decisionMs);
    const lowered = new Map(result.lowered);
    const left = new Set(result.left);
    const presence = input.people.map(({ id, waiting }) => ({
      ...{ person: id, waiting },
      isLeft: left.has(id),
      cooldown: lowered.get(id) ?? null,
    }));
    await insertPresence(inside.sql, run.id, presence);
    await saveWaiting(
      inside.sql,
      round.number,
      presence.map(({ person, waiting, isLeft }) => ({ person, waiting: isLeft ? waiting + 1 : 0 })),
    );
    await saveMatched(inside.sql, run.id, {
      ...{ decideBy, now },
      method: result.method,
      cooldown: result.cooldown,
    });
    await saveGroups(inside, run, groups, 1);
    await record(inside.sql, {
      ...{ type: 'round.run', subject: `round:${round.number}`, actor: null, areas: round.areas, at: now },
      data: { run: run.id, groups: groups.length, people: presence.length, left: result.left.length },
    });
    for (const person of result.left) await tellLeft(inside, round, run, person, 1);
  });
}

/** Keeps groups; whoever is in them is told by the next step of the clock. */
export async function saveGroups(
  { sql }: Pick<AppContext, 'sql'>,
  run: RoundRun,
  groups: readonly Explained[],
  attempt: number,
): Promise<void> {
  await insertGroups(
    sql,
    { run: run.id, attempt },
    groups.map(({ members, weight, reasons }) => ({
      weight,
      seats: members.map((person) => ({ person, reasons: reasons.get(person) ?? [] })),
    })),
  );
}

/** Explains why everybody meets whom they meet. Reads figures: to be called outside of transactions. */
export async function explain(
  context: Pick<AppContext, 'sql' | 'catalogue'>,
  { groups }: Pick<RoundResult, 'groups'>,
  told: ReadonlyMap<number, Told>,
  { similarities }: Pick<RoundInput, 'similarities'>,
): Promise<Explained[]> {
  const find = (id: number) => told.get(id) as Told;
  const lead = await loadLeads(
    context,
    groups.flatMap(({ members }) =>
      members.flatMap((one) =>
        members.flatMap((other): [string, string][] => {
          const [region, theirs] = [find(one).region, find(other).region];
          return region === null || theirs === null || region === theirs ? [] : [[region, theirs]];
        }),
      ),
    ),
  );
  const likeness = new Map(similarities.map(([left, right, value]) => [`${left} ${right}`, value]));
  const similarity = (left: string, right: string) =>
    likeness.get(`${left} ${right}`) ?? likeness.get(`${right} ${left}`) ?? null;
  return groups.map((group) => ({
    ...group,
    reasons: new Map(
      group.members.map((id) => [
        id,
        reasonsFor(find(id), group.members.filter((other) => other !== id).map(find), { lead, similarity }),
      ]),
    ),
  }));
}
