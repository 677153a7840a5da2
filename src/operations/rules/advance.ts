import { faultLetter } from '#src/answers/rules/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { isAllowed, roles } from '#src/core/role.ts';
import { daysBefore } from '#src/domain/date.ts';
import { ruleLimits } from '#src/domain/rules/definition.ts';
import { type RuleRun, retryMinutes } from '#src/domain/rules/rule.ts';
import { setCause } from '#src/store/activity/activity.ts';
import { countRuleLetters } from '#src/store/rules/letter.ts';
import { findRuleByNumber } from '#src/store/rules/rule.ts';
import {
  insertRuns,
  listAnswersTo,
  listOpenSteps,
  lockDueRuns,
  lockRun,
  saveRuns,
  saveSteps,
} from '#src/store/rules/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { openPassages, type RunRule } from './desk.ts';
import { loadFigures } from './figures.ts';
import { failedRun, passOn } from './pass.ts';
import { loadRunRules } from './run-rules.ts';
import type { Effects, RuleLetter } from './taking.ts';

/** Runs that go on in one transaction. */
const atOnce = 100;
const minuteMs = 60_000;

/** The roles whose rules act. */
export const ableRoles = roles.filter((role) => isAllowed(role, 'run-digests'));

/**
 * Takes runs whose time has come through their steps, a hundred in a transaction, each step with what it writes. However many servers do it, and whenever one
 * dies, each step is done once. Returns how many runs went on.
 */
export async function advanceRuns(context: AppContext, now: Date, signal?: AbortSignal): Promise<number> {
  let count = 0;
  for (let taken = atOnce; taken > 0 && !signal?.aborted; ) {
    taken = await advanceSome(context, { now, limit: atOnce, only: null });
    count += taken;
  }
  if (count > 0) context.outbox.wake();
  return count;
}

type Which = { now: Date; limit: number; only: number | null };

async function advanceSome(context: AppContext, which: Which): Promise<number> {
  const seen: number[] = [];
  try {
    return await inTransaction(context, (inside) => advanceLocked(context, inside, which, seen));
  } catch (error) {
    if (seen.length === 0) throw error;
    // One of them brought down all that were with it: each goes by itself.
    context.logger.warn({ err: error, runs: seen.length }, 'runs of rules go one by one');
    for (const only of seen) await advanceAlone(context, { ...which, limit: 1, only });
    return seen.length;
  }
}

async function advanceAlone(context: AppContext, which: Which & { only: number }): Promise<void> {
  try {
    await inTransaction(context, (inside) => advanceLocked(context, inside, which, []));
  } catch (error) {
    const said = error instanceof UserError ? error.message : null;
    if (said === null) context.logger.error({ err: error, run: which.only }, 'a step of a rule failed');
    await inTransaction(context, async (inside) => {
      const run = await lockRun(inside.sql, which.only);
      const rule = run && (await findRuleByNumber(inside.sql, run.rule));
      if (!run || !rule) return;
      // What an operation refuses it would refuse again.
      const minutes = said === null ? retryMinutes[run.attempts] : undefined;
      const language = rule.ownerLanguage ?? 'en';
      const { unexpected } = textsFor(language).rule.faults;
      failedRun(
        run,
        said ?? unexpected,
        minutes === undefined ? null : new Date(which.now.getTime() + minutes * minuteMs),
      );
      await saveRuns(inside.sql, [run]);
      if (minutes === undefined)
        await tellOwner(inside, { ...rule, owner: { id: rule.owner, language } }, run, which.now);
    });
  }
}

/** Takes one run on in the transaction that is open, where somebody answered. `context` is one outside of it. */
export async function advanceOne(context: AppContext, inside: AppContext, run: number, now: Date): Promise<void> {
  await advanceLocked(context, inside, { now, limit: 1, only: run }, []);
}

