import { z } from 'zod';
import type { WordTables } from '../tables.ts';

/** What a language model read: these words of the message (`said`, as they stand there) mean this value of that slot. */
export type ModelItem = { slot: ModelSlot; value: string; said: string };

/** Slots whose values are rows of the lexicon. */
const tabled = ['family', 'group', 'sex', 'age', 'area', 'direction', 'superlative', 'status', 'never'] as const;
/** Slots whose values are names, years, or the words themselves. */
const open = ['region', 'except', 'year', 'since', 'until', 'topic', 'own', 'share'] as const;
/** Nothing that deletes, stops or changes something of a person is among them. */
const intents = [
  'compare',
  'rank',
  'peers',
  'experience',
  'contact',
  'profile',
  'meaning',
  'why',
  'indicators',
  'members',
  'questions',
  'log',
  'ask',
  'subscribe',
] as const;

export const modelSlots = ['intent', ...tabled, ...open] as const;
export type ModelSlot = (typeof modelSlots)[number];

/** The values a model may give, by slot; slots that are not in it take any. */
export type ModelValues = Partial<Record<ModelSlot, ReadonlySet<string>>>;

export function listModelValues({ lexicon }: Pick<WordTables, 'lexicon'>): ModelValues {
  const values: ModelValues = { intent: new Set(intents) };
  for (const slot of tabled)
    values[slot] = new Set(lexicon.filter((row) => row.slot === slot).map(({ value }) => value));
  return values;
}

const mostItems = 12;
const answer = z.object({ read: z.array(z.unknown()).max(50) });
const item = z.object({
  slot: z.enum(modelSlots),
  value: z.string().min(1).max(80),
  said: z.string().trim().min(2).max(120),
});

/** Reads what a model answered, without all that is no slot or no value there is. Null where it is no answer at all. */
export function parseModelAnswer(content: string, values: ModelValues): ModelItem[] | null {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return null;
  }
  const parsed = answer.safeParse(json);
  if (!parsed.success) return null;
  return parsed.data.read
    .flatMap((each) => {
      const { data } = item.safeParse(each);
      return data && (values[data.slot]?.has(data.value) ?? true) ? [data] : [];
    })
    .slice(0, mostItems);
}

/** The same as a JSON schema, for servers that keep to one. */
export const modelAnswerSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['read'],
  properties: {
    read: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['slot', 'value', 'said'],
        properties: {
          slot: { type: 'string', enum: [...modelSlots] },
          value: { type: 'string' },
          said: { type: 'string' },
        },
      },
    },
  },
} as const;
