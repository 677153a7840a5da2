import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { expect, test } from 'vitest';
import {
  facts,
  heading,
  list,
  message,
  note,
  picture,
  rightColumn,
  subheading,
  table,
  text,
} from '#src/core/blocks.ts';
import { bytesOf } from '#src/core/files.ts';
import type { Message } from '#src/core/message.ts';
import { createFileWriter } from '#src/exports/write.ts';

// A white picture of one pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);
const writer = createFileWriter({
  pictures: { read: async (key) => (key === 'gone' ? null : png) },
  linkOf: (line) => `https://causeway.example${line.replace('/experience show ', '/experiences/')}`,
});
const now = new Date('2026-11-27T08:00:00Z');

async function print(answer: Message) {
  const asked = { line: '/brief SE224', language: 'sv', now };
  const [file] = await writer.write(answer, { format: 'pdf', table: null }, asked);
  if (!file) throw new Error('no file');
  const document = await getDocumentProxy(new Uint8Array(bytesOf(file)));
  return { file, document, pages: (await extractText(document)).text };
}
const flat = (said: string) => said.replace(/\s+/g, ' ');

test('letters of every alphabet of Europe are printed, with title, language, day and numbers of pages', async () => {
  const { file, document, pages } = await print(
    message(
      heading('Skåne, Łódź, Győr'),
      text('**Ελλάδα** και България: *čšž* – [methods](https://x.example)'),
      note('Källa: Eurostat'),
    ),
  );
  expect(file).toMatchObject({ name: 'brief-se224.pdf', mediaType: 'application/pdf', encoding: 'base64' });
  const said = flat(pages.join(' '));
  for (const part of [
    'Skåne, Łódź, Győr',
    'Ελλάδα και България: čšž – methods',
    'Källa: Eurostat',
    '27 november 2026',
    '1 / 1',
  ])
    expect(said).toContain(part);
  const { info } = await getMeta(document);
  expect(info).toMatchObject({ Title: 'Skåne, Łódź, Győr', Language: 'sv' });
});

test('a letter that was first printed as a part of another is read back as itself', async () => {
  for (const said of ['őå', 'oa', 'Łćž', 'Lcz']) {
    const { pages } = await print(message(heading(said)));
    expect(flat(pages.join(' '))).toContain(said);
  }
});

test('it is tagged for screen readers: headings, tables with their heads, pictures with their words', async () => {
  const { document } = await print(
    message(
      heading('A'),
      subheading('B'),
      table(['Region', rightColumn('Value')], [['Skåne', '9.4%']]),
      picture({ key: 'k', alt: 'What it shows.', width: 1500, height: 600 }),
    ),
  );
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
  for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(tree).toContain(`"role":"${role}"`);
  expect(tree).toContain('"alt":"What it shows."');
});

test('nothing is cut off: a long table goes on under its head, words stay inside the margins, no row is parted', async () => {
  const name = (index: number) =>
    `Region number ${index} with a name that is longer than its column is wide, of a country`;
  const rows = Array.from({ length: 90 }, (_, index) => [
    name(index),
    ...Array.from({ length: 6 }, (__, column) => `${index}.${column}% · ${index + 1}/244`),
    'uncertain: Catalonia, by 3.9 points',
  ]);
  const columns = [
    'Indicator',
    ...['A', 'B', 'C', 'D', 'E', 'F'].map((each) => rightColumn(`Value of ${each}`)),
    'Ahead',
  ];
  const { document, pages } = await print(message(heading('Long'), table(columns, rows)));
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(flat(page)).toContain('Value of A');
  const whole = flat(pages.join(' '));
  for (const [index, row] of rows.entries()) {
    const page = pages.findIndex((each) => flat(each).includes(`Region number ${index} with`));
    for (const cell of row.slice(1, 7)) expect(flat(pages[page] ?? ''), `${index}`).toContain(cell);
  }
  expect(whole).toContain('90 / 244'.replaceAll(' ', ''));
  for (let number = 1; number <= pages.length; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x, y] = item.transform as number[];
      expect(x, item.str).toBeGreaterThanOrEqual(40);
      expect((x ?? 0) + item.width, item.str).toBeLessThanOrEqual(width - 40);
      expect(y, item.str).toBeGreaterThan(15);
      expect(y, item.str).toBeLessThan(height - 30);
    }
  }
});

test('a short table is not parted between two pages', async () => {
  for (const lines of [40, 44, 48, 52, 56]) {
    const { pages } = await print(
      message(
        heading('Text'),
        ...Array.from({ length: lines }, (_, index) => text(`Line ${index}.`)),
        table(
          ['Region', 'Country'],
          ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => [`Region ${name}`, 'X']),
        ),
      ),
    );
    const holders = pages.filter((page) => /Region (one|two|three|four|five|six)\b/.test(flat(page)));
    expect(holders, `${lines} lines`).toHaveLength(1);
  }
});

