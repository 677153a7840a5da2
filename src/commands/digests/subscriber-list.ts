import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { cleanText, cutTo, joinLines } from '#src/core/text.ts';
import { askingLimit, hasEnded } from '#src/domain/digests/mailbox.ts';
import { parseLocalTime, parseMailAddress, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { readWeekday } from '#src/domain/digests/weekday.ts';
import { findLanguage } from '#src/domain/language.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { parseSubscriberCsv, type SubscriberRow } from '#src/sources/subscriber-csv.ts';
import { listAsked } from '#src/store/digests/confirmation.ts';
import { listConsents } from '#src/store/digests/consent.ts';
import { listSubscribedPlaces } from '#src/store/digests/list.ts';
import { textsFor } from '#src/texts/index.ts';
import { askingMs } from './confirmation-request.ts';
import { mailPlace } from './form.ts';
import { readRegions } from './regions.ts';

const mostRows = 5_000;

/** Somebody a list subscribes. */
export type ListedSubscriber = {
  line: number;
  address: string;
  /** Whether unseen signs around its address were left out. */
  isTrimmed: boolean;
  name: string | null;
  wish: SubscriptionWish;
};

/** `unknown` are columns that were not read. */
export type ReadList = {
  subscribers: ListedSubscriber[];
  problems: { line: number; reason: string }[];
  unknown: string[];
};

/** What a list of subscribers asks for, and what is wrong with each of its lines. Line 1 is the header. */
export async function readSubscriberList(context: AppContext, call: Call, content: string): Promise<ReadList> {
  const { problems: say } = textsFor(call.person.language).digestStaff.import;
  const refuse = (reason: string): ReadList => ({ subscribers: [], problems: [{ line: 1, reason }], unknown: [] });
  const csv = parseSubscriberCsv(content);
  if (csv.type === 'binary') return refuse(say.binary);
  if (csv.type === 'no-columns')
    return refuse(csv.missing.length > 0 ? say.columns(csv.missing) : say.repeatedColumns(csv.repeated));
  if (csv.rows.length + csv.problems.length === 0) return refuse(say.empty);
  if (csv.rows.length > mostRows) return refuse(say.many(mostRows));
  const problems: ReadList['problems'] = csv.problems.map((problem) => ({
    line: problem.line,
    reason: problem.kind === 'cells' ? say.cells(problem.cells, problem.columns) : say.openQuote,
  }));
  const subscribers: ListedSubscriber[] = [];
  const lineOf = new Map<string, number>();
  for (const row of csv.rows) {
    const read = readRow(context, call, row);
    if (Array.isArray(read)) problems.push(...read.map((reason) => ({ line: row.line, reason })));
    else {
      const key = read.address.toLowerCase();
      const before = lineOf.get(key);
      if (before !== undefined) problems.push({ line: row.line, reason: say.repeated(read.address, before) });
      else {
        lineOf.set(key, row.line);
        subscribers.push(read);
      }
    }
  }
  const taken = await listSubscribedPlaces(
    context.sql,
    subscribers.map(({ address }) => mailPlace(context, address.toLowerCase())),
  );
  const asked = await listAsked(
    context.sql,
    subscribers.map(({ address }) => address),
    new Date(call.now.getTime() - askingMs),
  );
  const consents = await listConsents(
    context.sql,
    subscribers.map(({ address }) => address),
  );
  for (const { line, address } of subscribers) {
    const consent = consents.get(address) ?? null;
    if (taken.has(mailPlace(context, address.toLowerCase()))) problems.push({ line, reason: say.subscribed(address) });
    else if (consent && hasEnded(consent)) problems.push({ line, reason: say.ended(address) });
    else if (asked.has(address)) problems.push({ line, reason: say.asked(address) });
    else if (askingLimit(consent, call.now)) problems.push({ line, reason: say.silent(address) });
  }
  return { subscribers, problems: problems.sort((left, right) => left.line - right.line), unknown: csv.unknown };
}

/** What a line asks for, or everything that is wrong with it. */
function readRow(context: AppContext, call: Call, row: SubscriberRow): ListedSubscriber | string[] {
  const { digestStaff } = textsFor(call.person.language);
  const { problems: say } = digestStaff.import;
  const problems: string[] = [];
  const need = <T>(value: T | null, problem: () => string): T | null => {
    if (value === null) problems.push(problem());
    return value;
  };
  const cell = (text: string) => {
    const clean = joinLines(cleanText(text)).trim();
    return nothing.test(clean) ? '' : clean;
  };
  const written = readWritten(row.address);
  const address = need(parseMailAddress(written.address), () => say.address(row.address));
  const language = need(findLanguage(cell(row.language) || 'en'), () => say.language(cell(row.language)));
  const day = cell(row.weekday);
  const weekday = need(day === '' ? 1 : readWeekday(day, [language ?? 'en', 'en']), () => say.weekday(day));
  const localTime = need(parseLocalTime(cell(row.time) || '9:00'), () => say.time(cell(row.time)));
  const timeZone = need(findTimeZone(cell(row.zone) || call.person.timeZone), () => say.zone(cell(row.zone)));
  const areas = new Set<string>();
  const cellAreas = cell(row.areas);
  const [whole] = context.vocabulary.find('area', cellAreas);
  for (const name of whole || everything.test(cellAreas) ? [] : splitNames(cellAreas)) {
    const [area] = context.vocabulary.find('area', name);
    if (area) areas.add(area.value);
    else problems.push(say.area(name));
  }
  if (whole) areas.add(whole.value);
  const regions = readRegions(context.vocabulary, splitNames(cell(row.regions)).join(','), say);
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
      areas: [...areas],
      regions: regions.regions,
      sections: [],
      tellsEmpty: false,
    },
  };
}

/** What people write for nothing, and for all there is. */
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
