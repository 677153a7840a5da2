import { activityTypes } from '../activity/types.ts';
import { questionLimits } from '../questions/question.ts';
import { policyAreas } from '../topics/indicator.ts';
import { indicatorsIn, judgeCondition } from './condition.ts';
import { type Definition, kindOf, listSteps, type Recipients, ruleLimits, type Step, type Text } from './definition.ts';
import { fieldsIn, listAsking, listFields, listFreeFields, reservedFields } from './fields.ts';
import { judgeSchedule } from './schedule.ts';
import { channelHeard, isAboutSomebody, namesFilled } from './trigger.ts';

/** What is wrong with a rule that reads well; `at` is where its step stands, such as 2.do.0. */
export type RuleProblem =
  | { kind: 'condition'; expression: string; said: string }
  | { kind: 'slow'; expression: string }
  | { kind: 'indicator'; code: string }
  | { kind: 'field'; at: string; field: string; known: string[] }
  | { kind: 'nobody'; at: string; who: string }
  | { kind: 'region'; at: string; code: string }
  | { kind: 'area'; at: string; code: string }
  | { kind: 'schedule'; why: 'unreadable' | 'often' | 'never' }
  | { kind: 'steps'; most: number }
  | { kind: 'nesting'; most: number }
  | { kind: 'channel'; at: string }
  | { kind: 'title'; at: string; most: number }
  | { kind: 'name'; name: string };

type Known = { indicators: { has(code: string): boolean }; regions: { has(code: string): boolean } };

/** Lists what is wrong with a rule; empty where it can be kept. */
export function judgeRule(rule: Definition, known: Known): RuleProblem[] {
  const steps = listSteps(rule.steps);
  const conditions = [
    ...(rule.if === undefined ? [] : [rule.if]),
    ...steps.flatMap(({ step }) => ('if' in step ? [step.if.when] : [])),
  ];
  const problems: RuleProblem[] = conditions.flatMap((expression): RuleProblem[] => {
    const said = judgeCondition(expression, rule);
    if (said === 'slow') return [{ kind: 'slow', expression }];
    if (said !== null) return [{ kind: 'condition', expression, said }];
    return indicatorsIn(expression)
      .filter((code) => !known.indicators.has(code))
      .map((code) => ({ kind: 'indicator', code }));
  });
  if ('schedule' in rule.on) {
    const why = judgeSchedule(rule.on.schedule);
    if (why !== null) problems.push({ kind: 'schedule', why });
  }
  if (steps.length > ruleLimits.steps) problems.push({ kind: 'steps', most: ruleLimits.steps });
  if (steps.some(({ within }) => within > ruleLimits.nesting))
    problems.push({ kind: 'nesting', most: ruleLimits.nesting });
  if (channelHeard(rule.on) === 'here') problems.push({ kind: 'channel', at: 'on' });
  const names = listAsking(rule.steps).map(({ name }) => name);
  const others = listFields({ on: rule.on, steps: [] });
  for (const [index, name] of names.entries())
    if (names.indexOf(name) !== index || others.includes(name)) problems.push({ kind: 'name', name });
  for (const name of namesFilled(rule.on)) if (reservedFields.has(name)) problems.push({ kind: 'name', name });
  const fields = listFields(rule);
  for (const { at, step } of steps) problems.push(...judgeStep(rule, { at, step }, { known, fields }));
  return problems;
}

function judgeStep(
  rule: Definition,
  { at, step }: { at: string; step: Step },
  { known, fields }: { known: Known; fields: string[] },
): RuleProblem[] {
  // What stands above digests does not go with what is withdrawn, nor with who leaves: it names no things and no people.
  const allowed = 'digest' in step ? listFreeFields(rule) : fields;
  const unknown = textsOf(step)
    .flatMap((text) => fieldsIn(text))
    .filter((field) => !allowed.includes(field))
    .map((field): RuleProblem => ({ kind: 'field', at, field, known: allowed }));
  const recipients = recipientsOf(step).flatMap((to) => judgeRecipients(rule, at, to, known));
  return [...unknown, ...recipients, ...judgeSubject(rule, at, step), ...judgeQuestion(at, step)];
}

/** All texts of a step that have fields, in every language. */
function textsOf(step: Step): string[] {
  const all = (text: Text) => (typeof text === 'string' ? [text] : Object.values(text));
  if ('message' in step)
    return [...all(step.message.text), ...(step.message.buttons ?? []).flatMap(({ label, line }) => [label, line])];
  if ('ask' in step) return all(step.ask.text);
  if ('introduce' in step) return all(step.introduce.text);
  if ('review' in step) return all(step.review.text);
  if ('digest' in step) return all(step.digest.text);
  if ('network' in step)
    return [step.network.title, step.network.detail ?? '', step.network.text].flatMap((each) => all(each));
  return 'approve' in step ? all(step.approve.text) : [];
}