test('a long text and long facts go on on the next page', async () => {
  const sentence = 'Every word of this is printed, whatever its length. ';
  const { pages } = await print(
    message(heading('Text'), text(sentence.repeat(200)), facts([{ label: 'Long', value: sentence.repeat(60) }])),
  );
  expect(pages.length).toBeGreaterThan(1);
  expect(
    flat(pages.map((page) => page.replace(/Causeway ·[\s\S]*$/, '')).join(' ')).split('whatever its length').length,
  ).toBe(261);
});

test('signs that the font lacks are left out or told as unknown, never as empty boxes', async () => {
  const { pages } = await print(
    message(heading('A'), table(['Region', 'Value'], [['Skåne', '✓ 9.4%']]), text('✓ yes · ✗ no → there ≥ 5, 東京')),
  );
  const said = flat(pages.join(' '));
  expect(said).toContain('9.4%');
  expect(said).toMatch(/yes · no › there >= 5, \?\?/);
  expect(said).not.toMatch(/[✓✗→≥\ufffd]/);
});

test('things of a list are linked; a picture that is gone is told in words', async () => {
  const { document, pages } = await print(
    message(
      heading('A'),
      list('Open', [{ title: '#3 Mentors', line: '/experience show 3', beside: 'Murcia' }]),
      picture({ key: 'gone', alt: 'Skåne is ahead.', width: 1500, height: 600 }),
    ),
  );
  expect(flat(pages.join(' '))).toMatch(/#3 Mentors \(Murcia\).*Skåne is ahead\./);
  const annotations = await (await document.getPage(1)).getAnnotations();
  expect(annotations.map(({ url }) => url)).toEqual(['https://causeway.example/experiences/3']);
});

/** Where words stand on the first page, from its foot. */
async function placesOn(document: Awaited<ReturnType<typeof getDocumentProxy>>) {
  const { items } = await (await document.getPage(1)).getTextContent();
  return items.flatMap((item) =>
    'str' in item ? [{ said: item.str, x: item.transform[4] as number, y: item.transform[5] as number }] : [],
  );
}

test('the mark of a list item stands in the line of its words', async () => {
  const { document } = await print(
    message(heading('A'), text('- one\n- two'), list('Open', [{ title: '#3 Mentors', line: '/experience show 3' }])),
  );
  const places = await placesOn(document);
  const marks = places.filter(({ said }) => said === '•');
  const words = ['one', 'two', '#3 Mentors'].map((each) => places.find(({ said }) => said === each));
  expect(marks).toHaveLength(3);
  expect(marks.map(({ y }) => Math.round(y))).toEqual(words.map((each) => Math.round(each?.y ?? -1)));
});

test('a low picture stands beside the narrow table that it follows, and a table is set smaller where that spares it lines', async () => {
  const narrow = table(['Region', rightColumn('Value')], [['Skåne', '9.4%']]);
  const low = picture({ key: 'k', alt: 'A', width: 500, height: 400 });
  const beside = await print(message(heading('A'), narrow, low, text('Below')));
  const below = await print(message(heading('A'), low, narrow, text('Below')));
  const heightOf = async ({ document }: { document: Awaited<ReturnType<typeof getDocumentProxy>> }) =>
    (await placesOn(document)).find(({ said }) => said === 'Below')?.y ?? 0;
  expect(await heightOf(beside)).toBeGreaterThan((await heightOf(below)) + 15);
  const sizeOf = async (rows: string[][]) => {
    const columns = ['Figure', ...['A', 'B', 'C'].map((each) => rightColumn(each)), 'Ahead'];
    const { document } = await print(message(heading('A'), table(columns, rows)));
    const { items } = await (await document.getPage(1)).getTextContent();
    const cell = items.find((item) => 'str' in item && item.str.startsWith('12.3%'));
    return cell && 'transform' in cell ? (cell.transform[0] as number) : 0;
  };
  const values = ['12.3% ? · 123/244', '12.3% ? · 123/244', '12.3% ? · 123/244'];
  expect(await sizeOf([['Unemployment', ...values, 'level']])).toBe(8);
  const long = ['Unemployment, foreign-born, 15–64, 2022', ...values, 'uncertain: Skåne; West Sweden'];
  expect(await sizeOf([long, long, long])).toBeLessThan(8);
});

test('tall pictures stand at the end, two beside each other, each under its number', async () => {
  const [one, two] = ['k', 'l'].map((key) => picture({ key, alt: 'A', width: 360, height: 700 }));
  const { document, pages } = await print(message(heading('A'), text('First'), one, text('Second'), two));
  const said = flat(pages.join(' '));
  for (const part of ['Picture 1: at the end.', 'Picture 2: at the end.', 'Pictures']) expect(said).toContain(part);
  const last = await document.getPage(pages.length);
  const { items } = await last.getTextContent();
  const [first, second] = ['Picture 1', 'Picture 2'].map((each) =>
    items.flatMap((item) => ('str' in item && item.str === each ? [item.transform[5] as number] : [])),
  );
  expect(first).toHaveLength(1);
  expect(second).toEqual(first);
});
