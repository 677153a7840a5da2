import { z } from 'zod';
import { readNumber } from '#src/core/read-number.ts';

export const regionRoles = ['leader', 'active-partner', 'coordinator', 'support', 'funding', 'advisory'] as const;
export const policyStages = ['formulation', 'output', 'implementation', 'evaluation'] as const;
export const statuses = ['planned', 'pilot', 'running', 'mainstreamed', 'ended', 'stopped'] as const;
export const evaluations = ['none', 'internal', 'external', 'ongoing'] as const;
/** ESF is what is told of so, whatever the years: ESF+ began in 2021, and nobody calls an older project's fund that. */
export const funds = ['AMIF', 'ESF', 'ESF+', 'ERDF', 'Interreg', 'national', 'regional', 'private'] as const;
export const aspects = [
  'communication',
  'inclusion',
  'innovation',
  'multi-level-governance',
  'multi-stakeholder',
  'monitoring-evaluation',
  'sustainability',
] as const;

const result = z.object({ text: z.string(), value: z.number().nullable(), unit: z.string(), date: z.string() });

/** A result as it was typed and the figure read from it: `value` null where there is none, `unit` and `date` as written. */
export type ExperienceResult = z.output<typeof result>;

const text = z.string().min(1);
/** A date as exactly as it is known: year, month or day. */
const day = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);

/** The fields completed later; what was not filled in is absent. Dates YYYY-MM-DD, YYYY-MM or YYYY, cost in euro. */
export const experienceDetails = z.object({
  regionRole: z.enum(regionRoles).optional(),
  stage: z.enum(policyStages).optional(),
  status: z.enum(statuses).optional(),
  start: day.optional(),
  end: day.optional(),
  results: z.array(result).optional(),
  personsReached: z.number().int().nonnegative().optional(),
  evaluation: z.enum(evaluations).optional(),
  difficulties: text.optional(),
  lessons: text.optional(),
  tips: text.optional(),
  funding: z.array(z.enum(funds)).optional(),
  costEuro: z.number().nonnegative().optional(),
  partners: text.optional(),
  contact: text.optional(),
  links: z.array(z.url({ protocol: /^https?$/ })).optional(),
  aspects: z.array(z.enum(aspects)).optional(),
});

export type ExperienceDetails = z.output<typeof experienceDetails>;

// The value is taken as far as it goes, so that no other end of it is tried.
const figure = /(?<!\d): ?(?<value>[-−]?\d[\d .,'’]*)(?![\d .,'’])(?<unit>[^():]*)(?:\((?<date>[^()]*)\))?$/u;
/** Matches text after a number that shows it to be no single figure: a span, a fraction or a date. */
const goesOn = /^ ?[-‐‑–—−/:×x+~] ?\d|^(?:to|bis|à|a|till|al) \d/iu;

/** Results as typed, one a line: "Found work: 62 % (2024)". */
export function parseResults(typed: string): ExperienceResult[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => {
      const { value = '', unit = '', date = '' } = figure.exec(text.replace(/\s+/g, ' '))?.groups ?? {};
      const read = goesOn.test(unit) ? null : parseFigure(value, unit);
      return read === null
        ? { text, value: null, unit: '', date: '' }
        : { text, value: read.value, unit: read.unit, date: date.trim() };
    });
}

/**
 * "1 250", "1,250", "1.250", "62,5" and "120k" as people of several countries write them; null if it is no number. Shares have decimals, other
 * figures groups. A word that multiplies belongs to the number, what is counted to the unit.
 */
function parseFigure(written: string, unit: string): { value: number; unit: string } | null {
  const bare = written.replace(/[\s,.]+$/, '');
  const [word = '', ...rest] = unit.trim().split(' ');
  // Five m are metres as well.
  const multiplied = word === '' || word === 'm' ? null : readNumber(`${bare} ${word}`);
  if (multiplied?.type === 'number' && !/^(?:eur|euros?|€)$/i.test(word))
    return { value: multiplied.value, unit: rest.join(' ') };
  const reading = readNumber(bare);
  if (reading.type === 'number') return { value: reading.value, unit: unit.trim() };
  if (reading.type !== 'doubtful') return null;
  const [grouped, decimal] = reading.readings;
  const isShare = /^\s*(?:%|‰|per ?cent|points?|pp)/i.test(unit);
  return { value: isShare ? decimal : grouped, unit: unit.trim() };
}
