import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { PolicyScore } from '#src/domain/policies/policy-index.ts';
import { overall } from '#src/domain/policies/policy-index.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { shorten } from './cached-reader.ts';
import { SourceError } from './source.ts';

const { source: texts } = operatorTexts;

/** What a file of a policy index holds. `leftOut` are countries and regions that are not ours, by their code in the file. */
export type PolicyFile = { scores: PolicyScore[]; leftOut: string[]; bad: { line: number; reason: string }[] };

/** The code of the region or country that a file's code means; null where it is none of ours. */
export type FindRegion = (code: string) => string | null;

/** More than all strands of every country and year of MIPEX by far. */
const mostRows = 50_000;
const scale = { low: 0, high: 100 };
const firstYear = 2000;
/** Of an axis, a value or a target group. */
const longestName = 100;
const noText = /(?!\s)\p{Cc}|\p{Cs}/u;

/**
 * Reads a file of MIPEX or MIPEX-R: a table `dest_iso3,mipex,datayear` of countries; the JSON with a list of `strands` by country; or a table
 * with the columns region, axis, value, target_group, year and score.
 * A score of a year after `lastYear` is a bad row.
 * @throws SourceError where it is none of them.
 */
export function readPolicyFile(text: string, findRegion: FindRegion, lastYear: number): PolicyFile {
  const plain = text.replace(/^\ufeff/, '');
  return /^\s*[{[]/.test(plain) ? readJson(plain, findRegion, lastYear) : readTable(plain, findRegion, lastYear);
}

const point = z.object({ year: z.number().int(), score: z.number() });
const strandsFile = z.object({
  data: z.record(z.string(), z.object({ overall: z.array(point), strands: z.record(z.string(), z.array(point)) })),
});

function readJson(text: string, findRegion: FindRegion, lastYear: number): PolicyFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SourceError(texts.policyIndex.cutOff);
  }
  const file = strandsFile.safeParse(json);
  if (!file.success)
    throw new SourceError(
      texts.policyIndex.otherJson({
        expected: '{"data": {"ES": {"overall": [{"year", "score"}], "strands": {…}}}}',
      }),
    );
  const found = newFile(lastYear);
  let count = 0;
  for (const [country, { overall: own, strands }] of Object.entries(file.data.data)) {
    const region = findRegion(country);
    if (region === null) {
      found.leftOut.push(country);
      continue;
    }
    const rows = [
      ...own.map((each) => ({ ...each, ...overall })),
      ...Object.entries(strands).flatMap(([name, list]) =>
        list.map((each) => ({ ...each, axis: 'strand', value: name })),
      ),
    ];
    count += rows.length;
    limitRows(count);
    for (const row of rows) take(found, 0, { region, targetGroup: '', ...row });
  }
  return checked(found);
}

/** "Labour Market Mobility Strand" is labour-market-mobility; "Strand" alone is strand, the axis that the JSON has. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/(?<=.)\bstrand$/s, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll(' ', '-');
}

/** A file while it is read, with the keys of the scores that are taken. */
type Reading = PolicyFile & { keys: Set<string>; lastYear: number };

const newFile = (lastYear: number): Reading => ({ scores: [], leftOut: [], bad: [], keys: new Set(), lastYear });

/** @throws SourceError where a file has more rows than an edition of an index can have. */
function limitRows(count: number): void {
  if (count > mostRows) throw new SourceError(texts.policyIndex.tooMany({ count: String(mostRows) }));
}

type Row = Record<string, string>;

function readTable(text: string, findRegion: FindRegion, lastYear: number): PolicyFile {
  let rows: { record: Row; info: { lines: number } }[];
  try {
    rows = parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: mostRows + 1,
      trim: true,
    }) as unknown as typeof rows;
  } catch (error) {
    throw new SourceError(
      texts.policyIndex.unreadable({ reason: error instanceof Error ? error.message : String(error) }),
    );
  }
  limitRows(rows.length);
  const names = Object.keys(rows[0]?.record ?? {});
  const isCountries = names.includes('dest_iso3') && names.includes('mipex');
  if (!isCountries && !['region', 'axis', 'value', 'score', 'year'].every((name) => names.includes(name)))
    throw new SourceError(texts.policyIndex.noHeader);
  // Cut within its last number, a table looks whole.
  if (!/[\r\n]$/.test(text)) throw new SourceError(texts.cutOff);
  const found = newFile(lastYear);
  for (const { record, info } of rows) {
    const code = (isCountries ? record.dest_iso3 : record.region) ?? '';
    const region = findRegion(code);
    if (region === null) {
      found.leftOut.push(code);
      continue;
    }
    const score = readScore((isCountries ? record.mipex : record.score) ?? '');
    const year = Number(isCountries ? record.datayear : record.year);
    if (isCountries) take(found, info.lines, { region, ...overall, targetGroup: '', score, year });
    else {
      const { axis = '', value = '', target_group: targetGroup = '' } = record;
      take(found, info.lines, { region, axis, value, targetGroup, score, year });
    }
  }
  return checked(found);
}

/** The sign that parts the names of the first line: where it is a semicolon, commas may stand in numbers. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split('\n', 1);
  return [';', '\t'].find((sign) => header.includes(sign)) ?? ',';
}

/** A decimal comma is one; nothing is no number. */
function readScore(text: string): number {
  return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** Takes a score with its axis and value as they are written. */
function take(found: Reading, line: number, written: PolicyScore): void {
  const score = { ...written, axis: slugOf(written.axis), value: slugOf(written.value) };
  const problem = problemOfNames(written) ?? problemOf(score, found.lastYear);
  const key = keyOf(score);
  if (problem !== null) found.bad.push({ line, reason: `${score.region}: ${problem}` });
  else if (found.keys.has(key)) found.bad.push({ line, reason: `${score.region}: ${texts.policyIndex.twice}` });
  else {
    found.keys.add(key);
    found.scores.push(score);
  }
}

function problemOfNames({ axis, value, targetGroup }: PolicyScore): string | null {
  for (const [column, name] of Object.entries({ axis, value, target_group: targetGroup })) {
    if (name.length > longestName)
      return texts.policyIndex.longName({ name: shorten(name), column, most: String(longestName) });
    if (noText.test(name)) return texts.policyIndex.noText({ column });
  }
  return null;
}

function problemOf({ score, year, axis, value }: PolicyScore, lastYear: number): string | null {
  if (Number.isNaN(score)) return texts.policyIndex.noNumber;
  if (score < scale.low || score > scale.high)
    return texts.policyIndex.outside({ score: String(score), low: String(scale.low), high: String(scale.high) });
  if (!Number.isInteger(year) || year < firstYear || year > 9999) return texts.policyIndex.noYear;
  if (year > lastYear) return texts.policyIndex.yearToCome({ year: String(year) });
  return axis === '' || value === '' ? texts.policyIndex.emptyName : null;
}

function keyOf({ region, year, axis, value, targetGroup }: PolicyScore): string {
  return JSON.stringify([region, year, axis, value, targetGroup]);
}

/** @throws SourceError where not one score can be read. */
function checked({ scores, leftOut, bad }: Reading): PolicyFile {
  if (scores.length > 0) return { scores, leftOut, bad };
  const [first] = bad;
  throw new SourceError(
    first ? texts.policyIndex.noScore({ line: String(first.line), reason: first.reason }) : texts.policyIndex.noneKnown,
  );
}
