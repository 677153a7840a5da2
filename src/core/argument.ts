import { z } from 'zod';
import type { TermKind } from './vocabulary.ts';

export type ArgumentKind = TermKind | 'words' | 'number' | 'choice' | 'flag';

/** An argument as adapters, the parser and help see it; derived from a subcommand's zod schema. */
export type Argument = {
  name: string;
  kind: ArgumentKind;
  required: boolean;
  /** How many, for an argument that takes several. */
  list?: { min: number; max: number };
  /** For kind `choice`. */
  choices?: string[];
  /** The asker's own region stands in when it is left out. */
  orOwn?: boolean;
};

type Several = { min: number; max: number };

const term = (kind: TermKind) => ({
  one: () => z.string().meta({ kind }),
  several: ({ min, max }: Several) => z.array(z.string()).min(min).max(max).meta({ kind }),
});

/** Argument types for `args: z.object({ … })`; after resolution a term's value is its code. Add `.optional()` where it may be left out. */
export const argument = {
  region: term('region').one,
  /** A region, by default the asker's own. */
  ownRegion: () => z.string().meta({ kind: 'region', orOwn: true }),
  regions: term('region').several,
  indicator: term('indicator').one,
  indicators: term('indicator').several,
  area: term('area').one,
  country: term('country').one,
  /** The number of a logged experience. */
  experience: () => z.string().regex(/^\d+$/).meta({ kind: 'experience' }),
  /** The number of a question. */
  question: () => z.string().regex(/^\d+$/).meta({ kind: 'question' }),
  /** Free words. */
  words: () => z.string().max(1_000).meta({ kind: 'words' }),
  number: () => z.number().int().meta({ kind: 'number' }),
  choice: <const Values extends readonly [string, ...string[]]>(values: Values) =>
    z.enum(values).meta({ kind: 'choice' }),
  flag: () => z.boolean().meta({ kind: 'flag' }),
};

type JsonProperty = {
  kind: ArgumentKind;
  minItems?: number;
  maxItems?: number;
  enum?: string[];
  orOwn?: boolean;
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
      ...(property.maxItems !== undefined && { list: { min: property.minItems ?? 0, max: property.maxItems } }),
      ...(property.enum && { choices: property.enum }),
      ...(property.orOwn && { orOwn: true }),
    };
  });
}
