import { z } from 'zod';
import type { TermKind } from './vocabulary.ts';

export type ArgumentKind = 'term' | 'words' | 'number' | 'choice' | 'flag';

/** An argument as adapters, the parser and help see it; derived from a subcommand's zod schema. */
export type Argument = {
  name: string;
  kind: ArgumentKind;
  required: boolean;
  /** For kind `term`: the kind of thing it names. */
  term?: TermKind;
  /** For kind `term`: it is known by its number alone. */
  isNumbered?: boolean;
  /** The smallest and largest number of values, for an argument that takes several. */
  list?: { min: number; max: number };
  /** For kind `number`: the smallest and largest that it takes, where that is bounded. */
  range?: NumberRange;
  /** For kind `choice`. */
  choices?: string[];
  /** The asker's own stands in when it is left out. */
  orOwn?: boolean;
  /** Never taken off free words, which may hold it: it is said as `key=value`. */
  isKeyed?: boolean;
};

export type NumberRange = { min?: number; max?: number };

/** An argument that names something. */
export type TermArgument = Argument & { kind: 'term'; term: TermKind };

export const isTerm = (argument: Argument): argument is TermArgument =>
  argument.kind === 'term' && argument.term !== undefined;

/** Returns one word for the values of an argument: the kind of thing it names, otherwise its shape. */
export const nounOf = ({ kind, term }: Argument): string => term ?? kind;

type Several = { min: number; max: number };

/** Argument types for things with names; after resolution a term's value is its code. */
export const term = (kind: TermKind) => ({
  one: () => z.string().meta({ kind: 'term', term: kind }),
  /** By default the asker's own. */
  own: () => z.string().meta({ kind: 'term', term: kind, orOwn: true }),
  several: ({ min, max }: Several) => z.array(z.string()).min(min).max(max).meta({ kind: 'term', term: kind }),
});

/** An argument type for things that are known by their number. */
export const numbered = (kind: TermKind) => () =>
  z.string().regex(/^\d+$/).meta({ kind: 'term', term: kind, isNumbered: true });

/** Makes an argument one that is said as `key=value` where there are free words. */
export const keyed = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ ...schema.meta(), isKeyed: true });

/** Argument types for `args: z.object({ … })`. Add `.optional()` where it may be left out. */
export const shapes = {
  /** Free words. */
  words: () => z.string().max(1_000).meta({ kind: 'words' }),
  number: (range: NumberRange = {}) => z.number().int().meta({ kind: 'number', range }),
  /** A year that there may be figures of. */
  year: () => shapes.number({ min: 1900, max: 2100 }),
  page: () => shapes.number({ min: 1 }),
  choice: <const Values extends readonly [string, ...string[]]>(values: Values) =>
    z.enum(values).meta({ kind: 'choice' }),
  flag: () => z.boolean().meta({ kind: 'flag' }),
};

type JsonProperty = {
  kind: ArgumentKind;
  term?: TermKind;
  isNumbered?: boolean;
  minItems?: number;
  maxItems?: number;
  range?: NumberRange;
  enum?: string[];
  orOwn?: boolean;
  isKeyed?: boolean;
};

/** The arguments of a schema, in the order they are written. */
export function describeArguments(schema: z.ZodObject): Argument[] {
  const json = z.toJSONSchema(schema, { io: 'input' });
  const required = new Set(json.required);
  return Object.entries(json.properties ?? {}).map(([name, value]) => {
    const property = value as unknown as JsonProperty;
    return {
      name,
      kind: property.kind,
      required: required.has(name),
      ...(property.term !== undefined && { term: property.term }),
      ...(property.isNumbered && { isNumbered: true }),
      ...(property.maxItems !== undefined && { list: { min: property.minItems ?? 0, max: property.maxItems } }),
      ...(Object.keys(property.range ?? {}).length > 0 && { range: property.range as NumberRange }),
      ...(property.enum && { choices: property.enum }),
      ...(property.orOwn && { orOwn: true }),
      ...(property.isKeyed && { isKeyed: true }),
    };
  });
}
