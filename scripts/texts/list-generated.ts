import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinSlug } from '#src/texts/slug.ts';

type Entry = {
  code: string;
  name: string;
  shortName: string;
  definition: string;
  unit: string;
  group: string;
  ageBand: string | null;
};

/** Lists the English sentences that are written from tables of data, for translators to find in one place. */
export function listGenerated(): { path: string; source: string }[] {
  const entries = JSON.parse(readFileSync(join(import.meta.dirname, '../../data/indicators.json'), 'utf8')) as Entry[];
  const words = (texts: (string | null)[]) =>
    Object.fromEntries(
      texts.flatMap((text) => (text !== null && /[a-z]{2}/.test(text) ? [[joinSlug(text), text] as const] : [])),
    );
  const indicators = {
    names: Object.fromEntries(
      entries.map(({ code, name, shortName, definition }) => [code, { name, shortName, definition }]),
    ),
    units: words(entries.map(({ unit }) => unit)),
    groups: words(entries.map(({ group }) => group)),
    ages: words(entries.map(({ ageBand }) => ageBand)),
  };
  return [{ path: 'src/texts/en/indicators.json', source: `${JSON.stringify(indicators, null, 2)}\n` }];
}
