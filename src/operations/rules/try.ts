import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Person } from '#src/core/person.ts';
import type { Activity } from '#src/domain/activity/activity.ts';
import { daysBefore } from '#src/domain/date.ts';
import { ConditionError, type Figures, meets } from '#src/domain/rules/condition.ts';
import { type Definition, usualLimits } from '#src/domain/rules/definition.ts';
import type { RuleRead, RuleRun, RunInput } from '#src/domain/rules/rule.ts';
import { timesBetween } from '#src/domain/rules/schedule.ts';
import { isAboutSomebody, namesFilled } from '#src/domain/rules/trigger.ts';
import { listActivitiesSince } from '#src/store/activity/activity.ts';
import { findPeople, findPerson } from '#src/store/people/person.ts';
import { saveTried } from '#src/store/rules/rule.ts';
import { findThings } from '#src/store/rules/thing.ts';
import { inputOf, loadActors, personOf } from './begin.ts';
import { openPassages, type RunRule, scopeOfInput } from './desk.ts';
import { loadFigures } from './figures.ts';
import { passOn } from './pass.ts';
import { type By, readRule } from './rules.ts';
import type { Effects } from './taking.ts';

/** Activities of so many days are gone through, the latest first, at most so many; so many messages are shown. */
export const triedDays = 30;
const mostActivities = 2_000;
const mostRuns = 200;
const mostShown = 100;
/** A run waits no longer than this often before it ends. */
const mostWaits = 60;

/** A message that would have been written; `to` is null for a channel. */
export type Tried = { at: Date; to: string | null; text: string };
export type Trial = {
  rule: RuleRead;
  runs: number;
  letters: number;
  people: number;
  fault: string | null;
  faults: number;
  shown: Tried[];
};

/**
 * Shows what a rule would have done in the last days: begun by what happened then, with things and people as they are now, as if nobody answered what it asks.
 * Nothing is written but that this version was tried. To be called outside of transactions.
 */
export async function tryRule(context: AppContext, number: number, by: By): Promise<Trial> {
  const rule = await readRule(context, number, by.person);
  const { definition } = rule;
  const owner = (rule.owner === null ? null : await findPerson(context.sql, rule.owner)) ?? by.person;
  const acting: RunRule = { number, name: rule.name, owner, definition, agreed: true };
  const figures = await loadFigures(context, [definition]);
  const starts = await listStarts(context, definition, { now: by.now, person: by.person, figures });
  const most = Math.min(mostRuns, definition.limits?.runsPerDay ?? usualLimits.runsPerDay);
  const letters: Written[] = [];
  let [fault, faults]: [string | null, number] = [null, 0];
  for (const start of starts.slice(0, most)) {
    const { written, failed } = await walk(context, acting, start, figures);
    letters.push(...written);
    if (failed !== null) {
      fault ??= failed;
      faults += 1;
    }
  }
  await saveTried(context.sql, number, rule.version);
  const people = [...new Set(letters.flatMap(({ person }) => person ?? []))];
  const names = new Map(
    (await findPeople(context.sql, people)).map(({ id, displayName }) => [id, displayName ?? `#${id}`]),
  );
  const shown = letters.slice(0, mostShown).map(({ at, person, text, isAct }) => ({
    ...{ at, text },
    to: isAct ? '–' : person === null ? null : (names.get(person) ?? `#${person}`),
  }));
  return {
    rule,
    runs: starts.length,
    letters: letters.filter(({ isAct }) => !isAct).length,
    people: people.length,
    fault,
    faults,
    shown,
  };
}

/** What would have been written, or done. */
type Written = { at: Date; person: number | null; text: string; isAct?: true };

type Start = { input: RunInput; subject: string | null; person: number | null; at: Date };

