import { pausedLetter } from '#src/answers/rules/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Activity } from '#src/domain/activity/activity.ts';
import { daysBefore } from '#src/domain/date.ts';
import { ConditionError, type Figures, meets } from '#src/domain/rules/condition.ts';
import { usualLimits } from '#src/domain/rules/definition.ts';
import { mostDepth, type RuleRead } from '#src/domain/rules/rule.ts';
import { nextTime } from '#src/domain/rules/schedule.ts';
import { findPeople } from '#src/store/people/person.ts';
import { listOfRoles } from '#src/store/rules/audience.ts';
import {
  listOnRules,
  lockDueSchedules,
  pauseOwnerless,
  pauseWithoutChannel,
  saveNextAt,
  saveRuleState,
} from '#src/store/rules/rule.ts';
import { countRunsSince, insertRuns, type NewRun } from '#src/store/rules/run.ts';
import { findThings } from '#src/store/rules/thing.ts';
import { textsFor } from '#src/texts/index.ts';
import { readOnward } from '../activity/read.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { ableRoles } from './advance.ts';
import { scopeOfInput } from './desk.ts';
import { loadFigures } from './figures.ts';

const readAtOnce = 100;
const reader = { name: 'rules', begins: 'now' } as const;
const mostStaff = 200;

/** Begins a run of each rule that what happened since concerns, in the transaction in which the reader keeps its place. Returns how many began. */
export async function beginRuns(context: AppContext, now: Date, signal?: AbortSignal): Promise<number> {
  let begun = 0;
  for (let count = readAtOnce; count === readAtOnce && !signal?.aborted; ) {
    // Figures are read outside of the transaction. A rule that is put on meanwhile begins with what comes then.
    const known = await listOnRules(context.sql, ableRoles);
    const figures = await loadFigures(
      context,
      known.map(({ definition }) => definition),
    );
    count = await readOnward(context, reader, { now, limit: readAtOnce }, async (inside, activities) => {
      begun += await beginFor(inside, { activities, rules: await listOnRules(inside.sql, ableRoles), figures, now });
    });
  }
  return begun;
}

type Happening = { activities: readonly Activity[]; rules: readonly RuleRead[]; figures: Figures; now: Date };

async function beginFor(inside: AppContext, { activities, rules, figures, now }: Happening): Promise<number> {
  const ofType = Map.groupBy(rules, ({ definition: { on } }) => ('activity' in on ? on.activity : ''));
  const people = await loadActors(inside, activities);
  const concerned = activities.filter(({ type }) => ofType.has(type));
  const things = await findThings(
    inside.sql,
    concerned.map(({ subject }) => subject),
  );
  const runs: NewRun[] = [];
  const failed = new Map<RuleRead, string>();
  for (const activity of concerned) {
    // What rules did themselves begins no more of them beyond this.
    if (activity.depth >= mostDepth) continue;
    const person = people.get(personOf(activity) ?? 0) ?? null;
    const input = inputOf(activity);
    const scope = scopeOfInput(
      { input, subject: activity.subject },
      { person, thing: things.get(activity.subject) ?? null },
    );
    for (const rule of ofType.get(activity.type) ?? []) {
      if (rule.beganAt === null || activity.at < rule.beganAt) continue;
      try {
        const { definition } = rule;
        if (definition.if !== undefined && !meets(definition.if, definition, scope, figures)) continue;
        runs.push({
          ...{ rule: rule.number, version: rule.version, cause: `activity ${activity.id}`, parent: null },
          ...{ activity: activity.id, depth: activity.depth, subject: activity.subject, person: person?.id ?? null },
          ...{ item: null, input, answers: {}, position: '0', dueAt: now, startedAt: now },
        });
      } catch (error) {
        if (!(error instanceof ConditionError)) throw error;
        failed.set(rule, error.message);
      }
    }
  }
  for (const [rule, said] of failed) await tellOfCondition(inside, rule, said, now);
  return insertRuns(inside.sql, await withinLimits(inside, rules, runs, now));
}

/** Returns what a run keeps of an activity. */
export const inputOf = ({
  type,
  region,
  areas,
  data,
  at,
}: Pick<Activity, 'type' | 'region' | 'areas' | 'data' | 'at'>) => ({
  ...{ type, region, areas: [...areas], data: { ...data } as Record<string, unknown>, at: at.toISOString() },
});

/** Whom an activity is about: the person it happened to, otherwise who did it. */
export function personOf({ subject, actor }: Pick<Activity, 'subject' | 'actor'>): number | null {
  const [kind, number] = subject.split(':');
  return kind === 'person' ? Number(number) : actor;
}

