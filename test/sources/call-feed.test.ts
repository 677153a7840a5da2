import { describe, expect, test, vi } from 'vitest';
import { readFoundCalls } from '#src/domain/calls/read-found.ts';
import { plain, readCallFeed } from '#src/sources/call-feed.ts';
import { createCallFeedReader } from '#src/sources/call-feed-reader.ts';
import { SourceError } from '#src/sources/source.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const now = new Date('2026-03-01T09:00:00Z');
const usual = { policyAreas: ['housing' as const], timeZone: 'Europe/Brussels', programme: '' };
const read = (text: string) =>
  readFoundCalls(readCallFeed(bytes(text)), usual, now).map(({ reference, fields, isOver }) => ({
    reference,
    ...{ title: fields.title, link: fields.link, summary: fields.summary, programme: fields.programme, isOver },
    closes: fields.closesAt && `${fields.closesAt.toISOString()}${fields.isWholeDay ? ' day' : ''}`,
  }));

describe('a list of JSON', () => {
  /** As portals of funds have them: entities, days as dd/mm/yyyy or nothing, one id for several. */
  const item = {
    id: 'AMIF-2026-TF2-01',
    title: 'Soci&eacute;t&#233;s d&#8217;accueil &amp; logement',
    status: 'Open',
    programme: 'AMIF',
    deadline: '08/04/2027',
    description: 'Expected Outcome:On s&#39;attend &agrave; ce que <b>les r&eacute;sultats</b>&nbsp;contribuent.  ',
    url: 'https://example.org/topic/AMIF-2026-TF2-01',
    budget: '5,000,000',
    tags: 'a, b',
  };

  test('entities are decoded, days are read as the list writes them', () => {
    const other = { ...item, id: 'B', deadline: '16/04/2026', title: 'Open topic' };
    expect(read(JSON.stringify([item, other]))).toEqual([
      {
        reference: 'AMIF-2026-TF2-01',
        title: 'Sociétés d’accueil & logement',
        link: 'https://example.org/topic/AMIF-2026-TF2-01',
        summary: "Expected Outcome:On s'attend à ce que les résultats contribuent.",
        programme: 'AMIF',
        isOver: false,
        closes: '2027-04-08T21:59:00.000Z day',
      },
      expect.objectContaining({ reference: 'B', closes: '2026-04-16T21:59:00.000Z day' }),
    ]);
  });

  test('without a deadline none is made up; what is over is said so; one reference is taken once', () => {
    const list = [
      { ...item, id: 'HORIZON', deadline: '' },
      { ...item, id: 'HORIZON', deadline: '', title: 'Again' },
      { ...item, id: 'past', deadline: '28/02/2026' },
      { ...item, id: 'closed', deadline: '', status: 'Closed' },
      { ...item, id: 'none', title: ' ' },
      'no item',
    ];
    expect(
      read(JSON.stringify({ results: list })).map(({ reference, closes, isOver }) => [reference, closes, isOver]),
    ).toEqual([
      ['HORIZON', null, false],
      ['past', '2026-02-28T22:59:00.000Z day', true],
      ['closed', null, true],
    ]);
  });
});

