import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import { LRUCache } from 'lru-cache';
import { activityTypes } from '../activity/types.ts';
import type { Definition } from './definition.ts';
import { listAsking } from './fields.ts';
import { namesFilled } from './trigger.ts';

/** What conditions may ask of figures. `figure` is the newest of an indicator for a region; null where there is none. */
export type Figures = {
  figure(indicator: string, region: string): number | null;
  peers(region: string): readonly string[];
};

/** Somebody as conditions know them; of nobody, all is ''. */
type Known = { region: string; role: string; language: string };
/** What a condition is asked of. */
export type Scope = {
  event: {
    type: string;
    subject: string;
    number: number;
    region: string;
    areas: readonly string[];
    data: Record<string, unknown>;
  };
  /** What the event is about, as it is now. */
  thing: { isThere: boolean; isOpen: boolean; isAnswered: boolean };
  person: Known;
  each: Known;
  form: Record<string, string | number>;
  answers: Record<string, string>;
};

/** A condition that could not be asked: its message is the reader's of expressions. */
export class ConditionError extends Error {
  override name = 'ConditionError';
}

/** An expression that is no loop can still be long: so many parts, so deep, and lists of so many. */
const limits = { maxAstNodes: 150, maxDepth: 20, maxListElements: 60, maxMapEntries: 20, maxCallArguments: 8 };
/** Words that go through a list; more of them within each other would take as long as an attacker likes. */
const through = new Set(['all', 'exists', 'exists_one', 'filter']);
const mostWithin = 2;
/**
 * What a condition may call. Nothing of it makes anything longer than what stands in the expression or in what it is asked of: with `split`, `join`, `map` or
 * `cel.bind` a line could make lists without end.
 */
const callable = new Set([
  ...through,
  ...['figure', 'peers', 'size', 'has', 'bool', 'int', 'double', 'string', 'dyn'],
  ...['contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii', 'trim', 'indexOf', 'lastIndexOf', 'substring'],
]);
const mostKept = 2_000;

/** Whose figures are asked for now: expressions are evaluated at once, so there is one asker at a time. */
const asked: { figures: Figures | null } = { figures: null };

const environments = new LRUCache<string, Environment>({ max: 200 });
const parsed = new LRUCache<string, ParseResult>({ max: mostKept });

/** Tells what is wrong with a condition of a rule, in the words of the reader of expressions; null where nothing is. `slow`: it could take for ever. */
export function judgeCondition(expression: string, rule: Pick<Definition, 'on' | 'steps'>): string | 'slow' | null {
  const environment = environmentOf(rule);
  const checked = environment.check(expression);
  if (!checked.valid) return firstLine(checked.error);
  const { ast } = environment.parse(expression);
  if (isSlow(ast)) return 'slow';
  if (checked.type !== 'bool' && checked.type !== 'dyn') return `${checked.type} is no yes or no`;
  return null;
}

/**
 * Returns whether a condition holds. A figure that is not there is neither above nor below anything.
 * @throws ConditionError where it cannot be asked of this
 */
export function meets(
  expression: string,
  rule: Pick<Definition, 'on' | 'steps'>,
  scope: Scope,
  figures: Figures,
): boolean {
  const key = `${keyOf(rule)} ${expression}`;
  let condition = parsed.get(key);
  if (!condition) {
    condition = environmentOf(rule).parse(expression);
    if (isSlow(condition.ast)) throw new ConditionError('It could take for ever.');
    parsed.set(key, condition);
  }
  asked.figures = figures;
  try {
    return condition(valuesOf(scope)) === true;
  } catch (error) {
    throw new ConditionError(firstLine(error));
  } finally {
    asked.figures = null;
  }
}

/** The indicators that an expression names, so that their figures can be read before it is evaluated. */
export function indicatorsIn(expression: string): string[] {
  return [...expression.matchAll(/figure\(\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, double, single]) => double ?? single ?? '',
  );
}

