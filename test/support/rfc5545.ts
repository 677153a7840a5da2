import ICAL from 'ical.js';

/** As ical.js hands over a property and a component (jCal, RFC 7265). */
type Property = [name: string, parameters: Record<string, string | string[]>, type: string, ...values: unknown[]];
type Component = [name: string, properties: Property[], components: Component[]];

type Rule = { required: readonly string[]; once: readonly string[]; often: readonly string[] };
const words = (text: string) => text.split(' ');

/** RFC 5545, 3.6, RFC 7986, 5: the properties of a calendar; and of events, 3.6.1 with RFC 7986. */
const rules: Record<string, Rule> = {
  vcalendar: {
    required: words('prodid version'),
    once: words('calscale method uid last-modified url refresh-interval source color'),
    often: words('name description categories image'),
  },
  vevent: {
    required: words('uid dtstamp dtstart'),
    once: words(
      'class created description geo last-modified location organizer priority sequence status summary transp url recurrence-id dtend duration color',
    ),
    often: words(
      'attach attendee categories comment contact exdate request-status related resources rdate rrule image conference related-to',
    ),
  },
  vtimezone: { required: words('tzid'), once: words('last-modified tzurl'), often: [] },
  standard: {
    required: words('dtstart tzoffsetto tzoffsetfrom'),
    once: words('rrule'),
    often: words('comment rdate tzname'),
  },
  daylight: {
    required: words('dtstart tzoffsetto tzoffsetfrom'),
    once: words('rrule'),
    often: words('comment rdate tzname'),
  },
};

/** RFC 5546, 3.2: what an event of a message has to have once and, of attendees, at least once; `none`: what it must not have. */
const messages: Record<string, { required: readonly string[]; none: readonly string[] }> = {
  PUBLISH: { required: words('organizer summary'), none: words('attendee') },
  REQUEST: { required: words('organizer summary attendee sequence'), none: [] },
  CANCEL: { required: words('organizer attendee sequence'), none: [] },
};

const allowed: Record<string, readonly string[]> = {
  version: ['2.0'],
  calscale: ['GREGORIAN'],
  status: words('TENTATIVE CONFIRMED CANCELLED'),
  transp: words('OPAQUE TRANSPARENT'),
  class: words('PUBLIC PRIVATE CONFIDENTIAL'),
};
const partStats = words('NEEDS-ACTION ACCEPTED DECLINED TENTATIVE DELEGATED');

