import { isBlank, longestCell, readPeopleCsv } from './people-csv.ts';

export const subscriberColumns = [
  'address',
  'name',
  'weekday',
  'time',
  'zone',
  'language',
  'areas',
  'regions',
] as const;
export type SubscriberColumn = (typeof subscriberColumns)[number];

/** A line of a list of subscribers as written; `line` counts from 1 with the header, a column left out is ''. */
export type SubscriberRow = Record<SubscriberColumn, string> & { line: number };

export type SubscriberCsv =
  | { type: 'rows'; rows: SubscriberRow[]; problems: RowProblem[]; unknown: string[] }
  | { type: 'binary' }
  | { type: 'no-columns'; missing: SubscriberColumn[]; repeated: SubscriberColumn[] };

/** The reason why a line cannot be read: an open quotation mark, or more cells than the first line has. */
export type RowProblem =
  | { line: number; kind: 'open-quote' }
  | { line: number; kind: 'long-cell'; length: number }
  | { line: number; kind: 'cells'; cells: number; columns: number };

/** The first characters of spreadsheets, documents and pictures. */
const binary = ['PK\u0003\u0004', '%PDF', '\u00d0\u00cf\u0011', '\u2030PNG', 'GIF8'];
const required: readonly SubscriberColumn[] = ['address'];

/** The names that people give the columns, without accents and signs. */
const columnNames: Record<SubscriberColumn, string> = {
  address:
    'address|mail|email|e mail|mailaddress|mail address|email address|e mail address|adresse|mailadresse|e mail adresse|epost|e post|epostadress|e postadress|correo|correo electronico|courriel|adresse mail|adresse e mail|adresse electronique|indirizzo|indirizzo email|posta elettronica|sahkoposti|adres|adres e mail',
  name: 'name|full name|nombre|nom|nome|namn|navn|nimi|naam|imie|nazwa',
  weekday: 'weekday|day|day of week|week day|wochentag|tag|dia|jour|giorno|dag|veckodag|ugedag|viikonpaiva',
  time: 'time|hour|uhrzeit|zeit|hora|heure|ora|tid|klockslag|kello|tijd',
  zone: 'zone|time zone|timezone|tz|zeitzone|zona|zona horaria|fuseau|fuseau horaire|fuso orario|tidszon|tidszone',
  language: 'language|lang|sprache|idioma|lengua|langue|lingua|sprak|sprog|kieli|taal',
  areas:
    'areas|area|policy area|policy areas|topic|topics|themen|thema|bereiche|temas|tema|areas tematicas|themes|domaines|amnen|amne|omraden|omrade|temi',
  regions: 'regions|region|regionen|regiones|regione|regioni|regioner|alueet|alue|regio|regios',
};
const columnOf = new Map(
  subscriberColumns.flatMap((column) => columnNames[column].split('|').map((name) => [name, column] as const)),
);
const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Reads a list of subscribers: a header with the names of columns in any order, one sign between the columns of the whole file. */
export function parseSubscriberCsv(text: string): SubscriberCsv {
  if (text.includes('\0') || binary.some((start) => text.startsWith(start))) return { type: 'binary' };
  const [header, ...body] = readPeopleCsv(text, (name) => columnOf.has(fold(name)));
  const names = (header?.cells ?? []).map((name) => columnOf.get(fold(name)) ?? null);
  const missing = required.filter((column) => !names.includes(column));
  const repeated = subscriberColumns.filter((column) => names.filter((name) => name === column).length > 1);
  if (missing.length > 0 || repeated.length > 0) return { type: 'no-columns', missing, repeated };
  const problems: RowProblem[] = [];
  const rows: SubscriberRow[] = [];
  for (const { cells, line, isOpen } of body) {
    const filled = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
    if (filled === 0) continue;
    const length = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
    if (isOpen) problems.push({ line, kind: 'open-quote' });
    else if (length > longestCell) problems.push({ line, kind: 'long-cell', length });
    else if (filled > names.length) problems.push({ line, kind: 'cells', cells: filled, columns: names.length });
    else {
      const at = (column: SubscriberColumn) => [column, cells[names.indexOf(column)] ?? ''];
      rows.push({ ...(Object.fromEntries(subscriberColumns.map(at)) as Record<SubscriberColumn, string>), line });
    }
  }
  const unknown = (header?.cells ?? []).filter((name, index) => names[index] === null && !isBlank(name));
  return { type: 'rows', rows, problems, unknown };
}
