import { askLetter, namesThing, ruleLetter } from '#src/answers/rules/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Place } from '#src/core/place.ts';
import { isPlace } from '#src/core/place.ts';
import { ConditionError, meets } from '#src/domain/rules/condition.ts';
import {
  type Asking,
  type People,
  type Recipients,
  type Step,
  type Text,
  usualLimits,
} from '#src/domain/rules/definition.ts';
import { nameAt } from '#src/domain/rules/fields.ts';
import { compile, type Place as Stand } from '#src/domain/rules/program.ts';
import type { RuleRun, RuleStep } from '#src/domain/rules/rule.ts';
import { afterDuration, nextMoment } from '#src/domain/rules/wait.ts';
import { findWebhook } from '#src/store/webhooks/webhook.ts';
import { textsFor } from '#src/texts/index.ts';
import { callOf } from '../webhooks/webhooks.ts';
import { isAct, takeAct } from './act.ts';
import { type Passage, scopeOf, zoneOf } from './desk.ts';
import { findRecipients, leaveReaders } from './recipients.ts';
import { type Asked, type Effects, note, type Taking, tellingOf } from './taking.ts';

const purpose = 'rule';
/** Answers of a step that approves. */
const approval = { approve: 'approve', decline: 'decline' } as const;

/**
 * Takes a run through its steps, as far as it comes now, and adds what they do to `effects`. Returns how the run stands then. `context` is one outside of
 * transactions.
 * @throws UserError, in the owner's language, where a step cannot be done; what the steps before it did counts, and the run stands before that step
 */
export async function passOn(
  context: AppContext,
  passage: Passage,
  effects: Effects,
  { now, asked }: { now: Date; asked: Asked | null },
): Promise<void> {
  const { run, rule } = passage;
  const program = compile(rule.definition);
  let open = asked;
  while (run.position !== null) {
    const at: string = run.position;
    const stand = program.get(at);
    if (!stand) throw new UserError(textsFor(rule.owner.language).rule.faults.lost({ place: at }));
    const next = await takeStep({ context, passage, effects, now, at, asked: open }, stand);
    open = null;
    if (next === 'waits') return;
    run.position = next;
  }
  Object.assign(run, { state: 'done', dueAt: null, endedAt: now });
}

/** Does one step. Returns the place of the next; null at the end; 'waits' where the run goes on later. */
async function takeStep(taking: Taking, stand: Stand): Promise<string | null | 'waits'> {
  const { step, next, branches } = stand;
  if ('message' in step) await sendMessage(taking, step.message);
  else if ('wait' in step) return wait(taking, step.wait, next);
  else if ('ask' in step) return ask(taking, step.ask, next);
  else if ('approve' in step) return approve(taking, step.approve, next);
  else if ('if' in step) {
    const holds = holdsNow(taking, step.if.when);
    note(taking, step, { holds });
    return (holds ? branches.do : branches.else) ?? next;
  } else if ('each' in step) await sendEach(taking, step.each, branches.do ?? null);
  else if ('webhook' in step) await callWebhook(taking, step.webhook);
  else if (isAct(step)) await takeAct(taking, step);
  else {
    note(taking, step, {});
    return null;
  }
  return next;
}

function holdsNow({ passage }: Taking, expression: string): boolean {
  const { rule, figures } = passage;
  try {
    return meets(expression, rule.definition, scopeOf(passage), figures);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    throw new UserError(textsFor(rule.owner.language).rule.faults.condition({ expression, said: error.message }));
  }
}

/** Those for whom a step is and who may read what it says. */
async function readersOf({ context, passage }: Taking, to: People, said: readonly Text[]): Promise<number[]> {
  const people = await findRecipients(context, passage, to);
  // What is gone by now is told to nobody.
  if (!said.some(namesThing)) return people;
  return passage.thing ? leaveReaders(context, passage, people) : [];
}

const periodOf = ({ passage: { rule, run }, at }: Taking) => `rule ${rule.number} run ${run.id} ${at}`;

