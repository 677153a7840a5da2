import { tokenize } from '#src/core/command-line.ts';
import type { Catalogue } from '../regions/catalogue.ts';

/** Returns the plain words that ask for what a line of figures or of a search asks, as "compare ES62 and ITF4"; null where none do. */
export function wordsOfLine(line: string, catalogue: Catalogue): string | null {
  const [command, ...rest] = tokenize(line);
  const name = command?.text ?? '';
  const hasSubcommand = name !== '/compare' && name !== '/peers';
  const said = hasSubcommand ? rest.slice(1) : rest;
  const valuesOf = (key: string) => said.filter((token) => token.key === key).flatMap(({ text }) => text.split(','));
  const bare = said.filter(({ key }) => key === undefined).map(({ text }) => text);
  const measures = (codes: readonly string[]) => codes.map((code) => catalogue.indicators.get(code)?.name ?? code);
  const [year] = valuesOf('year');
  const inYear = year === undefined ? '' : ` in ${year}`;
  switch (hasSubcommand ? `${name} ${rest[0]?.text ?? ''}` : name) {
    case '/compare': {
      const of = [...measures(valuesOf('indicators')), ...valuesOf('area').map((area) => area.replaceAll('-', ' '))];
      return `compare ${bare.join(' and ')}${of.length > 0 ? ` on ${of.join(' and ')}` : ''}${inYear}`;
    }
    case '/peers':
      return `regions like ${bare.join(' and ')}`;
    case '/indicator show':
      return `${measures(bare).join(' and ')} in ${valuesOf('region').join(' and ')}${inYear}`;
    case '/indicator rank':
      return `rank regions by ${measures(bare).join(' and ')}${inYear}`;
    case '/experience search':
      return `who has done something on ${bare.join(' ')}`;
    default:
      return null;
  }
}
