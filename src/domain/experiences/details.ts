import { z } from 'zod';

export const regionRoles = ['leader', 'active-partner', 'coordinator', 'support', 'funding', 'advisory'] as const;
export const policyStages = ['formulation', 'output', 'implementation', 'evaluation'] as const;
export const statuses = ['planned', 'pilot', 'running', 'mainstreamed', 'ended', 'stopped'] as const;
export const evaluations = ['none', 'internal', 'external', 'ongoing'] as const;
export const funds = ['AMIF', 'ESF+', 'ERDF', 'Interreg', 'national', 'regional', 'private'] as const;
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
const day = z.iso.date();

/** The fields completed later; what was not filled in is absent. Dates YYYY-MM-DD, cost in euro. */
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

const figure = /(?<!\d):\s*(?<value>-?\d[\d\s.,]*)\s*(?<unit>[^():]*?)\s*(?:\((?<date>[^()]*)\))?$/u;

/** Results as typed, one a line: "Found work: 62 % (2024)". */
export function parseResults(typed: string): ExperienceResult[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => {
      const { value, unit = '', date = '' } = figure.exec(text)?.groups ?? {};
      const number = value === undefined ? null : parseFigure(value);
      return number === null ? { text, value: null, unit: '', date: '' } : { text, value: number, unit, date };
    });
}

/** "1 250", "1,250", "1.250" and "62,5" as people of several countries write them; null if it is no number. */
function parseFigure(written: string): number | null {
  const compact = written.replace(/\s/g, '');
  const isGrouped = /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(compact);
  const plain = isGrouped ? compact.replace(/[.,]/g, '') : compact.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