/** The rule, where a step is for a group, or is done for each of one. */
const manyOf = ({ passage: { rule, run } }: Taking, to: Recipients) =>
  typeof to === 'object' || run.item !== null ? rule.number : null;

async function sendMessage(
  taking: Taking,
  { to, text, buttons = [] }: { to: Recipients; text: Text; buttons?: { label: string; line: string }[] | undefined },
): Promise<void> {
  const { context, passage, effects } = taking;
  const { rule } = passage;
  const telling = tellingOf(passage);
  const said = [text, ...buttons.flatMap(({ label, line }) => [label, line])];
  const step = { message: { to, text } };
  if (typeof to === 'object' && 'channel' in to) {
    const isShown = !said.some(namesThing) || passage.thing?.isOpen === true;
    if (isShown && isPlace(to.channel))
      effects.deliveries.push({
        ...{ recipient: `rule:${rule.number}`, person: null, purpose, period: periodOf(taking) },
        places: [to.channel as Place],
        message: ruleLetter(context, telling, { text, buttons }, { ...rule.owner, displayName: null }),
      });
    note(taking, step, { to, written: isShown ? 1 : 0 });
    return;
  }
  const people = await readersOf(taking, to, said);
  for (const person of people)
    effects.letters.push({
      person,
      period: periodOf(taking),
      toMany: manyOf(taking, to),
      write: (reader) => ruleLetter(context, telling, { text, buttons }, reader),
    });
  note(taking, step, { to, written: people.length }, { people });
}

function wait(taking: Taking, waiting: Extract<Step, { wait: unknown }>['wait'], next: string | null): 'waits' {
  const { passage, now } = taking;
  const zone = zoneOf(passage);
  const dueAt = 'until' in waiting ? nextMoment(now, waiting.until, zone) : afterDuration(now, waiting, zone);
  note(taking, { wait: waiting }, { until: dueAt.toISOString() });
  // At the end of the steps nothing is to be waited for.
  Object.assign(passage.run, { state: 'waiting', position: next, dueAt });
  return 'waits';
}

async function ask(taking: Taking, asking: Asking, next: string | null): Promise<string | null | 'waits'> {
  const { context, passage, effects, now, at, asked } = taking;
  const { run } = passage;
  const step = { ask: asking };
  const name = asking.name ?? nameAt(at);
  if (asked === null) {
    const people = await readersOf(taking, asking.to, [asking.text]);
    if (people.length === 0) {
      run.answers[name] = '';
      note(taking, step, { asked: 0 });
      return next;
    }
    const until = afterDuration(now, asking.until, zoneOf(passage));
    const remindAt = asking.remind ? afterDuration(now, asking.remind, zoneOf(passage)) : null;
    const isReminded = remindAt !== null && remindAt < until;
    writeAsk(taking, asking, people, { until, isReminder: false });
    note(taking, step, { asked: people.length, until: until.toISOString() }, { people, isOpen: true });
    Object.assign(run, { state: 'asking', dueAt: isReminded ? remindAt : until });
    return 'waits';
  }
  const { step: open, answers } = asked;
  const until = new Date(String(open.output.until));
  if (!isEnough(asking, open, answers) && now < until) {
    const answered = new Set(answers.map(({ person }) => person));
    const left = open.people.filter((person) => !answered.has(person));
    if (open.output.reminded !== true) writeAsk(taking, asking, left, { until, isReminder: true });
    effects.steps.push({ ...open, output: { ...open.output, reminded: true } });
    Object.assign(run, { state: 'asking', dueAt: until });
    void context;
    return 'waits';
  }
  const answer = mostGiven(answers);
  run.answers[name] = answer;
  effects.steps.push({ ...open, output: { ...open.output, answer, answers: answers.length }, endedAt: now });
  return next;
}

