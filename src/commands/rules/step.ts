import { z } from 'zod';
import { placeNumber } from '#src/answers/rules/place-number.ts';
import { ruleMessage } from '#src/answers/rules/rule.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import { parsePlace } from '#src/core/place.ts';
import { beginning, type Definition, ruleLimits, type Step, stepKinds } from '#src/domain/rules/definition.ts';
import { emptyStep, insertStep, moveStep, removeStep, replaceStep, stepAt } from '#src/domain/rules/edit.ts';
import { listFields, listFreeFields } from '#src/domain/rules/fields.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import { readTrigger, writeTrigger } from '#src/domain/rules/yaml.ts';
import { changeRule, readVersion } from '#src/operations/rules/edit.ts';
import { textsFor } from '#src/texts/index.ts';
import { readStep } from './read-step.ts';
import { condition, stepFields } from './step-fields.ts';

const common = { visibility: 'private', requires: 'run-digests', hidden: true } as const;
const args = z.object({ number: argument.number({ min: 1, max: 1_000_000_000 }), words: argument.words() });
/** The version that was looked at, what is done, and the place of a step; of a new one its kind. */
const said = z.tuple([z.coerce.number().int(), z.string(), z.string().default(''), z.string().default('')]);

function read(number: number, words: string, { person }: Pick<Call, 'person'>) {
  const parsed = said.safeParse(words.split(' '));
  if (!parsed.success) throw new UserError(textsFor(person.language).rule.refused.unmovable);
  const [version, verb, at, kind] = parsed.data;
  return { which: { number, version }, verb, at, kind: stepKinds.find((each) => each === kind) };
}

/** Opens the form of a step that is there or is to be, or of what begins a rule; what it takes is the rule’s next version. */
export const step = subcommand({
  ...common,
  args,
  edits: true,
  async run(context, { number, words }, call) {
    const { which, verb, at, kind } = read(number, words, call);
    const rule = await readVersion(context, which, call);
    const texts = textsFor(call.person.language).rule;
    const shown =
      verb === 'head'
        ? headFields(rule, call)
        : stepFields(stepFor(rule, { verb, at, kind }, call), call.person, {
            ...{ fields: listFields(rule.definition), free: listFreeFields(rule.definition) },
            isChannel: parsePlace(call.place).kind === 'channel',
          });
    const { stepForm, form } = texts;
    const { name } = rule;
    const title = verb === 'head' ? stepForm.head({ name }) : stepForm.title({ at: placeNumber(at), name });
    return { title, submit: form.submit, ...shown };
  },
  async submit(context, values, { number, words }, call) {
    const { which, verb, at, kind } = read(number, words, call);
    const rule = await readVersion(context, which, call);
    if (verb === 'head')
      return keep(context, which, () => readHead(rule, values, call), { field: troubled(values), call });
    const before = stepFor(rule, { verb, at, kind }, call);
    const after = readStep(values, before, call.person);
    return keep(
      context,
      which,
      ({ steps, ...rest }) => {
        const changed = verb === 'add' ? insertStep(steps, at, after) : replaceStep(steps, at, after);
        return changed && { ...rest, steps: changed };
      },
      { field: troubled(values), call },
    );
  },
});

/** Moves a step in its list, takes it out, or adds one that needs no form. */
export const move = subcommand({
  ...common,
  args,
  writes: true,
  async run(context, { number, words }, call) {
    const { which, verb, at, kind } = read(number, words, call);
    const change = (steps: readonly Step[]): Step[] | null => {
      if (verb === 'up') return moveStep(steps, at, -1);
      if (verb === 'down') return moveStep(steps, at, 1);
      if (verb === 'out') return removeStep(steps, at);
      return verb === 'add' && kind === 'end' ? insertStep(steps, at, { end: true }) : null;
    };
    return save(
      context,
      which,
      ({ steps, ...rest }) => {
        const changed = change(steps);
        return changed && { ...rest, steps: changed };
      },
      call,
    );
  },
});

type Change = (before: Definition) => Definition | null;
type Which = Parameters<typeof changeRule>[1];

async function save(context: AppContext, which: Which, change: Change, call: Call) {
  const rule = await changeRule(context, which, change, call);
  const { rule: texts } = textsFor(call.person.language);
  const { name, version, state } = rule;
  return ruleMessage(context, rule, call.person, texts.kept({ name, version, state: texts.states[state] }));
}

/** Keeps what a form took, or says what is wrong with it below a field of that form. */
async function keep(context: AppContext, which: Which, change: Change, { field, call }: { field: string; call: Call }) {
  try {
    return await save(context, which, change, call);
  } catch (error) {
    if (error instanceof UserError) return { problems: { [field]: error.message } };
    throw error;
  }
}

/** The field below which is said what is wrong: that of its texts or condition, where it has one. */
const troubled = (values: FormValues): string =>
  ['if', 'text', 'when', 'to'].find((name) => name in values) ?? Object.keys(values)[0] ?? 'text';

function stepFor(
  { definition }: RuleRead,
  { verb, at, kind }: { verb: string; at: string; kind: Parameters<typeof emptyStep>[0] | undefined },
  { person }: Pick<Call, 'person'>,
): Step {
  const found = verb === 'add' ? kind && emptyStep(kind, definition) : verb === 'edit' && stepAt(definition.steps, at);
  if (!found) throw new UserError(textsFor(person.language).rule.refused.unmovable);
  return found;
}

function headFields({ definition }: RuleRead, { person }: Pick<Call, 'person'>) {
  const { form, show, stepForm } = textsFor(person.language).rule;
  const { name, on, limits = {} } = definition;
  const count = (field: string, label: string, max: number): Field => ({
    ...{ name: field, type: 'number', label, required: false, min: 1, max, decimals: 0 },
  });
  const begins: Field =
    'activity' in on
      ? {
          ...{ name: 'activity', type: 'select', label: stepForm.activity, required: true },
          options: beginning.map((value) => ({ value, label: value })),
        }
      : { name: 'on', type: 'long-text', label: stepForm.on, required: true, maxLength: ruleLimits.text };
  return {
    fields: [
      { name: 'name', type: 'text', label: form.name, required: true, maxLength: ruleLimits.name },
      begins,
      condition('if', show.if),
      count('peoplePerStep', stepForm.peoplePerStep, ruleLimits.peoplePerStep),
      count('runsPerDay', stepForm.runsPerDay, ruleLimits.runsPerDay),
    ] satisfies Field[],
    values: {
      ...{ name, if: definition.if ?? '' },
      ...('activity' in on ? { activity: on.activity } : { on: writeTrigger(on) }),
      ...{ peoplePerStep: limits.peoplePerStep ?? null, runsPerDay: limits.runsPerDay ?? null },
    },
  };
}

function readHead({ definition }: RuleRead, values: FormValues, { person }: Pick<Call, 'person'>): Definition {
  const { name: _, if: __, limits: ___, on: before, ...rest } = definition;
  const text = (name: string) => String(values[name] ?? '').trim();
  const on = 'activity' in before ? { activity: text('activity') } : readTrigger(text('on'));
  if (on === null) throw new UserError(textsFor(person.language).rule.refused.unreadable);
  const limits = Object.fromEntries(
    (['peoplePerStep', 'runsPerDay'] as const).flatMap((each) =>
      text(each) === '' ? [] : [[each, Number(values[each])]],
    ),
  );
  return {
    ...rest,
    ...{ name: text('name'), on: on as Definition['on'] },
    ...(text('if') !== '' && { if: text('if') }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}
