import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { RuleRead, RuleRun, RuleStep } from '#src/domain/rules/rule.ts';
import { findPeople } from '#src/store/people/person.ts';
import { findRule, findRuleByName } from '#src/store/rules/rule.ts';
import { findRun, insertRuns, listParts, listRuns, listStepsOf, lockRun, saveRuns } from '#src/store/rules/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { meetsAtStart } from './figures.ts';
import { readRule } from './rules.ts';

const shown = 50;

/** Lists the last runs of a rule, the latest first. */
export async function listRunsOf(
  context: AppContext,
  number: number,
  person: Person,
): Promise<{ rule: RuleRead; runs: RuleRun[] }> {
  const rule = await readRule(context, number, person);
  return { rule, runs: await listRuns(context.sql, number, shown) };
}

export type RunView = { rule: RuleRead; run: RuleRun; steps: RuleStep[]; parts: RuleRun[]; names: Map<number, string> };

/** A run with its steps, and the names of whom they wrote to. @throws UserError where there is none */
export async function viewRun({ sql }: Pick<AppContext, 'sql'>, id: number, person: Person): Promise<RunView> {
  const run = await findRun(sql, id);
  const rule = run && (await findRule(sql, run.rule));
  if (!run || !rule) throw new UserError(textsFor(person.language).rule.refused.noRun({ run: id }));
  const [steps, parts] = [await listStepsOf(sql, id), await listParts(sql, id, shown)];
  const people = [
    ...new Set([...steps.flatMap((step) => step.people), ...[run.person, run.item].flatMap((one) => one ?? [])]),
  ];
  const names = new Map(
    (await findPeople(sql, people)).map(({ id: one, displayName }) => [one, displayName ?? `#${one}`]),
  );
  return { rule, run, steps, parts, names };
}

/**
 * Lets a run that stands still try its step again; one that is done begins anew, by the present version, with what it began with. Returns which of both.
 * @throws UserError where it is under way, or its rule is not on
 */
export async function replayRun(
  context: AppContext,
  id: number,
  { person, now }: { person: Person; now: Date },
): Promise<{ rule: RuleRead; isAnew: boolean }> {
  const outcome = await inTransaction(context, async (inside) => {
    const { refused } = textsFor(person.language).rule;
    const run = await lockRun(inside.sql, id);
    if (!run) throw new UserError(refused.noRun({ run: id }));
    const rule = await readRule(inside, run.rule, person);
    if (rule.state !== 'on') throw new UserError(refused.notOn({ name: rule.name }));
    if (run.state === 'failed') {
      await saveRuns(inside.sql, [{ ...run, state: 'ready', dueAt: now, attempts: 0, fault: null }]);
      return { rule, isAnew: false };
    }
    if (run.state !== 'done' && run.state !== 'cancelled') throw new UserError(refused.notEndable({ run: id }));
    const { rule: number, activity, depth, subject, person: about, input } = run;
    const began = { rule: number, version: rule.version, cause: `again ${id} ${now.toISOString()}`, parent: null };
    const how = { answers: {}, position: '0', dueAt: now, startedAt: now, item: null };
    await insertRuns(inside.sql, [{ ...began, activity, depth, subject, person: about, input, ...how }]);
    return { rule, isAnew: true };
  });
  return outcome;
}

/**
 * Finds a rule that begins with a form, for somebody who may send it.
 * @throws UserError where there is none of that name that is on
 */
export async function findForm({ sql }: Pick<AppContext, 'sql'>, name: string, person: Person): Promise<RuleRead> {
  const rule = await findRuleByName(sql, name);
  const on = rule?.definition.on;
  const isOpen = on && 'form' in on && (on.form.for !== 'staff' || isAllowed(person.role, 'run-digests'));
  if (!rule || !isOpen || rule.state !== 'on')
    throw new UserError(textsFor(person.language).rule.refused.noName({ name }));
  return rule;
}

/** Begins a run with what somebody filled in. Needs a transaction: what is sent twice as one event is taken once. */
export async function sendForm(
  context: AppContext,
  name: string,
  values: Record<string, string | number>,
  { person, now, event }: { person: Person; now: Date; event: string },
): Promise<void> {
  const rule = await findForm(context, name, person);
  const input = { at: now.toISOString(), region: person.region, form: values };
  if (!(await meetsAtStart(context, rule.definition, input, person))) return;
  await insertRuns(context.sql, [
    {
      ...{ rule: rule.number, version: rule.version, cause: `form ${event}`, parent: null, activity: null, depth: 0 },
      ...{ subject: null, person: person.id, item: null, input, answers: {} },
      ...{ position: '0', dueAt: now, startedAt: now },
    },
  ]);
}
