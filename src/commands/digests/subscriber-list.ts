import type { AppContext } from '#src/context.ts';
import { cleanText, cutTo, joinLines } from '#src/core/text.ts';
import type { LineProblem, ListedSubscriber, ListProblem, ReadList } from '#src/domain/digests/partner-list.ts';
import { readRegions } from '#src/domain/digests/read-regions.ts';
import { parseLocalTime, parseMailAddress } from '#src/domain/digests/subscription.ts';
import { readWeekday, weekdayLanguages } from '#src/domain/digests/weekday.ts';
import { findLanguage } from '#src/domain/language.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { longestCell } from '#src/sources/people-csv.ts';
import { parseSubscriberCsv, type SubscriberRow } from '#src/sources/subscriber-csv.ts';
import { mailPlace } from './read-wish.ts';

const mostRows = 5_000;

type Reading = Pick<AppContext, 'vocabulary' | 'mailPlatform'>;

/** Reads a list of subscribers: the requests, and the problems of each line. Line 1 is the header. */
export function readSubscriberList(context: Reading, usualTimeZone: string, content: string): ReadList {
  const refuse = (problem: LineProblem): ReadList => ({
    subscribers: [],
    problems: [{ line: 1, problem }],
    unknown: [],
  });
  const csv = parseSubscriberCsv(content);
  if (csv.type === 'binary') return refuse({ type: 'binary' });
  if (csv.type === 'no-columns') {
    const { missing, repeated } = csv;
    return refuse(missing.length > 0 ? { type: 'columns', missing } : { type: 'repeated-columns', columns: repeated });
  }
  if (csv.rows.length + csv.problems.length === 0) return refuse({ type: 'empty' });
  if (csv.rows.length > mostRows) return refuse({ type: 'many', most: mostRows });
  const problems = csv.problems.map(({ line, ...found }): ListProblem => {
    if (found.kind === 'open-quote') return { line, problem: { type: 'open-quote' } };
    if (found.kind === 'long-cell')
      return { line, problem: { type: 'long-cell', length: found.length, most: longestCell } };
    return { line, problem: { type: 'cells', cells: found.cells, columns: found.columns } };
  });
  const listLanguages = weekdayLanguages(csv.rows.map((row) => cell(row.weekday)));
  const subscribers: ListedSubscriber[] = [];
  const lineOf = new Map<string, number>();
  for (const row of csv.rows) {
    const { line } = row;
    const read = readRow(context, { usualTimeZone, listLanguages }, row);
    if (Array.isArray(read)) {
      problems.push(...read.map((problem) => ({ line, problem })));
      continue;
    }
    const key = read.address.toLowerCase();
    const before = lineOf.get(key);
    if (before !== undefined) problems.push({ line, problem: { type: 'repeated', address: read.address, before } });
    else {
      lineOf.set(key, line);
      subscribers.push(read);
    }
  }
  return { subscribers, problems, unknown: csv.unknown };
}

function lines(text: string): string {
  const clean = cleanText(text).trim();
  return nothing.test(clean) ? '' : clean;
}

const cell = (text: string) => joinLines(lines(text));

/** Reads one line: its request, or all its problems. */
function readRow(
  context: Reading,
  { usualTimeZone, listLanguages }: { usualTimeZone: string; listLanguages: readonly string[] },
  row: SubscriberRow,
): ListedSubscriber | LineProblem[] {
  const problems: LineProblem[] = [];
  const need = <T>(value: T | null, problem: LineProblem): T | null => {
    if (value === null) problems.push(problem);
    return value;
  };
  const written = readWritten(row.address);
  const address = need(parseMailAddress(written.address), { type: 'address', text: row.address });
  const language = need(findLanguage(cell(row.language) || 'en'), { type: 'language', text: cell(row.language) });
  const day = cell(row.weekday);
  const days = day === '' ? [1] : readWeekday(day, cell(row.language) === '' ? null : language, listLanguages);
  const [named = null] = days;
  const weekday = need(days.length > 1 ? null : named, { type: 'weekday', text: day, days });
  const localTime = need(parseLocalTime(cell(row.time) || '9:00'), { type: 'time', text: cell(row.time) });
  const timeZone = need(findTimeZone(cell(row.zone) || usualTimeZone), { type: 'zone', text: cell(row.zone) });
  const areas = readAreas(context, lines(row.areas), problems);
  const regions = readRegions(context.vocabulary, lines(row.regions).replaceAll('|', '\n'));
  if ('problem' in regions) problems.push(regions.problem);
  if (
    problems.length > 0 ||
    address === null ||
    weekday === null ||
    localTime === null ||
    timeZone === null ||
    language === null ||
    'problem' in regions
  )
    return problems;
  return {
    line: row.line,
    address,
    isTrimmed: written.address.replace(/^[ \t]+|[ \t]+$/g, '').length > address.length,
    name: cutTo((cell(row.name) || written.name).replace(/\s+/g, ' ').trim(), 100) || null,
    wish: {
      places: [mailPlace(context, address)],
      weekday,
      localTime,
      timeZone,
      language,
      areas,
      regions: regions.regions,
      sections: [],
      tellsEmpty: false,
    },
  };
}

/** Policy areas, none for all; adds to `problems` those that are none. */
function readAreas({ vocabulary }: Reading, text: string, problems: LineProblem[]): string[] {
  const [whole] = vocabulary.find('area', text);
  if (whole) return [whole.value];
  if (everything.test(text)) return [];
  const areas = new Set<string>();
  for (const name of splitNames(text)) {
    const [area] = vocabulary.find('area', name);
    if (area) areas.add(area.value);
    else problems.push({ type: 'area', text: name });
  }
  return [...areas];
}

/** The texts that people write for an empty cell. */
const nothing = /^(?:-+|–|—|n\/?a|none|\.|\?)$/i;
const everything = /^(?:all|any|alle|todos?|todas|tous|toutes|tutt[ie]|alla|kaikki|\*)$/i;

/** An address as it is copied from a mail program: “Ana Ruiz <ana@example.org>”, “mailto:ana@example.org”. */
function readWritten(text: string): { address: string; name: string } {
  const [, name = '', inner = text] = /^([^<>]*)<([^<>]*)>[\s\p{Cf}]*$/u.exec(text) ?? [];
  return { address: inner.replace(/^[\s\p{Cf}]*mailto:/iu, ''), name: name.replace(/["“”]/g, '').trim() };
}

/** Several in one cell stand with "|", or with semicolons or commas where the cell is quoted. */
function splitNames(cell: string): string[] {
  return cell
    .split(/[|;,\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
}
