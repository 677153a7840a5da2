import { type ActivityType, activityTypes } from '../activity/types.ts';
import { type Asking, type Definition, listSteps, type Step } from './definition.ts';
import { namesFilled } from './trigger.ts';

/** Fields that any rule's texts may have: the reader's name, whom the run is about, whose the rule is, its name. */
const always = ['name', 'person', 'owner', 'rule', 'region', 'region-code'];

/** What texts know by themselves: no form, and nothing that a program sends, may be called so. */
export const reservedFields: ReadonlySet<string> = new Set([
  ...always,
  ...['number', 'title', 'author', 'each', 'indicator'],
]);

/** Fields that a text may have beside those, by what starts the rule. */
function fieldsOfTrigger(on: Definition['on']): string[] {
  if (!('activity' in on)) return namesFilled(on);
  const { subject, data } = activityTypes[on.activity as ActivityType];
  const values = Object.keys(data.shape).filter((name) => name !== 'territory' && name !== 'person');
  return ['number', ...(titled.has(subject) ? ['title', 'author'] : []), ...values];
}

/** Things that have a title. */
const titled = new Set(['experience', 'question', 'tool', 'call', 'training', 'testbed', 'event', 'round']);

/** The steps that ask, with the name by which their answer is known. */
export function listAsking(steps: readonly Step[]): { at: string; name: string; asking: Asking }[] {
  return listSteps(steps).flatMap(({ at, step }) => {
    if ('ask' in step) return [{ at, name: step.ask.name ?? nameAt(at), asking: step.ask }];
    if ('approve' in step)
      return [{ at, name: step.approve.name ?? nameAt(at), asking: { ...step.approve, answers: {} } }];
    return [];
  });
}

/** The name of an answer that was given none. */
export const nameAt = (at: string) => `answer-${at.replaceAll('.', '-')}`;

/** Lists the fields that the texts of a rule may have. */
export function listFields({ on, steps }: Pick<Definition, 'on' | 'steps'>): string[] {
  const hasEach = listSteps(steps).some(({ step }) => 'each' in step);
  return [
    ...new Set([
      ...always,
      ...fieldsOfTrigger(on),
      ...listAsking(steps).map(({ name }) => name),
      ...(hasEach ? ['each'] : []),
    ]),
  ];
}

/** Lists the fields that name neither a person nor what somebody wrote. */
export function listFreeFields({ on }: Pick<Definition, 'on'>): string[] {
  const ofActivity = 'activity' in on ? fieldsOfTrigger(on).filter((name) => !personal.has(name)) : [];
  return ['rule', 'region', 'region-code', ...ofActivity];
}

/** Returns whether what a step asks is known beforehand but for codes, numbers and titles: nobody else's words are asked in its owner's name. */
export function asksAtOnce(rule: Pick<Definition, 'on'>, step: Extract<Step, { network: unknown }>): boolean {
  const { as, title, detail = '' } = step.network;
  const known = [...listFreeFields(rule), 'title'];
  const said = [title, detail].flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text)));
  return as === 'owner' && said.flatMap(fieldsIn).every((name) => known.includes(name));
}

/** Returns whether a rule asks the network in its owner's name once they agree. */
export const asksInName = (rule: Pick<Definition, 'on' | 'steps'>): boolean =>
  listSteps(rule.steps).some(({ step }) => 'network' in step && asksAtOnce(rule, step));

const personal: ReadonlySet<string> = new Set(['title', 'author']);

const field = /\{([^{}]*)\}/g;

/** Lists the fields in a text. */
export const fieldsIn = (text: string): string[] => [...text.matchAll(field)].map(([, name = '']) => name.trim());

/** Fills the fields of a text; one without a value becomes nothing. */
export const fillFields = (text: string, say: (name: string) => string): string =>
  text.replace(field, (_, name: string) => say(name.trim()));