async function approve(
  taking: Taking,
  asking: Omit<Asking, 'answers' | 'enough'>,
  next: string | null,
): Promise<string | null | 'waits'> {
  const { run } = taking.passage;
  const name = asking.name ?? nameAt(taking.at);
  const after = await ask(taking, { ...asking, name, answers: approval }, next);
  if (after === 'waits') return after;
  return run.answers[name] === approval.approve ? next : null;
}

function writeAsk(
  taking: Taking,
  asking: Asking,
  people: readonly number[],
  { until, isReminder }: { until: Date; isReminder: boolean },
): void {
  const { context, passage, effects, at } = taking;
  const telling = tellingOf(passage);
  const { run } = passage;
  for (const person of people)
    effects.letters.push({
      person,
      period: `${periodOf(taking)}${isReminder ? ' reminder' : ''}`,
      toMany: manyOf(taking, asking.to),
      write: (reader) => {
        const { approve: yes, decline: no } = textsFor(reader.language).rule.buttons;
        const answers = asking.answers === approval ? { approve: yes, decline: no } : asking.answers;
        const line = `/rule answer ${run.id} ${at}`;
        return askLetter(context, telling, { text: asking.text, answers, line, until, isReminder }, reader);
      },
    });
}

/** Returns whether a step that asked has the answers that it waits for. */
export function isEnough(
  { enough = 'one' }: Pick<Asking, 'enough'>,
  { people }: Pick<RuleStep, 'people'>,
  answers: readonly { person: number }[],
): boolean {
  return enough === 'one' ? answers.length > 0 : people.every((id) => answers.some(({ person }) => person === id));
}

/** The answer that most gave, of several the one that was given first; '' where nobody did. */
function mostGiven(answers: readonly { answer: string }[]): string {
  const counts = new Map<string, number>();
  for (const { answer } of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const [most] = [...counts].sort(([, left], [, right]) => right - left);
  return most?.[0] ?? '';
}

async function sendEach(
  taking: Taking,
  { of, most, do: steps }: Extract<Step, { each: unknown }>['each'],
  begin: string | null,
): Promise<void> {
  const { context, passage, effects, now, at } = taking;
  const { run, rule } = passage;
  const limit = Math.min(
    most ?? usualLimits.peoplePerStep,
    rule.definition.limits?.peoplePerStep ?? usualLimits.peoplePerStep,
  );
  const people = await findRecipients(context, passage, of, limit);
  const { id: parent, version, activity, depth, subject, person, input, answers } = run;
  for (const item of people)
    effects.runs.push({
      ...{ rule: rule.number, version, cause: `run ${parent} ${at} person ${item}`, parent, activity, depth, subject },
      ...{ person, item, input, answers: { ...answers }, position: begin, dueAt: now, startedAt: now },
    });
  note(taking, { each: { of, do: steps } }, { of, begun: people.length }, { people });
}

async function callWebhook(taking: Taking, number: number): Promise<void> {
  const { context, passage, effects, now, at } = taking;
  const { run, rule } = passage;
  const { faults } = textsFor(rule.owner.language).rule;
  const webhook = await findWebhook(context.sql, number);
  if (!webhook || webhook.owner !== rule.owner.id || webhook.disabledAt !== null)
    throw new UserError(faults.noWebhook({ number }));
  const { type, region, areas, data } = run.input;
  const told = { rule: rule.number, run: run.id, step: at, subject: run.subject, region, areas, cause: type, ...data };
  const payload = JSON.stringify({
    type: 'rule.step',
    timestamp: now.toISOString(),
    data: { ...told, answers: run.answers },
  });
  effects.deliveries.push(callOf(webhook, `rule ${rule.number} run ${run.id} ${at}`, payload));
  note(taking, { webhook: number }, { called: number });
}

/** Lets a run stand where it failed, or try again then. */
export const failedRun = (run: RuleRun, fault: string, dueAt: Date | null): void => {
  Object.assign(run, { state: dueAt === null ? 'failed' : 'ready', fault, dueAt, attempts: run.attempts + 1 });
};
