import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { foldText } from '#src/core/text.ts';
import { askingLimit, hasEnded } from '#src/domain/digests/mailbox.ts';
import { parseLocalTime, parseMailAddress, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { languages } from '#src/domain/language.ts';
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

export type ReadList = { subscribers: ListedSubscriber[]; problems: { line: number; reason: string }[] };

/** What a list of subscribers asks for, and what is wrong with each of its lines. Line 1 is the header. */
export async function readSubscriberList(context: AppContext, call: Call, content: string): Promise<ReadList> {
  const { problems: say } = textsFor(call.person.language).digestStaff.import;
  const csv = parseSubscriberCsv(content);
  if (csv.type === 'no-csv') return { subscribers: [], problems: [{ line: 1, reason: say.csv(csv.reason) }] };
  if (csv.type === 'no-columns') return { subscribers: [], problems: [{ line: 1, reason: say.columns(csv.missing) }] };
  if (csv.rows.length === 0) return { subscribers: [], problems: [{ line: 1, reason: say.empty }] };
  if (csv.rows.length > mostRows) return { subscribers: [], problems: [{ line: 1, reason: say.many(mostRows) }] };
  const problems: ReadList['problems'] = [];
  const subscribers: ListedSubscriber[] = [];
  const lineOf = new Map<string, number>();
  for (const row of csv.rows) {
    const read = readRow(context, call, row);
    if ('reason' in read) problems.push({ line: row.line, reason: read.reason });
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
    subscribers.map(({ address }) => mailPlace(address.toLowerCase())),
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
    if (taken.has(mailPlace(address.toLowerCase()))) problems.push({ line, reason: say.subscribed(address) });
    else if (consent && hasEnded(consent)) problems.push({ line, reason: say.ended(address) });
    else if (asked.has(address)) problems.push({ line, reason: say.asked(address) });
    else if (askingLimit(consent, call.now)) problems.push({ line, reason: say.silent(address) });
  }
  return { subscribers, problems: problems.sort((left, right) => left.line - right.line) };
}

function readRow(context: AppContext, call: Call, row: SubscriberRow): ListedSubscriber | { reason: string } {
  const { subscription, digestStaff } = textsFor(call.person.language);
  const { problems: say } = digestStaff.import;
  const address = parseMailAddress(row.address);
  if (address === null) return { reason: say.address(row.address) };
  const weekday = readWeekday(row.weekday, subscription.weekdays);
  if (weekday === null) return { reason: say.weekday(row.weekday) };
  const localTime = parseLocalTime(row.time.trim() || '9:00');
  if (localTime === null) return { reason: say.time(row.time) };
  const timeZone = findTimeZone(row.zone.trim() || call.person.timeZone);
  if (timeZone === null) return { reason: say.zone(row.zone) };
  const language = row.language.trim().toLowerCase() || 'en';
  if (!Object.hasOwn(languages, language)) return { reason: say.language(row.language) };
  const areas: string[] = [];
  for (const name of splitNames(row.areas)) {
    const [area] = context.vocabulary.find('area', name);
    if (!area) return { reason: say.area(name) };
    if (!areas.includes(area.value)) areas.push(area.value);
  }
  const regions = readRegions(context.vocabulary, splitNames(row.regions).join(','), say);
  if ('problem' in regions) return { reason: regions.problem };
  return {
    line: row.line,
    address,
    isTrimmed: row.address.replace(/^[ \t]+|[ \t]+$/g, '').length > address.length,
    name: row.name.replace(/\s+/g, ' ').trim().slice(0, 100) || null,
    wish: {
      places: [mailPlace(address)],
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

/** Several in one cell stand with "|", or with semicolons or commas where the cell is quoted. */
function splitNames(cell: string): string[] {
  return cell
    .split(/[|;,\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

function readWeekday(text: string, names: readonly string[]): number | null {
  const folded = foldText(text);
  if (folded === '') return 1;
  if (/^[1-7]$/.test(folded)) return Number(folded);
  const index = names.findIndex(
    (name) => foldText(name) === folded || (folded.length >= 3 && foldText(name).startsWith(folded)),
  );
  return index < 0 ? null : index + 1;
}
