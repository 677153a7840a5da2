import { z } from 'zod';
import { indicatorRoles, policyAreas } from './indicator.ts';

const text = (longest: number) =>
  z
    .string('is missing')
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    // Control signs would break tables and lists.
    .regex(/^[^\p{Cc}]*$/u, 'holds a line break or another sign that cannot be shown');
const dimensions = z.record(
  z.string().regex(/^\w{1,40}$/, 'names a dimension that is none, such as sex or c_birth'),
  text(80),
  'is no filter such as {"sex": "T", "unit": "PC"}',
);
/** A table of Eurostat by its code, or a publication by its name. */
const table = text(80);
const bound = z.number('is no number').nullable().default(null);

/** An indicator as data/indicators.json and staff describe it. What may be left out has a value that suits most. */
export const catalogueEntry = z
  .strictObject({
    code: z
      .string('is missing')
      .regex(
        /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
        'is no code such as employment-foreign-born (small letters, digits and hyphens)',
      )
      .max(60, 'is longer than 60 characters'),
    name: text(100),
    shortName: text(60).optional(),
    aliases: z.array(text(100)).max(60, 'has more than 60 names').default([]),
    names: z.record(z.string().regex(/^[a-z]{2}$/, 'is no language such as sv'), text(100)).default({}),
    definition: text(600).refine((said) => said.endsWith('.'), 'is no sentence: end it with a full stop'),
    unit: text(40),
    decimals: z.number().int().min(0).max(4, 'is no number of decimals from 0 to 4').default(1),
    polarity: z.literal([-1, 0, 1], 'is neither 1 (higher is better), −1 (lower is better) nor 0'),
    policyArea: z
      .enum(policyAreas, `is none of ${policyAreas.join(', ')}`)
      .nullable()
      .default(null),
    role: z.enum(indicatorRoles, `is none of ${indicatorRoles.join(', ')}`).optional(),
    ageBand: text(30).nullable().default(null),
    group: text(60).default('everyone'),
    family: text(60).nullable().default(null),
    measure: text(60).nullable().optional(),
    level: z.enum(['regions', 'countries']).default('regions'),
    transform: z.enum(['identity', 'log10']).default('identity'),
    lowest: bound,
    highest: bound,
    source: text(120),
    dataset: table,
    dimensions: dimensions.default({}),
    nationalDataset: table.nullable().default(null),
    nationalDimensions: dimensions.default({}),
    url: z
      .url({ protocol: /^https?$/, error: 'is no web address' })
      .nullable()
      .default(null),
    licence: text(200),
  })
  .refine(({ lowest, highest }) => lowest === null || highest === null || lowest < highest, {
    path: ['highest'],
    error: 'is not above the lowest value',
  })
  .transform((entry) => ({
    ...entry,
    shortName: entry.shortName ?? entry.name.slice(0, 60),
    role: entry.role ?? (entry.policyArea === null ? ('context' as const) : ('outcome' as const)),
    measure: entry.measure === undefined ? entry.family : entry.measure,
  }));

export type CatalogueEntry = z.output<typeof catalogueEntry>;

/** What is wrong with an entry: where it stands, which field, and why, so that “name is empty” is a sentence. */
export type EntryProblem = { entry: string; field: string; reason: string };

/** Reads entries as a whole: all of them, or what is wrong with each. `json` is a list of entries, or one. */
export function readEntries(json: unknown): { entries: CatalogueEntry[] } | { problems: EntryProblem[] } {
  const list = Array.isArray(json) ? json : [json];
  const read = list.map((each, index) => ({ label: labelOf(each, index), ...catalogueEntry.safeParse(each) }));
  const problems: EntryProblem[] = read.flatMap(({ label, error }) =>
    (error?.issues ?? []).map((issue) =>
      issue.code === 'unrecognized_keys'
        ? { entry: label, field: issue.keys.join(', '), reason: 'is not known' }
        : { entry: label, field: issue.path.join('.') || 'entry', reason: issue.message },
    ),
  );
  const entries = read.flatMap(({ data }) => data ?? []);
  if (list.length === 0) problems.push({ entry: 'list', field: 'entries', reason: 'are missing' });
  problems.push(...findCollisions(entries));
  return problems.length > 0 ? { problems } : { entries };
}

/** Finds what stands for two indicators at once: a code, a name or alias, a row of a table. */
export function findCollisions(entries: readonly CatalogueEntry[]): EntryProblem[] {
  const problems: EntryProblem[] = [];
  const seen = new Map<string, string>();
  const take = (key: string, entry: CatalogueEntry, field: string, what: string) => {
    const other = seen.get(key);
    if (other === undefined) seen.set(key, entry.code);
    else if (other !== entry.code || field === 'code')
      problems.push({ entry: entry.code, field, reason: `${what} stands for ${other} already` });
  };
  for (const entry of entries) {
    take(`code ${entry.code}`, entry, 'code', 'it');
    for (const name of [entry.name, entry.shortName, ...entry.aliases, ...Object.values(entry.names)])
      take(`name ${name.toLowerCase()}`, entry, 'name', `“${name}”`);
    if (Object.keys(entry.dimensions).length > 0)
      take(
        `rows ${entry.dataset} ${JSON.stringify(Object.entries(entry.dimensions).sort())}`,
        entry,
        'dimensions',
        'holds a row that',
      );
  }
  return problems;
}

function labelOf(entry: unknown, index: number): string {
  const code = typeof entry === 'object' && entry !== null && 'code' in entry ? entry.code : null;
  return typeof code === 'string' && code !== '' ? code.slice(0, 60) : `entry ${index + 1}`;
}
