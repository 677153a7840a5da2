import { parse as parseCsv } from 'csv-parse/sync';

/** The fields of one line; null if its quotation marks do not pair. No field of the formats read here holds a line break. */
export function splitFields(line: string, delimiter: string): string[] | null {
  if (!line.includes('"')) return line.split(delimiter);
  try {
    return (parseCsv(line, { relaxColumnCount: true, delimiter }) as string[][])[0] ?? [];
  } catch {
    return null;
  }
}

/** So many names at the beginning of a header tell what parts it; no list has more columns, and each name is looked up. */
export const mostNames = 200;

/** The sign that parts a header into the most names that one of these tests knows. */
export function findDelimiter(line: string, isKnown: (name: string) => boolean): string {
  const [best] = [',', ';', '\t', '|']
    .map((delimiter) => ({
      delimiter,
      known: line
        .split(delimiter, mostNames)
        .filter((name) => isKnown(name.replaceAll('"', '').replace(/:.*/, '').trim())).length,
    }))
    .toSorted((left, right) => right.known - left.known);
  return best?.delimiter ?? ',';
}
