import { decodeHTML } from 'entities';
import { parseFeed } from 'feedsmith';
import ical from 'node-ical';
import { decodeText } from '#src/core/decode-text.ts';
import { readDate } from '#src/core/read-date.ts';
import { type FoundCall, feedReading } from '#src/domain/calls/feed.ts';
import { isTimeZone } from '#src/domain/time-zone.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { SourceError } from './source.ts';

const { feed: texts } = operatorTexts.source;

/**
 * Reads the calls of a feed, whatever its server calls it: RSS, Atom, RDF, JSON Feed, a list of JSON, or a calendar (ICS). At most so many items as a feed
 * that somebody reads has.
 * @throws SourceError where it is none
 */
export function readCallFeed(content: Uint8Array): FoundCall[] {
  const text = decodeText(content)
    .replace(/^\ufeff/, '')
    .trim();
  if (text === '') throw new SourceError(texts.empty);
  if (/^BEGIN:VCALENDAR/i.test(text)) return readCalendar(text);
  if (/^[[{]/.test(text)) return readJson(text);
  if (isPage(text)) throw new SourceError(texts.page);
  if (!text.startsWith('<')) throw new SourceError(texts.unknown);
  return readXml(text);
}

const deepestPart = 10;

/** Whether a text is a page for people, also one written as XML or behind a comment. */
function isPage(text: string): boolean {
  let at = 0;
  for (const [opens, closes] of [
    ['<?xml', '?>'],
    ['<!--', '-->'],
  ] as const)
    while (text.startsWith(opens, at)) {
      const end = text.indexOf(closes, at);
      if (end < 0) return false;
      at = end + closes.length;
      while (/\s/.test(text.charAt(at))) at += 1;
    }
  return /^<(?:!doctype html|html)\b/i.test(text.slice(at, at + 20));
}

type Item = Partial<Record<string, unknown>>;

function readXml(text: string): FoundCall[] {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch {
    throw new SourceError(texts.unknown);
  }
  const { format, feed } = parsed;
  const items = (format === 'atom' ? feed.entries : feed.items) as Item[] | undefined;
  return (items ?? []).slice(0, feedReading.items).map(fromItem);
}

/** An item of any of the formats: the names of its parts differ, what they are does not. */
function fromItem(item: Item): FoundCall {
  const links = Array.isArray(item.links) ? (item.links as { href?: string; rel?: string }[]) : [];
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  const guid = item.guid as { value?: string } | undefined;
  const content = item.content as { encoded?: string } | string | undefined;
  const address = said(item.link) || said(item.url) || (link?.href ?? '');
  return {
    ...nothing,
    reference: said(guid?.value) || said(item.id) || address,
    title: plain(said(item.title)),
    link: decodeHTML(address),
    summary: plain(
      said(item.description) ||
        said(item.summary) ||
        said(item.content_html) ||
        said(item.content_text) ||
        said(typeof content === 'string' ? content : content?.encoded),
    ),
  };
}

const nothing: FoundCall = {
  reference: '',
  title: '',
  link: '',
  summary: '',
  programme: '',
  audience: '',
  budget: '',
  contact: '',
  opens: '',
  deadline: '',
  status: '',
};

/** Names that lists of calls have for their parts, the likeliest first. */
const names: Record<keyof FoundCall, readonly string[]> = {
  reference: ['id', 'identifier', 'reference', 'guid', 'call_id', 'code'],
  title: ['title', 'name', 'call_title', 'titulo', 'titre', 'titel'],
  link: ['url', 'link', 'href', 'web', 'external_url'],
  summary: ['description', 'summary', 'abstract', 'content_text', 'content_html', 'text'],
  programme: ['programme', 'program', 'fund', 'framework', 'programa'],
  audience: ['audience', 'for_whom', 'eligibility', 'beneficiaries', 'applicants'],
  budget: ['budget', 'amount', 'funding', 'total_budget'],
  contact: ['contact', 'email', 'e_mail'],
  opens: ['opens', 'opening', 'opening_date', 'open_date', 'start', 'start_date', 'planned_opening_date'],
  deadline: ['deadline', 'deadline_date', 'closing_date', 'closes', 'end_date', 'date_end', 'due', 'end'],
  status: ['status', 'state'],
};

function readJson(text: string): FoundCall[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new SourceError(texts.unknown);
  }
  const list = Array.isArray(data)
    ? data
    : Object.values((data ?? {}) as Item).find((value): value is unknown[] => Array.isArray(value) && value.length > 0);
  if (!list) {
    if (Array.isArray(data) || ('items' in (data as Item) && Array.isArray((data as Item).items))) return [];
    throw new SourceError(texts.noList);
  }
  return list
    .filter((item): item is Item => typeof item === 'object' && item !== null)
    .slice(0, feedReading.items)
    .map(fromJson);
}

function fromJson(item: Item): FoundCall {
  const folded = new Map(Object.entries(item).map(([key, value]) => [key.toLowerCase().replace(/[\s-]/g, '_'), value]));
  const part = (field: keyof FoundCall) => {
    const found = names[field].map((name) => said(folded.get(name))).find((value) => value.trim() !== '');
    return field === 'link' ? (found ?? '') : plain(found ?? '');
  };
  const parts = Object.keys(nothing).map((field) => [field, part(field as keyof FoundCall)]);
  return Object.fromEntries(parts) as FoundCall;
}

type CalendarPart = {
  type?: string;
  uid?: string;
  summary?: unknown;
  description?: unknown;
  url?: unknown;
  contact?: unknown;
  start?: CalendarDate;
  end?: CalendarDate;
  due?: CalendarDate;
};
type CalendarDate = Date & { tz?: string; dateOnly?: boolean };

/**
 * Entries and tasks of a calendar: a task is due, an entry of some days begins and ends, one of a single time is the deadline itself. One with a date that is
 * none has no title here, so that whoever reads the calls leaves it out and counts it.
 */
function readCalendar(text: string): FoundCall[] {
  let parts: CalendarPart[];
  try {
    parts = Object.values(quietly(() => ical.sync.parseICS(withoutRepeats(text)))) as CalendarPart[];
  } catch {
    throw new SourceError(texts.unknown);
  }
  return parts
    .filter(({ type }) => type === 'VEVENT' || type === 'VTODO')
    .slice(0, feedReading.items)
    .map((part) => {
      const { start, end, due, uid = '' } = part;
      if (![start, end, due].every(isDateOrNone)) return nothing;
      const isSpan = start !== undefined && end !== undefined && daysBetween(start, end) > 1;
      const deadline = due ?? (isSpan ? lastDay(end) : start);
      return {
        ...nothing,
        reference: uid,
        title: plain(said(part.summary)),
        link: said(part.url),
        summary: plain(said(part.description)),
        contact: plain(said(part.contact)),
        opens: isSpan && start ? writtenDate(start).slice(0, 'YYYY-MM-DD'.length) : '',
        deadline: deadline ? dateOf(deadline) : '',
      };
    });
}

/**
 * Reads without a word on the console, where node-ical writes what it does not understand of what strangers wrote: such entries are left out and counted here.
 * It reads at once, so that no other warning is lost meanwhile.
 */
function quietly<Result>(read: () => Result): Result {
  const { warn } = console;
  console.warn = () => {};
  try {
    return read();
  } finally {
    console.warn = warn;
  }
}

/**
 * A calendar without what its entries say of being repeated, of which nothing is used here and one fault makes the whole unreadable, and with a word in place
 * of days that are none: the reader of calendars makes 8 April of 99 March.
 */
function withoutRepeats(text: string): string {
  const kept: string[] = [];
  let [isInEntry, isLeft] = [false, false];
  for (const line of text.split(/\r?\n/)) {
    if (/^(?:BEGIN|END):(?:VEVENT|VTODO)\s*$/i.test(line)) isInEntry = /^BEGIN/i.test(line);
    // A line that begins with a space goes on with the one before.
    isLeft = /^[ \t]/.test(line) ? isLeft : isInEntry && /^(?:RRULE|EXRULE|RDATE|EXDATE)[;:]/i.test(line);
    if (!isLeft) kept.push(isInEntry && isImpossible(line) ? line.replace(/:[^:]*$/, ':none') : line);
  }
  return kept.join('\r\n');
}

function isImpossible(line: string): boolean {
  const [, year, month, day] =
    /^(?:DTSTART|DTEND|DUE)(?:;.*)?:(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?\s*$/i.exec(line) ?? [];
  return year !== undefined && readDate(`${year}-${month}-${day}`).type !== 'date';
}

const isDateOrNone = (date: unknown) => date === undefined || (date instanceof Date && !Number.isNaN(date.getTime()));

const dayMs = 24 * 60 * 60_000;
const daysBetween = (start: Date, end: Date) => (end.getTime() - start.getTime()) / dayMs;

/** The end of a span of days is the day behind it. */
function lastDay(end: CalendarDate): CalendarDate {
  if (!end.dateOnly) return end;
  return Object.assign(new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1), { dateOnly: true });
}

/** An instant where its zone is known. Otherwise as it was written, to be read in the zone of the feed: node-ical takes the clock of this machine for it. */
function dateOf(date: CalendarDate): string | Date {
  const isKnown = !date.dateOnly && date.tz !== undefined && isTimeZone(date.tz);
  return isKnown ? new Date(date.getTime()) : writtenDate(date);
}

function writtenDate(date: CalendarDate): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return date.dateOnly ? day : `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A part as text: feeds hold numbers, lists, and texts with a language beside them. What lies deeper is nothing that somebody wrote to be read. */
function said(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (depth === deepestPart || typeof value !== 'object' || value === null) return '';
  const inner = (part: unknown) => said(part, depth + 1);
  if (Array.isArray(value)) return value.map(inner).filter(Boolean).join(', ');
  if ('val' in value) return inner(value.val);
  return 'value' in value ? inner(value.value) : '';
}

/** Text without marks and entities, which some feeds encode twice; paragraphs stay apart. */
export function plain(markup: string): string {
  const once = decodeHTML(markup);
  const bare = withoutScripts(once)
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^<>]{0,2000}>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, ' ');
  return decodeHTML(bare)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

/** Leaves out scripts and styles; one that does not end goes on to the end, as in a browser. Takes time by the length alone. */
function withoutScripts(markup: string): string {
  let left = '';
  let from = 0;
  let open: string | null = null;
  for (const { index, 0: tag, 1: end, 2: name = '' } of markup.matchAll(/<(\/?)(script|style)\b[^<>]{0,2000}>/gi)) {
    if (open === null && !end) {
      left += `${markup.slice(from, index)} `;
      open = name.toLowerCase();
    } else if (open !== null && end && name.toLowerCase() === open) {
      open = null;
      from = index + tag.length;
    }
  }
  return open === null ? left + markup.slice(from) : left;
}
