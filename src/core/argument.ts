import { z } from 'zod';
import type { TermKind } from './vocabulary.ts';

export type ArgumentKind = TermKind | 'words' | 'number' | 'choice' | 'flag';

/** An argument as adapters, the parser and help see it; derived from a subcommand's zod schema. */
export type Argument = {
  name: string;
  kind: ArgumentKind;
  description: string;
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
  one: (description: string) => z.string().meta({ kind, description }),
  several: ({ min, max }: Several, description: string) =>
    z.array(z.string()).min(min).max(max).meta({ kind, description }),
});

/** Argument types for `args: z.object({ … })`; after resolution a term's value is its code. Add `.optional()` where it may be left out. */
export const argument = {
  region: term('region').one,
  /** A region, by default the asker's own. */
  ownRegion: (description: string) => z.string().meta({ kind: 'region', orOwn: true, description }),
  regions: term('region').several,
  indicator: term('indicator').one,
  indicators: term('indicator').several,
  area: term('area').one,
  country: term('country').one,
  /** The number of a logged experience. */
  experience: (description: string) => z.string().regex(/^\d+$/).meta({ kind: 'experience', description }),
  /** The number of a question. */
  question: (description: string) => z.string().regex(/^\d+$/).meta({ kind: 'question', description }),
  /** Free words. */
  words: (description: string) => z.string().max(1_000).meta({ kind: 'words', description }),
  number: (description: string) => z.number().int().meta({ kind: 'number', description }),
  choice: <const Values extends readonly [string, ...string[]]>(values: Values, description: string) =>
    z.enum(values).meta({ kind: 'choice', description }),
  flag: (description: string) => z.boolean().meta({ kind: 'flag', description }),
};

type JsonProperty = {
  kind: ArgumentKind;
  description: string;
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
      description: property.description,
      required: required.has(name),
      ...(property.maxItems !== undefined && { list: { min: property.minItems ?? 0, max: property.maxItems } }),
      ...(property.enum && { choices: property.enum }),
      ...(property.orOwn && { orOwn: true }),
    };
  });
}