async function advanceLocked(context: AppContext, inside: AppContext, which: Which, seen: number[]): Promise<number> {
  const { now } = which;
  const runs = await lockDueRuns(inside.sql, { ...which, able: ableRoles });
  if (runs.length === 0) return 0;
  seen.push(...runs.map(({ id }) => id));
  const effects: Effects = { letters: [], acts: [], deliveries: [], steps: [], runs: [] };
  const failed: { run: RuleRun; rule: RunRule }[] = [];
  const rules = await loadRunRules(inside.sql, runs);
  const figures = await loadFigures(
    context,
    [...rules.values()].map(({ definition }) => definition),
  );
  const open = new Map((await listOpenSteps(inside.sql, seen)).map((step) => [`${step.run} ${step.place}`, step]));
  const answers = Map.groupBy(await listAnswersTo(inside.sql, seen), ({ run }) => run);
  const bare = runs.flatMap((run) => {
    const rule = rules.get(`${run.rule} ${run.version}`);
    return rule ? [{ run, rule, answererId: answers.get(run.id)?.at(-1)?.person ?? null }] : [];
  });
  for (const passage of await openPassages(inside.sql, bare, figures)) {
    const { run, rule } = passage;
    const step = open.get(`${run.id} ${run.position}`);
    const given = (answers.get(run.id) ?? []).filter(({ place }) => place === run.position);
    try {
      await passOn(context, passage, effects, { now, asked: step ? { step, answers: given } : null });
      Object.assign(run, { fault: null, attempts: 0 });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failedRun(run, error.message, null);
      failed.push({ run, rule });
    }
  }
  await writeEffects(inside, effects, now);
  await saveRuns(inside.sql, runs);
  for (const { run, rule } of failed) await tellOwner(inside, rule, run, now);
  return runs.length;
}

async function writeEffects(
  inside: AppContext,
  { letters, acts, deliveries, steps, runs }: Effects,
  now: Date,
): Promise<void> {
  const bounded = await leaveBounded(inside, letters, now);
  if (bounded.length > 0)
    await tellPeople(
      inside,
      bounded.map(({ toMany: _, ...letter }) => ({ purpose: 'rule', ...letter })),
    );
  if (deliveries.length > 0) await inside.outbox.enqueueAll(inside.sql, deliveries);
  for (const { run, act } of acts) {
    // What it records is caused by this run: rules that begin with it are one deeper.
    await setCause(inside.sql, { id: run.activity, depth: run.depth });
    await act(inside);
  }
  if (acts.length > 0) await setCause(inside.sql, null);
  await insertRuns(inside.sql, runs);
  await saveSteps(inside.sql, steps);
}

/** Those of the letters that their readers get: of what a rule writes to many, so much within a day. */
async function leaveBounded(
  { sql, logger }: AppContext,
  letters: readonly RuleLetter[],
  now: Date,
): Promise<RuleLetter[]> {
  const toMany = letters.filter((letter) => letter.toMany !== null);
  if (toMany.length === 0) return [...letters];
  const people = [...new Set(toMany.map(({ person }) => person))];
  const counts = new Map(
    (await countRuleLetters(sql, people, daysBefore(now, 1))).map(({ rule, person, count }) => [
      `${rule} ${person}`,
      count,
    ]),
  );
  const kept = letters.filter(({ toMany: rule, person }) => {
    if (rule === null) return true;
    const key = `${rule} ${person}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= ruleLimits.lettersPerDay;
  });
  if (kept.length < letters.length)
    logger.warn({ withheld: letters.length - kept.length }, 'letters of rules were more than a reader gets in a day');
  return kept;
}

/** Tells an owner that a run stands: once an hour for a rule, however many do. */
async function tellOwner(
  inside: AppContext,
  rule: { number: number; name: string; owner: { id: number | null; language: string } },
  run: Pick<RuleRun, 'id' | 'fault'>,
  now: Date,
): Promise<void> {
  await tellPerson(inside, rule.owner.id, {
    purpose: 'rule-fault',
    period: `rule ${rule.number} ${now.toISOString().slice(0, 13)}`,
    write: (reader) => faultLetter(rule, run.id, run.fault ?? '', reader),
  });
}
