import { describeStep } from '#src/answers/rules/describe.ts';
import { fillPlain, namesThing, ruleLetter } from '#src/answers/rules/letters.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type Step, type Text, textIn, usualLimits } from '#src/domain/rules/definition.ts';
import { mostDepth } from '#src/domain/rules/rule.ts';
import { findPeople } from '#src/store/people/person.ts';
import { findRuleByName } from '#src/store/rules/rule.ts';
import { textsFor } from '#src/texts/index.ts';
import { addToNote, listOwnDigests } from '../digests/add-to-note.ts';
import { claimExperience } from '../experiences/claim.ts';
import { readRunnable, runNow } from '../rounds/run.ts';
import { askCheck, listAsked } from '../testbeds/ask-check.ts';
import { askNetwork } from './ask-network.ts';
import { type ChangeStep, changeExperience } from './change.ts';
import { findRecipients, leaveReaders } from './recipients.ts';
import { note, type Taking, tellingOf } from './taking.ts';

const writing = ['message', 'ask', 'approve', 'wait', 'if', 'each', 'webhook', 'end'] as const;
type Writing = { [Kind in (typeof writing)[number]]: Record<Kind, unknown> }[(typeof writing)[number]];
type ActStep = Exclude<Step, Writing>;

/** Returns whether a step does something other than writing, asking, waiting and choosing. */
export const isAct = (step: Step): step is ActStep => !writing.some((kind) => kind in step);

/** Does such a step, with the rights of the rule's owner. @throws UserError, in their language, where it cannot be done */
export async function takeAct(taking: Taking, step: ActStep): Promise<void> {
  if ('run' in step) return beginOther(taking, step);
  if ('introduce' in step) return introduce(taking, step);
  if ('review' in step) return assignReview(taking, step);
  if ('round' in step) return matchRound(taking, step);
  if ('check-in' in step) return beginCheck(taking, step);
  if ('digest' in step) return addToDigest(taking, step);
  if ('network' in step) return askNetwork(taking, step, personOf(taking, step.network.as));
  return change(taking, step);
}

/** Another rule begins with what this one began with, one deeper: of rules that begin each other in a ring the third stands still. */
async function beginOther(taking: Taking, step: Extract<ActStep, { run: unknown }>): Promise<void> {
  const { context, passage, effects, now, at } = taking;
  const { run, rule } = passage;
  const { faults, steps } = textsFor(rule.owner.language).rule;
  const other = await findRuleByName(context.sql, step.run);
  if (other?.state !== 'on' || other.owner !== rule.owner.id) throw new UserError(faults.noRule({ name: step.run }));
  const depth = run.depth + 1;
  if (depth >= mostDepth) throw new UserError(faults.loop({ name: step.run, most: mostDepth }));
  const { activity, subject, person, input } = run;
  effects.runs.push({
    ...{ rule: other.number, version: other.version, cause: `run ${run.id} ${at}`, parent: null, activity, depth },
    ...{ subject, person, item: null, input, answers: {}, position: '0', dueAt: now, startedAt: now },
  });
  effects.acts.push({ run, said: steps.run({ name: other.name }), act: async () => {} });
  note(taking, step, { began: other.number });
}

async function introduce(taking: Taking, step: Extract<ActStep, { introduce: unknown }>): Promise<void> {
  const { who, to, text } = step.introduce;
  const [asked, other] = [personOf(taking, who), personOf(taking, to)];
  if (!asked || !other || asked.id === other.id) return note(taking, step, { written: 0 });
  const line = `/introduction write person=${other.id}`;
  const label = (language: string) => textsFor(language).rule.buttons.introduce;
  const people = await write(taking, asked, { text, line, label });
  note(taking, step, { written: people.length }, { people });
}

async function assignReview(taking: Taking, step: Extract<ActStep, { review: unknown }>): Promise<void> {
  const { passage, effects, now } = taking;
  const { run, rule } = passage;
  const reviewer = personOf(taking, step.review.to);
  const number = Number(run.subject?.split(':')[1]);
  const isOpen = run.subject?.startsWith('experience:') && passage.thing !== null;
  if (!reviewer || !isOpen) return note(taking, step, { written: 0 });
  const { faults } = textsFor(rule.owner.language).rule;
  if (!isAllowed(reviewer.role, 'review'))
    throw new UserError(faults.noReviewer({ name: reviewer.displayName ?? `#${reviewer.id}` }));
  const said = textsFor(rule.owner.language).rule.steps.review({ to: reviewer.displayName ?? '–', text: '' });
  effects.acts.push({ run, said, act: (inside) => claimExperience(inside, number, { person: reviewer, now }) });
  const people = await write(taking, reviewer, {
    text: step.review.text,
    line: `/experience review ${number}`,
    label: () => passage.thing?.title ?? '',
  });
  note(taking, step, { written: people.length }, { people });
}