const parameter = /;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*)(?:,(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*/u.source;
/** RFC 5545, 3.1: a line of content. */
const contentLine = new RegExp(`^([A-Za-z0-9-]+)((?:${parameter})*):([^\\p{Cc}]|\\t)*$`, 'u');
/** 3.3.11: in a text, a comma, a semicolon and a backslash stand behind a backslash. */
const escapedText = /^(?:[^\\,;]|\\[\\,;nN])*$/u;
const texts = words('SUMMARY DESCRIPTION LOCATION UID PRODID COMMENT');

/** Lists what a calendar file has that RFC 5545 or, of a message, RFC 5546 forbids; none where it keeps both. */
export function listCalendarProblems(content: string): string[] {
  const problems = listLineProblems(content);
  let calendar: Component;
  try {
    calendar = ICAL.parse(content) as unknown as Component;
  } catch (error) {
    return [...problems, `ical.js cannot read it: ${String(error)}`];
  }
  const [name, properties, components] = calendar;
  if (name !== 'vcalendar') return [...problems, `It is a ${name}, and no single calendar.`];
  const method = properties.find(([each]) => each === 'method')?.[3] as string | undefined;
  if (components.length === 0) problems.push('A calendar has at least one component (3.4).');
  if (method !== undefined && !(method in messages)) problems.push(`METHOD ${method} is unknown here.`);
  const zones = components.filter(([each]) => each === 'vtimezone').map((each) => saidOf(each, 'tzid'));
  problems.push(...listComponentProblems(calendar, zones));
  const events = components.filter(([each]) => each === 'vevent');
  const uids = events.map((event) => `${saidOf(event, 'uid')} ${saidOf(event, 'recurrence-id') ?? ''}`);
  for (const uid of uids.filter((each, index) => uids.indexOf(each) < index))
    problems.push(`UID ${uid} is there twice.`);
  for (const event of events) problems.push(...listMessageProblems(event, method));
  return problems;
}

function listLineProblems(content: string): string[] {
  const problems: string[] = [];
  if (!content.endsWith('\r\n')) problems.push('The last line has no end.');
  if (/[\r\n]/.test(content.replaceAll('\r\n', ''))) problems.push('A line ends with something else than CRLF.');
  if (content.includes('\uFFFD') || content.startsWith('\uFEFF')) problems.push('It is no clean UTF-8.');
  const lines = content.split('\r\n');
  for (const line of lines)
    if (Buffer.byteLength(line) > 75) problems.push(`A line has ${Buffer.byteLength(line)} octets: ${line}`);
  const unfolded = content
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  for (const line of unfolded) {
    const [, name = ''] = contentLine.exec(line) ?? [];
    if (name === '') problems.push(`This is no line of content: ${line}`);
    const value = line.slice(line.indexOf(':') + 1);
    if (texts.includes(name.toUpperCase()) && !escapedText.test(value)) problems.push(`Not escaped: ${line}`);
    if (name === 'SEQUENCE' && !/^\d+$/.test(value)) problems.push(`No number: ${line}`);
    if (/^(?:DTSTAMP|CREATED|LAST-MODIFIED)$/.test(name) && !/^\d{8}T\d{6}Z$/.test(value))
      problems.push(`Has to be in UTC: ${line}`);
  }
  return problems;
}

function listComponentProblems([name, properties, components]: Component, zones: readonly unknown[]): string[] {
  const rule = rules[name];
  if (!rule) return [`There is no rule for ${name}.`];
  const problems: string[] = [];
  const counts = new Map<string, number>();
  for (const [each] of properties) counts.set(each, (counts.get(each) ?? 0) + 1);
  for (const each of rule.required)
    if (counts.get(each) !== 1) problems.push(`${name} has ${counts.get(each) ?? 0} ${each}.`);
  for (const each of rule.once) if ((counts.get(each) ?? 0) > 1) problems.push(`${name} has ${each} more than once.`);
  for (const each of counts.keys())
    if (!each.startsWith('x-') && ![...rule.required, ...rule.once, ...rule.often].includes(each))
      problems.push(`${name} must not have ${each}.`);
  if (counts.has('dtend') && counts.has('duration')) problems.push('An event has an end or a duration, not both.');
  for (const property of properties) problems.push(...listValueProblems(property, zones));
  const [start, end] = ['dtstart', 'dtend'].map((each) => properties.find(([property]) => property === each));
  if (start && end) {
    if (start[2] !== end[2]) problems.push('The start is a time and the end a day, or the other way round.');
    if (!(new Date(String(end[3])) > new Date(String(start[3])))) problems.push('It ends before it begins (3.8.2.2).');
  }
  if (name === 'vtimezone' && components.length === 0)
    problems.push('A time zone has at least one STANDARD or DAYLIGHT.');
  return [...problems, ...components.flatMap((each) => listComponentProblems(each, zones))];
}

function listValueProblems([name, parameters, type, value]: Property, zones: readonly unknown[]): string[] {
  const problems: string[] = [];
  const said = `${name}: ${String(value)}`;
  if (allowed[name] && !allowed[name].includes(String(value))) problems.push(`Not allowed: ${said}`);
  if (type === 'date-time' || type === 'date') {
    // What is no day of the calendar, such as 2026-02-30, comes back as another one.
    const day = String(value).slice(0, 10);
    const at = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) problems.push(`No day: ${said}`);
    if (type === 'date-time' && name !== 'dtstart' && !String(value).endsWith('Z') && !parameters.tzid)
      problems.push(`No zone: ${said}`);
    if (parameters.tzid && !zones.includes(parameters.tzid))
      problems.push(`No VTIMEZONE of ${String(parameters.tzid)}.`);
  }
  if (type === 'uri' && !URL.canParse(String(value))) problems.push(`No address: ${said}`);
  if (name === 'organizer' || name === 'attendee') {
    if (!/^mailto:[^\s@]+@[^\s@]+$/i.test(String(value))) problems.push(`No mail address: ${said}`);
    if (parameters.partstat && !partStats.includes(String(parameters.partstat))) problems.push(`PARTSTAT of ${said}`);
  }
  return problems;
}

function listMessageProblems(event: Component, method: string | undefined): string[] {
  const rule = method === undefined ? undefined : messages[method];
  if (!rule) return [];
  const has = (name: string) => event[1].some(([each]) => each === name);
  return [
    ...rule.required.filter((name) => !has(name)).map((name) => `${method} without ${name} (RFC 5546, 3.2).`),
    ...rule.none.filter(has).map((name) => `${method} with ${name} (RFC 5546, 3.2).`),
    ...(method === 'REQUEST' && saidOf(event, 'status') === 'CANCELLED' ? ['What is requested is cancelled.'] : []),
    ...(method === 'CANCEL' && ![undefined, 'CANCELLED'].includes(saidOf(event, 'status') as string)
      ? ['CANCEL of what is on.']
      : []),
  ];
}

const saidOf = ([, properties]: Component, name: string): unknown => properties.find(([each]) => each === name)?.[3];