function environmentOf(rule: Pick<Definition, 'on' | 'steps'>): Environment {
  const key = keyOf(rule);
  const before = environments.get(key);
  if (before) return before;
  const known = { region: 'string', role: 'string', language: 'string' };
  const event = {
    ...{ type: 'string', subject: 'string', number: 'int', region: 'string', areas: 'list<string>' },
    data: dataOf(rule.on),
  };
  const answers = Object.fromEntries(listAsking(rule.steps).map(({ name }) => [name, 'string']));
  const form = Object.fromEntries(namesFilled(rule.on).map((name) => [name, 'dyn']));
  const environment = new Environment({ homogeneousAggregateLiterals: false, limits })
    .registerVariable('event', { schema: event } as never)
    .registerVariable('thing', { schema: { isThere: 'bool', isOpen: 'bool', isAnswered: 'bool' } } as never)
    .registerVariable('person', { schema: known } as never)
    .registerVariable('each', { schema: known } as never)
    .registerVariable('answers', { schema: { none: 'string', ...answers } } as never)
    .registerVariable('form', { schema: { none: 'string', ...form } } as never)
    .registerFunction('peers(string): list', (region: string) => [...(asked.figures?.peers(region) ?? [])])
    .registerFunction(
      'figure(string, string): double',
      (indicator: string, region: string) => asked.figures?.figure(indicator, region) ?? Number.NaN,
    );
  environments.set(key, environment);
  return environment;
}

const keys = new WeakMap<object, string>();

/** What rules have in common whose conditions know the same words. */
function keyOf(rule: Pick<Definition, 'on' | 'steps'>): string {
  const before = keys.get(rule);
  if (before !== undefined) return before;
  const { on, steps } = rule;
  const words = 'activity' in on ? on.activity : namesFilled(on);
  const key = JSON.stringify([words, listAsking(steps).map(({ name }) => name)]);
  keys.set(rule, key);
  return key;
}

/** The types of what an activity's data holds, so that a word that is not there is found before the rule is saved. */
function dataOf(on: Definition['on']): Record<string, string> {
  if (!('activity' in on)) return { none: 'string' };
  const shape: Record<string, { type?: string; def?: { type?: string } }> = activityTypes[on.activity].data.shape;
  const types = Object.entries(shape).map(([name, { def }]): [string, string] => {
    if (def?.type === 'string' || def?.type === 'enum') return [name, 'string'];
    return [name, def?.type === 'boolean' ? 'bool' : 'dyn'];
  });
  return { none: 'string', ...Object.fromEntries(types) };
}

const values = new WeakMap<Scope, ReturnType<typeof convert>>();

/** A scope as expressions read it, kept as long as it is there: a thousand rules may ask the same. */
function valuesOf(scope: Scope) {
  const kept = values.get(scope) ?? convert(scope);
  values.set(scope, kept);
  return kept;
}

/** Whole numbers are counted exactly in expressions; values of figures are not whole, also where one happens to be. */
function convert({ event, ...rest }: Scope) {
  const data = Object.fromEntries(
    Object.entries(event.data).map(([name, value]) => [
      name,
      typeof value === 'number' && Number.isSafeInteger(value) && name !== 'value' && name !== 'before'
        ? BigInt(value)
        : value,
    ]),
  );
  const answers = { none: '', ...rest.answers };
  return {
    ...rest,
    answers,
    form: { none: '', ...rest.form },
    event: { ...event, number: BigInt(event.number), areas: [...event.areas], data: { none: '', ...data } },
  };
}

type Node = { op: string; args: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'op' in value;

function* nodesIn(value: unknown): Generator<Node> {
  if (isNode(value)) yield value;
  else if (Array.isArray(value)) for (const each of value) yield* nodesIn(each);
}

const nameOf = ({ op, args }: Node) => (op === 'rcall' || op === 'call' ? String((args as unknown[])[0]) : null);

/** Whether a name that is called is one of these, anywhere in an expression. */
function says(node: Node, isMeant: (name: string) => boolean): boolean {
  const name = nameOf(node);
  return (name !== null && isMeant(name)) || [...nodesIn(node.args)].some((inner) => says(inner, isMeant));
}

const isSlow = (ast: Node) => goesTooDeep(ast) || says(ast, (name) => !callable.has(name));

/** Whether lists are gone through within each other more often than may be, or anything is put together where two are. */
function goesTooDeep(node: Node, within = 0): boolean {
  const depth = within + (through.has(nameOf(node) ?? '') ? 1 : 0);
  if (depth > mostWithin || (depth === mostWithin && node.op === '+')) return true;
  return [...nodesIn(node.args)].some((inner) => goesTooDeep(inner, depth));
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
