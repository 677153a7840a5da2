import type { FormReply } from '#src/core/command.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import { ownValue } from '#src/core/own-value.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { sayLicence } from '#src/texts/origins.ts';
import { areaOptions } from '#src/texts/topics.ts';

/** Where the form has its words for a field of an entry. */
const fieldOf: Record<string, string> = { policyArea: 'area', ageBand: 'age', dataset: 'table', dimensions: 'filter' };
/** As it is kept; shown in the reader’s language. */
const licenceOfEurostat = 'Eurostat, reuse with attribution (Commission Decision 2011/833/EU)';

export function indicatorForm(language: string): FormReply {
  const { form, labels, hints, polarities, noArea, groups } = textsFor(language).indicatorAdmin;
  const hintOf = (name: keyof Texts['indicatorAdmin']['labels']) =>
    name in hints ? { hint: hints[name as keyof typeof hints] } : {};
  const text = (
    name: keyof Texts['indicatorAdmin']['labels'],
    maxLength: number,
    type: 'text' | 'long-text' = 'text',
  ): Field => ({
    name,
    type,
    label: labels[name],
    ...hintOf(name),
    // A file may be given instead.
    required: false,
    maxLength,
  });
  const number = (name: 'decimals' | 'lowest' | 'highest', decimals: number): Field => ({
    name,
    type: 'number',
    label: labels[name],
    required: false,
    decimals,
  });
  return {
    ...form,
    fields: [
      ...inGroup(groups.what, [
        { name: 'file', type: 'file', label: labels.file, hint: hints.file, required: false, maxFiles: 1 },
        text('code', 60),
        text('name', 100),
        text('definition', 600, 'long-text'),
        text('unit', 40),
        {
          name: 'polarity',
          type: 'select',
          label: labels.polarity,
          required: false,
          options: [
            { label: polarities.higher, value: '1' },
            { label: polarities.lower, value: '-1' },
            { label: polarities.neither, value: '0' },
          ],
        },
      ]),
      ...inGroup(groups.source, [
        text('table', 60),
        text('filter', 300),
        text('source', 120),
        text('licence', 200),
        text('url', 300),
      ]),
      ...inGroup(groups.reading, [
        {
          name: 'area',
          type: 'select',
          label: labels.area,
          required: false,
          options: [{ label: noArea, value: 'none' }, ...areaOptions(language)],
        },
        text('group', 60),
        text('age', 30),
        text('family', 60),
        number('decimals', 0),
        number('lowest', 4),
        number('highest', 4),
        text('shortName', 60),
        text('names', 600, 'long-text'),
      ]),
    ],
    values: { source: 'Eurostat', licence: sayLicence(licenceOfEurostat, language), group: 'everyone', decimals: 1 },
  };
}

/** The entry that a form describes, still to be checked, or what cannot be read in it. */
export function entryOfForm(
  values: FormValues,
  language: string,
): { entry: Record<string, unknown> } | { problems: Problems } {
  const { indicatorAdmin: texts } = textsFor(language);
  const problems: Problems = {};
  const said = (name: string) => String(values[name] ?? '').trim();
  const maybe = (key: string, value: unknown) => (value === '' || value === null ? {} : { [key]: value });
  const filter = readPairs(said('filter').split(/[\s,;&]+/), '=');
  const names = readPairs(said('names').split('\n'), ':');
  if (typeof filter === 'string') problems.filter = texts.badFilter({ word: filter.slice(0, 60) });
  if (typeof names === 'string') problems.names = texts.badNames({ line: names.slice(0, 60) });
  if (Object.keys(problems).length > 0) return { problems };
  return {
    entry: {
      code: said('code'),
      name: said('name'),
      definition: said('definition').replaceAll(/\s*\n\s*/g, ' '),
      unit: said('unit'),
      ...maybe('polarity', said('polarity') === '' ? '' : Number(said('polarity'))),
      policyArea: said('area') === 'none' || said('area') === '' ? null : said('area'),
      dataset: said('table').toLowerCase(),
      dimensions: filter,
      source: said('source'),
      licence: said('licence') === sayLicence(licenceOfEurostat, language) ? licenceOfEurostat : said('licence'),
      ...maybe('group', said('group')),
      ...maybe('ageBand', said('age')),
      ...maybe('family', said('family')),
      ...maybe('decimals', values.decimals ?? null),
      ...maybe('lowest', values.lowest ?? null),
      ...maybe('highest', values.highest ?? null),
      ...maybe('shortName', said('shortName')),
      ...maybe('url', said('url')),
      names,
    },
  };
}

/** The field of the form that holds a field of an entry: 'dimensions.sex' is the filter. */
export function formFieldOf(field: string): string {
  const [first = ''] = field.split('.');
  return ownValue(fieldOf, first) ?? first;
}

/** @returns the pairs, or the first text that is none */
function readPairs(texts: readonly string[], sign: '=' | ':'): Record<string, string> | string {
  const pairs: Record<string, string> = {};
  for (const text of texts.map((each) => each.trim()).filter(Boolean)) {
    const at = text.indexOf(sign);
    if (at < 1 || at === text.length - 1) return text;
    pairs[text.slice(0, at).trim()] = text.slice(at + 1).trim();
  }
  return pairs;
}