async function matchRound(taking: Taking, step: Extract<ActStep, { round: unknown }>): Promise<void> {
  const { passage, effects, now } = taking;
  const { run, rule } = passage;
  const { faults, steps } = textsFor(rule.owner.language).rule;
  if (!isAllowed(rule.owner.role, 'run-rounds')) throw new UserError(faults.noRound);
  const by = { person: rule.owner, now };
  effects.acts.push({
    run,
    said: steps.round({ number: step.round }),
    act: async (inside) => {
      await readRunnable(inside, step.round, by);
      await runNow(inside, step.round, now);
    },
  });
  note(taking, step, { round: step.round });
}

async function beginCheck(taking: Taking, step: Extract<ActStep, { 'check-in': unknown }>): Promise<void> {
  const { context, passage, effects, now } = taking;
  const { run, rule } = passage;
  const [kind, about] = run.subject?.split(':') ?? [];
  const number = step['check-in'] === 'event' ? (kind === 'testbed' ? Number(about) : 0) : step['check-in'];
  const { testbed, people } = await listAsked(context, number, rule.owner);
  const most = rule.definition.limits?.peoplePerStep ?? usualLimits.peoplePerStep;
  if (people.length > most)
    throw new UserError(textsFor(rule.owner.language).rule.faults.tooMany({ name: rule.name, most }));
  const said = textsFor(rule.owner.language).rule.steps.check({ number: String(testbed.number) });
  effects.acts.push({ run, said, act: (inside) => askCheck(inside, number, { person: rule.owner, now }) });
  note(taking, step, { testbed: number }, { people });
}

/** Adds to the digests of people, in the language of each; or to those of everybody, in that of the rule. */
async function addToDigest(taking: Taking, step: Extract<ActStep, { digest: unknown }>): Promise<void> {
  const { context, passage, effects, now } = taking;
  const { run, rule } = passage;
  const { to, text } = step.digest;
  const staff = { person: rule.owner, now };
  const telling = tellingOf(passage);
  const say = (language: string) => fillPlain(context, telling, textIn(text, language), { ...rule.owner, language });
  const { faults } = textsFor(rule.owner.language).rule;
  const said = describeStep(context, step, rule.owner);
  if (to === undefined) {
    const line = say(rule.definition.language ?? rule.owner.language);
    const act: Act = async (inside) => {
      if (!(await addToNote(inside, { subscription: undefined, line }, staff))) throw new UserError(faults.digest);
    };
    effects.acts.push({ run, said, act });
    return note(taking, step, { added: 1 });
  }
  const people = await findRecipients(context, passage, to);
  const readers = await findPeople(context.sql, people);
  effects.acts.push({
    ...{ run, said },
    async act(inside) {
      const added: boolean[] = [];
      for (const { id, language } of readers)
        for (const subscription of await listOwnDigests(inside, id))
          added.push(await addToNote(inside, { subscription, line: say(language) }, staff));
      // Where one of them took it the others are left, as a second try would add it there twice.
      if (added.length > 0 && !added.includes(true)) throw new UserError(faults.digest);
    },
  });
  note(taking, step, { to, added: people.length }, { people });
}

type Act = Taking['effects']['acts'][number]['act'];

async function change(taking: Taking, step: ChangeStep): Promise<void> {
  const { context, passage, effects, now } = taking;
  const { run, rule, thing } = passage;
  const number = Number(run.subject?.split(':')[1]);
  // What is gone by now is changed by nobody.
  if (!run.subject?.startsWith('experience:') || thing === null) return note(taking, step, { changed: 0 });
  effects.acts.push({
    ...{ run, said: describeStep(context, step, rule.owner) },
    act: (inside) => changeExperience(inside, number, step, { person: rule.owner, now }),
  });
  note(taking, step, { experience: number });
}

function personOf({ passage }: Taking, name: string): Person | null {
  const { person, author, item, answerer, rule } = passage;
  return { person, author, each: item, answerer, owner: rule.owner }[name] ?? null;
}

/** Writes to somebody what they may read. Returns whom. */
async function write(
  { context, passage, effects, at }: Taking,
  { id }: Person,
  { text, line, label }: { text: Text; line: string; label(language: string): string },
): Promise<number[]> {
  const readers = passage.thing || !namesThing(text) ? await leaveReaders(context, passage, [id]) : [];
  if (readers.length === 0) return [];
  const telling = tellingOf(passage);
  effects.letters.push({
    person: id,
    period: `rule ${passage.rule.number} run ${passage.run.id} ${at}`,
    toMany: null,
    write: (reader) =>
      ruleLetter(context, telling, { text, buttons: [{ label: label(reader.language), line }] }, reader),
  });
  return readers;
}