/** What would have begun a rule, the latest first. */
async function listStarts(
  context: AppContext,
  definition: Definition,
  { now, person, figures }: { now: Date; person: Person; figures: Figures },
): Promise<Start[]> {
  const { on } = definition;
  const since = daysBefore(now, triedDays);
  if ('schedule' in on)
    return timesBetween(on.schedule, since, now, triedDays).map((at) => ({
      ...{ at, subject: null, person: null, input: { at: at.toISOString() } },
    }));
  if (!('activity' in on)) {
    // One example: what will come is not known.
    const labels = 'form' in on ? on.form.fields.map(({ name, label }) => [name, label]) : [];
    const form = Object.fromEntries([...namesFilled(on).map((name) => [name, name]), ...labels]);
    const about = isAboutSomebody(on) ? person : null;
    const input = { at: now.toISOString(), region: about?.region ?? null, form };
    return [{ at: now, subject: null, person: about?.id ?? null, input }];
  }
  const activities = await listActivitiesSince(context.sql, { type: on.activity, since, limit: mostActivities });
  const people = await loadActors(context, activities);
  const things = await findThings(
    context.sql,
    activities.map(({ subject }) => subject),
  );
  return activities.flatMap((activity: Activity) => {
    const about = people.get(personOf(activity) ?? 0) ?? null;
    const input = inputOf(activity);
    const { subject, at } = activity;
    const scope = scopeOfInput({ input, subject }, { person: about, thing: things.get(subject) ?? null });
    try {
      if (definition.if !== undefined && !meets(definition.if, definition, scope, figures)) return [];
    } catch (error) {
      if (error instanceof ConditionError) return [];
      throw error;
    }
    return [{ input, subject, at, person: about?.id ?? null }];
  });
}

/** Goes through the steps of a rule, its waits and questions ending at once, without writing anything. */
async function walk(
  context: AppContext,
  rule: RunRule,
  start: Start,
  figures: Figures,
): Promise<{ written: Written[]; failed: string | null }> {
  const first: RuleRun = {
    ...{ id: 0, rule: rule.number, version: 0, cause: '', parent: null, activity: null, depth: 0, item: null },
    ...{ subject: start.subject, person: start.person, input: start.input, answers: {}, state: 'ready', position: '0' },
    ...{ dueAt: null, attempts: 0, fault: null, startedAt: start.at, endedAt: null },
  };
  const written: Written[] = [];
  const open = [first];
  for (let run = open.shift(); run; run = open.shift()) {
    const [passage] = await openPassages(context.sql, [{ run, rule, answererId: null }], figures);
    if (!passage) break;
    const effects: Effects = { letters: [], acts: [], deliveries: [], steps: [], runs: [] };
    let now = start.at;
    try {
      for (let waits = 0; run.state !== 'done' && waits < mostWaits; waits += 1) {
        const step = effects.steps.find(({ place, endedAt }) => place === run?.position && endedAt === null);
        await passOn(context, passage, effects, { now, asked: step ? { step, answers: [] } : null });
        now = run.dueAt ?? now;
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { written, failed: error.message };
    }
    const readers = new Map(
      (
        await findPeople(
          context.sql,
          effects.letters.map(({ person }) => person),
        )
      ).map((one) => [one.id, one]),
    );
    for (const { person, write } of effects.letters) {
      const reader = readers.get(person);
      if (reader) written.push({ at: start.at, person, text: firstLine(write(reader).text) });
    }
    for (const { message } of effects.deliveries.filter(({ purpose }) => purpose === 'rule'))
      written.push({ at: start.at, person: null, text: firstLine(message.text) });
    for (const { said } of effects.acts) written.push({ at: start.at, person: null, text: said, isAct: true });
    const own = effects.runs.filter((each) => each.rule === rule.number);
    open.push(...own.map((each): RuleRun => ({ ...first, ...each, id: 0, state: 'ready' })));
  }
  return { written, failed: null };
}

const firstLine = (text: string) =>
  plainText(text)
    .split('\n')
    .find((line) => line !== '') ?? '';