function recipientsOf(step: Step): Recipients[] {
  if ('message' in step) return [step.message.to];
  if ('ask' in step) return [step.ask.to];
  if ('approve' in step) return [step.approve.to];
  if ('introduce' in step) return [step.introduce.who, step.introduce.to];
  if ('review' in step) return [step.review.to];
  if ('network' in step) return [step.network.as];
  if ('digest' in step) return step.digest.to === undefined ? [] : [step.digest.to];
  return 'each' in step ? [step.each.of] : [];
}

/** Experiences alone are reviewed, tagged and changed; of testbeds alone there are check-ins. */
function judgeSubject({ on }: Definition, at: string, step: Step): RuleProblem[] {
  const subject = 'activity' in on ? activityTypes[on.activity].subject : null;
  const isOfExperience = 'review' in step || 'tag' in step || 'set' in step;
  if (isOfExperience && subject !== 'experience') return [{ kind: 'nobody', at, who: 'experience' }];
  const isOfTestbed = 'check-in' in step && step['check-in'] === 'event';
  return isOfTestbed && subject !== 'testbed' ? [{ kind: 'nobody', at, who: 'testbed' }] : [];
}

/** A question is one sentence. */
function judgeQuestion(at: string, step: Step): RuleProblem[] {
  if (!('network' in step)) return [];
  const { title } = step.network;
  const isLong = (typeof title === 'string' ? [title] : Object.values(title)).some(
    (said) => said.length > questionLimits.titleCharacters,
  );
  return isLong ? [{ kind: 'title', at, most: questionLimits.titleCharacters }] : [];
}

function judgeRecipients(rule: Definition, at: string, to: Recipients, known: Known): RuleProblem[] {
  const nobody = (who: string): RuleProblem[] => [{ kind: 'nobody', at, who }];
  const { on } = rule;
  const subject = 'activity' in on ? activityTypes[on.activity].subject : null;
  if (to === 'person') return isAboutSomebody(on) ? [] : nobody(to);
  if (to === 'author') return subject && authored.has(subject) ? [] : nobody(to);
  if (to === 'each') return at.includes('.do.') && isWithinEach(rule, at) ? [] : nobody(to);
  if (to === 'answerer') return listAsking(rule.steps).length > 0 ? [] : nobody(to);
  if (to === 'owner' || 'role' in to) return [];
  if ('region' in to) {
    if (to.region === 'event') return isAboutSomebody(on) ? [] : nobody('region: event');
    return known.regions.has(to.region) ? [] : [{ kind: 'region', at, code: to.region }];
  }
  if ('followers' in to) {
    if (to.followers === 'event') return subject ? [] : nobody('followers: event');
    return (policyAreas as readonly string[]).includes(to.followers) ? [] : [{ kind: 'area', at, code: to.followers }];
  }
  if ('suited' in to) return subject === 'question' ? [] : nobody('suited');
  return to.channel === 'here' ? [{ kind: 'channel', at }] : [];
}

const authored = new Set(['experience', 'question', 'tool', 'call', 'training', 'testbed', 'event', 'round']);

function isWithinEach({ steps }: Definition, at: string): boolean {
  return listSteps(steps).some(({ at: outer, step }) => kindOf(step) === 'each' && at.startsWith(`${outer}.do.`));
}

/** Puts a channel where a rule says `here`. */
export function putChannel(rule: Definition, channel: string | null): Definition {
  const put = (steps: readonly Step[]): Step[] =>
    steps.map((step): Step => {
      if ('message' in step && typeof step.message.to === 'object' && 'channel' in step.message.to)
        return step.message.to.channel === 'here' && channel !== null
          ? { message: { ...step.message, to: { channel } } }
          : step;
      if ('if' in step)
        return { if: { ...step.if, do: put(step.if.do), ...(step.if.else && { else: put(step.if.else) }) } };
      return 'each' in step ? { each: { ...step.each, do: put(step.each.do) } } : step;
    });
  return { ...rule, on: putHeard(rule.on, channel), steps: put(rule.steps) };
}

function putHeard(on: Definition['on'], channel: string | null): Definition['on'] {
  if (channel === null || channelHeard(on) !== 'here') return on;
  if ('keyword' in on) return { keyword: { ...on.keyword, in: channel } };
  return 'reaction' in on ? { reaction: { ...on.reaction, in: channel } } : on;
}

/** Lists the channels that a rule writes to, or hears in. */
export const channelsOf = ({ on, steps }: Pick<Definition, 'on' | 'steps'>): string[] => [
  ...[channelHeard(on)].flatMap((heard) => heard ?? []),
  ...listSteps(steps).flatMap(({ step }) =>
    'message' in step && typeof step.message.to === 'object' && 'channel' in step.message.to
      ? [step.message.to.channel]
      : [],
  ),
];
