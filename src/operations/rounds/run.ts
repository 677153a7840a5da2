import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Round, RoundFields } from '#src/domain/rounds/round.ts';
import type { RoundResult } from '#src/domain/rounds/round-input.ts';
import { listMembers, type MemberProfile } from '#src/store/rounds/member.ts';
import { insertRound, saveNextRun } from '#src/store/rounds/round.ts';
import { hasRunToMatch, insertRun } from '#src/store/rounds/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { loadInput } from './input.ts';
import { matchInThread } from './match-in-thread.ts';
import { readRound } from './read.ts';
import { seedOf } from './seed.ts';

type By = { person: Person; now: Date };

/** Stores a new round. */
export async function createRound(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  fields: RoundFields,
  { nextRun, person, now }: By & { nextRun: Date },
): Promise<Round> {
  return inTransaction(context, async ({ sql }) => {
    const round = await insertRound(sql, fields, { nextRun, createdBy: person.id, now });
    await record(sql, { type: 'round.created', ...aboutRound(round, person, now) });
    return round;
  });
}

const aboutRound = ({ number, areas }: Round, { id, region }: Person, at: Date) => ({
  subject: `round:${number}` as const,
  ...{ actor: id, region, areas, at },
});

export type Preview = { round: Round; result: RoundResult; people: ReadonlyMap<number, MemberProfile> };

/** Computes the groups that a run would form now. Stores nothing and notifies nobody. */
export async function previewRun(context: AppContext, number: number, { person, now }: By): Promise<Preview> {
  const round = await readRound(context, number, person);
  const dueAt = round.nextRun ?? now;
  const { input } = await loadInput(context, round, { round: number, dueAt, seed: seedOf(number, dueAt) }, { now });
  const members = await listMembers(context.sql, number, dueAt, now);
  return { round, result: await matchInThread(input), people: new Map(members.map((each) => [each.person, each])) };
}

/** Counts how many would be matched if the run took place now. @throws UserError where a run is being matched, or nobody could take part. */
export async function readRunnable(
  context: AppContext,
  number: number,
  { person, now }: By,
): Promise<{ round: Round; count: number }> {
  const { refused } = textsFor(person.language).round;
  const round = await readRound(context, number, person);
  if (await hasRunToMatch(context.sql, number)) throw new UserError(refused.busy(round));
  const { input } = await loadInput(context, round, { round: number, dueAt: now, seed: seedOf(number, now) }, { now });
  if (input.people.length < 2) throw new UserError(refused.nobody(round));
  return { round, count: input.people.length };
}

/** Begins a run beside the planned ones. The clock matches it within a minute, in a thread of its own. */
export async function runNow({ sql }: Pick<AppContext, 'sql'>, number: number, now: Date): Promise<void> {
  await insertRun(sql, { round: number, dueAt: now, seed: seedOf(number, now) });
}

/** Cancels the planned runs. */
export async function endRound(context: AppContext, number: number, person: Person): Promise<Round> {
  return inTransaction(context, async (inside) => {
    const round = await readRound(inside, number, person, { isLocked: true });
    await saveNextRun(inside.sql, number, null);
    if (round.nextRun !== null)
      await record(inside.sql, { type: 'round.ended', ...aboutRound(round, person, inside.now()) });
    return round;
  });
}
