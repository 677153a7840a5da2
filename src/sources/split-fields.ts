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

/** The sign that parts a header into the most names that one of these tests knows. */
export function findDelimiter(line: string, isKnown: (name: string) => boolean): string {
  const count = (delimiter: string) =>
    line.split(delimiter).filter((name) => isKnown(name.replaceAll('"', '').replace(/:.*/, '').trim())).length;
  const [best = ','] = [',', ';', '\t', '|'].toSorted((left, right) => count(right) - count(left));
  return best;
}
