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
    '2026-11-27',
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