describe('feeds', () => {
  const rss = (items: string) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Calls</title>${items}</channel></rss>`;

  test('RSS: entities that are encoded twice, a deadline in the text', () => {
    const items = `<item><title>Caf&amp;eacute;s &amp;amp; co</title><link>https://example.org/a?x=1&amp;y=2</link><guid>a1</guid>
      <description>&lt;p&gt;For towns.&lt;/p&gt;&lt;p&gt;Deadline: 3 May 2027, 17:00 Brussels time&lt;/p&gt;</description></item>`;
    expect(read(rss(items))).toEqual([
      {
        reference: 'a1',
        title: 'Cafés & co',
        link: 'https://example.org/a?x=1&y=2',
        summary: 'For towns.\nDeadline: 3 May 2027, 17:00 Brussels time',
        programme: '',
        isOver: false,
        closes: '2027-05-03T15:00:00.000Z',
      },
    ]);
  });

  test('Atom and JSON Feed', () => {
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id><updated>2026-03-01T00:00:00Z</updated>
      <entry><id>tag:1</id><title>Call A</title><link rel="alternate" href="https://example.org/a"/><updated>2026-03-01T00:00:00Z</updated><summary>Closing date 03/05/2027</summary></entry></feed>`;
    expect(read(atom)).toMatchObject([
      { reference: 'tag:1', link: 'https://example.org/a', closes: '2027-05-03T21:59:00.000Z day' },
    ]);
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 't',
      items: [{ id: '7', url: 'https://example.org/7', title: 'Call B', content_html: '<p>Frist: 3. Mai 2027</p>' }],
    };
    expect(read(JSON.stringify(json))).toMatchObject([{ reference: '7', closes: '2027-05-03T21:59:00.000Z day' }]);
    expect(read(JSON.stringify({ ...json, items: [] }))).toEqual([]);
    expect(read(rss(''))).toEqual([]);
  });

  test('a calendar: a day, an hour, a span, a task; a zone that nobody knows is that of the feed', () => {
    const event = (lines: string) => `BEGIN:VEVENT\r\n${lines}\r\nEND:VEVENT\r\n`;
    const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${[
      event('UID:1\r\nSUMMARY:A day\r\nDTSTART;VALUE=DATE:20270409'),
      event('UID:2\r\nSUMMARY:An hour\r\nDTSTART;TZID=Europe/Lisbon:20270409T170000'),
      event('UID:3\r\nSUMMARY:Nobody knows\r\nDTSTART;TZID=Atlantis/Center:20270409T170000'),
      event('UID:4\r\nSUMMARY:No zone\r\nDTSTART:20270409T170000'),
      event('UID:5\r\nSUMMARY:UTC\r\nDTSTART:20270409T170000Z'),
      event('UID:6\r\nSUMMARY:A span\r\nDTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270410'),
    ].join('')}BEGIN:VTODO\r\nUID:7\r\nSUMMARY:A task\r\nDUE:20270501T120000Z\r\nEND:VTODO\r\nEND:VCALENDAR\r\n`;
    expect(read(ics).map(({ title, closes }) => [title, closes])).toEqual([
      ['A day', '2027-04-09T21:59:00.000Z day'],
      ['An hour', '2027-04-09T16:00:00.000Z'],
      ['Nobody knows', '2027-04-09T15:00:00.000Z'],
      ['No zone', '2027-04-09T15:00:00.000Z'],
      ['UTC', '2027-04-09T17:00:00.000Z'],
      ['A span', '2027-04-09T21:59:00.000Z day'],
      ['A task', '2027-05-01T12:00:00.000Z'],
    ]);
  });
});

test.each([
  ['<!doctype html><html><body>Moved</body></html>', 'a page now'],
  ['<html><body>Moved</body></html>', 'a page now'],
  ['<!-- 1 --><!-- 2 -->\n<html><body>Moved</body></html>', 'a page now'],
  ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>', 'a page now'],
  ['<!-- a comment without an end', 'neither RSS'],
  ['', 'holds nothing'],
  ['Not found', 'neither RSS'],
  ['<svg></svg>', 'neither RSS'],
  ['{"error": "gone"}', 'no list of calls'],
  ['[{', 'neither RSS'],
])('“%s” is no feed, and it is said why', (text, why) => {
  expect(() => readCallFeed(bytes(text))).toThrow(SourceError);
  expect(() => readCallFeed(bytes(text))).toThrow(why);
});

test('what a calendar says wrongly of lengths and moved repeats is not written on the console, and its entries are read', () => {
  const warn = vi.spyOn(console, 'warn');
  const entry = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
  const text = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0'],
    ...entry('UID:a', 'SUMMARY:With a length', 'DTSTART:20270113T100000Z', 'DURATION:P1X'),
    ...entry('UID:b', 'SUMMARY:Moved', 'RECURRENCE-ID;TZID=Nowhere:xx', 'DTSTART;VALUE=DATE:20270301'),
    ...entry('UID:c', 'SEQUENCE:2', 'SUMMARY:Newer', 'DTSTART;VALUE=DATE:20270401'),
    ...entry('UID:c', 'SEQUENCE:1', 'SUMMARY:Older', 'DTSTART;VALUE=DATE:20270402'),
    'END:VCALENDAR',
  ].join('\r\n');
  expect(read(text).map(({ title }) => title)).toEqual(['With a length', 'Moved', 'Newer']);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test('no more items than a feed has that somebody reads', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ({ id: index, title: `Call ${index}` }));
  expect(readCallFeed(bytes(JSON.stringify(many)))).toHaveLength(300);
});

test.each(['<script ', '<style>', '<br ', '<p<'])(
  'what is made of “%s” alone, and is long, is read once through',
  (mark) => {
    expect(plain(`Open call ${mark.repeat(250_000)}`)).toMatch(/^Open call/);
  },
);

test('parts that lie very deep are none', () => {
  const deep = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
  expect(readCallFeed(bytes(`[{"id":"a","title":${deep}},{"id":"b","title":["One",["two"]]}]`))).toMatchObject([
    { reference: 'a', title: '' },
    { reference: 'b', title: 'One, two' },
  ]);
});

describe('a large feed is read aside', () => {
  const readLarge = async (text: string) => {
    const content = bytes(text);
    const reader = createCallFeedReader({
      readFeed: async () => ({ type: 'content', content, mediaType: '', etag: 'x', changed: null }),
    });
    let hadRoom = false;
    setImmediate(() => {
      hadRoom = true;
    });
    return { answer: await reader.read('https://example.org/feed', { etag: null, changed: null }), hadRoom };
  };
  const calendar = (entries: string) => `BEGIN:VCALENDAR\r\n${entries}END:VCALENDAR`;
  const entry = (index: number) =>
    `BEGIN:VEVENT\r\nUID:${index}\r\nSUMMARY:Call ${index}\r\nDTSTART;TZID=Europe/Rome:20270101T100000\r\nEND:VEVENT\r\n`;

  test('others go on meanwhile, and it says the same', async () => {
    const many = calendar(Array.from({ length: 1_500 }, (_, index) => entry(index)).join(''));
    expect(await readLarge(many)).toEqual({
      answer: { type: 'calls', calls: readCallFeed(bytes(many)), etag: 'x', changed: null },
      hadRoom: true,
    });
  });

  test('what it is not is said', async () => {
    expect(await readLarge(`<!doctype html><p>${'Moved. '.repeat(20_000)}`)).toEqual({
      answer: { type: 'failed', why: expect.stringContaining('a page now') },
      hadRoom: true,
    });
  });
});