export async function loadActors(
  { sql }: Pick<AppContext, 'sql'>,
  activities: readonly Pick<Activity, 'subject' | 'actor'>[],
): Promise<Map<number, Person>> {
  const ids = [...new Set(activities.flatMap((activity) => personOf(activity) ?? []))];
  return new Map((await findPeople(sql, ids)).map((one) => [one.id, one]));
}

/** Those of the runs that their rules may begin within a day; a rule that would begin more is paused, and its owner told. */
export async function withinLimits(
  inside: AppContext,
  rules: readonly RuleRead[],
  runs: readonly NewRun[],
  now: Date,
): Promise<NewRun[]> {
  const ofRule = Map.groupBy(runs, ({ rule }) => rule);
  const before = await countRunsSince(inside.sql, [...ofRule.keys()], daysBefore(now, 1));
  const kept: NewRun[] = [];
  for (const [number, begun] of ofRule) {
    const rule = rules.find((each) => each.number === number);
    if (!rule) continue;
    const most = rule.definition.limits?.runsPerDay ?? usualLimits.runsPerDay;
    const left = Math.max(0, most - (before.get(number) ?? 0));
    kept.push(...begun.slice(0, left));
    if (begun.length <= left) continue;
    await saveRuleState(inside.sql, number, { state: 'paused', pause: 'limit' });
    await tellPerson(inside, rule.owner, {
      purpose: 'rule-fault',
      period: `limit ${number} ${now.toISOString()}`,
      write: (owner) => pausedLetter(rule, textsFor(owner.language).rule.faults.tooManyRuns({ most }), owner),
    });
  }
  return kept;
}

/** Pauses a rule whose condition could not be asked, and tells its owner. */
export async function tellOfCondition(inside: AppContext, rule: RuleRead, said: string, now: Date): Promise<void> {
  const expression = rule.definition.if ?? '';
  await tellPerson(inside, rule.owner, {
    purpose: 'rule-fault',
    period: `condition ${rule.number} ${now.toISOString().slice(0, 13)}`,
    write: (owner) => pausedLetter(rule, textsFor(owner.language).rule.faults.condition({ expression, said }), owner),
  });
  await saveRuleState(inside.sql, rule.number, { state: 'paused', pause: 'limit' });
}

/** Begins the rules whose schedule has come. Of times that no server ran for, the last one counts. Returns how many began. */
export async function beginScheduled(context: AppContext, now: Date): Promise<number> {
  return inTransaction(context, async (inside) => {
    const due = await lockDueSchedules(inside.sql, now, ableRoles);
    const runs: NewRun[] = [];
    for (const rule of due) {
      const { on } = rule.definition;
      if (!('schedule' in on) || rule.nextAt === null) continue;
      const next = nextTime(on.schedule, now);
      await saveNextAt(inside.sql, rule.number, next);
      runs.push({
        ...{ rule: rule.number, version: rule.version, cause: `schedule ${rule.nextAt.toISOString()}`, parent: null },
        ...{
          activity: null,
          depth: 0,
          subject: null,
          person: null,
          item: null,
          input: { at: rule.nextAt.toISOString() },
        },
        ...{ answers: {}, position: '0', dueAt: now, startedAt: now },
      });
    }
    return insertRuns(inside.sql, runs);
  });
}

/** Pauses the rules whose owners left, or are staff no more, and tells staff of it. Returns how many. */
export async function pauseWithoutOwner(context: AppContext, now: Date): Promise<number> {
  return inTransaction(context, async (inside) => {
    const paused = await pauseOwnerless(inside.sql, ableRoles);
    if (paused.length === 0) return 0;
    const staff = await listOfRoles(inside.sql, ableRoles, mostStaff);
    await tellPeople(
      inside,
      paused.flatMap((rule) =>
        staff.map((person) => ({
          person,
          purpose: 'rule-fault',
          period: `owner ${rule.number} ${now.toISOString()}`,
          write: (member: Person) => pausedLetter(rule, textsFor(member.language).rule.pauses.owner, member),
        })),
      ),
    );
    return paused.length;
  });
}

/** Pauses the rules whose channel is gone, or the bot is not in it any more, and tells their owners. Returns how many. */
export async function pauseChannelless(context: AppContext, now: Date): Promise<number> {
  return inTransaction(context, async (inside) => {
    const paused = await pauseWithoutChannel(inside.sql);
    await tellPeople(
      inside,
      paused.flatMap((rule) =>
        rule.owner === null
          ? []
          : [
              {
                person: rule.owner,
                purpose: 'rule-fault',
                period: `channel ${rule.number} ${now.toISOString()}`,
                write: (owner: Person) => pausedLetter(rule, textsFor(owner.language).rule.pauses.channel, owner),
              },
            ],
      ),
    );
    return paused.length;
  });
}
