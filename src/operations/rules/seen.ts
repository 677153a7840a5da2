import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { daysBefore } from '#src/domain/date.ts';
import { listSteps } from '#src/domain/rules/definition.ts';
import { type ChangedLine, listDifferences } from '#src/domain/rules/differences.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import {
  countAnswers,
  countRuns,
  countSteps,
  listVersionsOf,
  listWaiting,
  type RunCounts,
  type StepCount,
  type VersionRead,
  type WaitingRun,
} from '#src/store/rules/seen.ts';
import { textsFor } from '#src/texts/index.ts';
import { readRule } from './rules.ts';

/** Statistics are of so many days. */
export const countedDays = 30;
const mostVersions = 25;
const mostWaiting = 50;

/** A version with what it changed; `differences` is null of the first, before which there was nothing. */
export type VersionChange = Pick<VersionRead, 'version' | 'name' | 'savedAt'> & { differences: ChangedLine[] | null };

/** Lists versions of a rule with what each changed, the latest first. */
export async function viewVersions(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<{ rule: RuleRead; versions: VersionChange[] }> {
  const rule = await readRule(context, number, person);
  const found = await listVersionsOf(context.sql, number, { from: null, limit: mostVersions + 1 });
  return { rule, versions: found.slice(0, mostVersions).map((each, index) => compare(each, found[index + 1])) };
}

/** Returns what one version of a rule changed. @throws UserError where there is no such version */
export async function viewVersion(
  context: Pick<AppContext, 'sql'>,
  { number, version }: { number: number; version: number },
  person: Person,
): Promise<{ rule: RuleRead; version: VersionChange }> {
  const rule = await readRule(context, number, person);
  const [found, before] = await listVersionsOf(context.sql, number, { from: version, limit: 2 });
  if (found?.version !== version)
    throw new UserError(textsFor(person.language).rule.versions.none({ number, version, latest: rule.version }));
  return { rule, version: compare(found, before) };
}

const compare = (
  { version, name, savedAt, definition }: VersionRead,
  before: VersionRead | undefined,
): VersionChange => ({
  ...{ version, name, savedAt },
  differences: before ? listDifferences(before.definition, definition) : null,
});

export type RuleStatistics = {
  rule: RuleRead;
  counts: RunCounts;
  /** In the order in which they are written. */
  steps: (StepCount & { answers: { answer: string; count: number }[] })[];
};

/** Counts what came of a rule in the last days: its runs, and what each step of its present version did. */
export async function countRule(
  context: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<RuleStatistics> {
  const rule = await readRule(context, number, person);
  const since = daysBefore(now, countedDays);
  const done = new Map((await countSteps(context.sql, rule, since)).map((step) => [step.place, step]));
  const answers = Map.groupBy(await countAnswers(context.sql, rule, since), ({ place }) => place);
  const steps = listSteps(rule.definition.steps).flatMap(({ at }) => {
    const step = done.get(at);
    return step ? [{ ...step, answers: answers.get(at) ?? [] }] : [];
  });
  return { rule, counts: await countRuns(context.sql, number, since), steps };
}

/** Lists what is under way of all rules, and what stands still. */
export const viewWaiting = ({ sql }: Pick<AppContext, 'sql'>): Promise<WaitingRun[]> => listWaiting(sql, mostWaiting);
