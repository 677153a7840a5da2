import { read as readWorkbook } from '@e965/xlsx';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { expect, test } from 'vitest';
import { bytesOf } from '#src/core/files.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { linkOfLine } from '#src/web/links.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, as, bot, context, database, clock } = await createDialogue();
const { sql } = database;
const { OPS } = await getResolvedPDFJS();
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const reader = { language: 'en', timeZone: 'UTC' };

const messageOf = (outcome: Outcome | null) => {
  if (outcome?.type !== 'message') throw new Error(JSON.stringify(outcome));
  return outcome;
};
const fileOf = (outcome: Outcome) =>
  messageOf(outcome).blocks.find((block): block is Extract<Block, { type: 'file' }> => block.type === 'file');
const flat = (said: string) => said.replace(/\s+/g, ' ');
async function textOfPdf(line: string) {
  const file = fileOf(await say(`${line} pdf`));
  if (!file) throw new Error('no file');
  const document = await getDocumentProxy(new Uint8Array(bytesOf(file)));
  const { text } = await extractText(document);
  return { document, pages: text, said: flat(text.join(' ')) };
}
/** Every cell of every table, also of those one press away. */
const cellsOf = (outcome: Outcome | null) => {
  const { blocks, folds = [] } = messageOf(outcome);
  return [...blocks, ...folds.flatMap((fold) => fold.blocks)].flatMap((block) =>
    block.type === 'table' ? block.rows.flat() : [],
  );
};

const parts = [
  'In short',
  'Figures: Skåne and Catalonia',
  'Outcomes: scores of Skåne',
  'Policy: what indices say',
  'Education score: Skåne, 2024',
  'Regions like Skåne, and why',
  'Who does better, and what they tried: education',
  'Who lives there, and what kind of region it is',
];

test('a region is not set against itself', async () => {
  const refused = await bot.read('/brief SE224 against=ES51 against=SE224', reader);
  expect(refused).toMatchObject({ failed: true, text: expect.stringContaining('Skåne cannot be set against itself.') });
});

test('a brief says what the commands it is made of say: not one number of its own', async () => {
  const line = '/brief SE224 against=ES51 area=education';
  const own = cellsOf(await bot.read(line, reader));
  const theirs = new Set(
    (
      await Promise.all(
        [
          '/compare SE224 ES51',
          '/compare SE224 ES51 area=education',
          '/score SE224',
          '/score SE224 area=education',
          '/peers SE224',
          '/peers SE224 better-at=education',
        ].map((each) => bot.read(each, reader)),
      )
    ).flatMap(cellsOf),
  );
  expect(own.length).toBeGreaterThan(60);
  for (const cell of own) expect(theirs).toContain(cell);
});

test('as a page it has every part, one title and the files', async () => {
  const response = await pages.request('/briefs/SE224?against=ES51&area=education');
  const page = await response.text();
  expect(response.status).toBe(200);
  expect(page.match(/<h1/g)).toHaveLength(1);
  expect([...page.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title)).toEqual(parts);
  for (const format of ['pdf', 'xlsx', 'json'])
    expect(page).toContain(`href="/briefs/SE224.${format}?against=ES51&amp;area=education"`);
  expect(page).toContain('No peer is clearly better than Skåne on education');
  expect(linkOfLine('/brief SE224 against=ES51 area=education', false)).toBe(
    '/briefs/SE224?against=ES51&area=education',
  );
});

test('policy stands beside outcomes, apart from them, on the page and on paper', async () => {
  const line = '/brief SE224 against=ES51 area=education';
  const page = await (await pages.request('/briefs/SE224?against=ES51&area=education')).text();
  const [, left = '', right = ''] =
    /<div class="parts"><section>([\s\S]*?)<\/section><section>([\s\S]*?)<\/section><\/div>/.exec(page) ?? [];
  expect(left).toContain('Outcomes: scores of Skåne');
  expect(left).toContain('Labour market');
  expect(left).not.toContain('MIPEX');
  expect(right).toContain('Policy: what indices say');
  expect(right).toContain('MIPEX');
  expect(right).not.toMatch(/of 100 points|Early leavers/);
  const { document } = await textOfPdf(line);
  const found = new Map<string, { x: number; y: number; page: number }>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items)
      if ('str' in item) found.set(item.str, { x: item.transform[4], y: item.transform[5], page: number });
  }
  const outcomes = found.get('Outcomes: scores of Skåne');
  const policy = found.get('Policy: what indices say');
  expect(policy).toMatchObject({ page: outcomes?.page, y: outcomes?.y });
  expect((policy?.x ?? 0) - (outcomes?.x ?? 0)).toBeGreaterThan(200);
});

test('the pictures of the page are in the PDF, but for those that are drawn for a phone', async () => {
  for (const line of ['/brief SE224 against=ES51 area=education', '/brief ITF4 against=ES51,ES62,SE224']) {
    const { blocks } = messageOf(await bot.read(line, reader));
    const pictures = blocks.flatMap((block) => (block.type === 'picture' ? [block] : []));
    const wide = pictures.filter(({ width, height }) => height < width);
    expect(wide.length).toBeGreaterThan(0);
    expect(wide.length).toBeLessThan(pictures.length);
    const { document } = await textOfPdf(line);
    let drawn = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const { fnArray } = await (await document.getPage(number)).getOperatorList();
      drawn += fnArray.filter((operator) => operator === OPS.paintImageXObject).length;
    }
    expect(drawn, line).toBe(wide.length);
  }
});

test('the same PDF again is not set again; another day, and other figures, are another', async () => {
  const pdf = async (path: string) => Buffer.from(await (await pages.request(path)).arrayBuffer());
  const path = '/briefs/ITF4.pdf?against=ES51';
  const first = await pdf(path);
  expect((await pdf(path)).equals(first)).toBe(true);
  const today = clock.now;
  clock.now = new Date(today.getTime() + 24 * 60 * 60_000);
  expect((await pdf(path)).equals(first)).toBe(false);
  clock.now = today;
  const [row] = await sql<[{ value: number }]>`
    select value from observation where (indicator, area, year) = ('population-density', 'ITF4', 2022)`;
  const change = async (value: number) => {
    await sql`update observation set value = ${value} where (indicator, area, year) = ('population-density', 'ITF4', 2022)`;
    await sql`insert into import_run (file, started_at, finished_at) values ('test', now(), now())`;
  };
  await change(row.value + 777);
  expect((await pdf(path)).equals(first)).toBe(false);
  await change(row.value);
});

test('as a PDF it has the same on two numbered pages, the letters of every language among it', async () => {
  const { pages: sheets, said } = await textOfPdf('/brief SE224 against=ES51 area=education');
  expect(sheets).toHaveLength(2);
  for (const title of ['Brief on Skåne against Catalonia: Education', ...parts, 'Sources and rules'])
    expect(said).toContain(title);
  for (const cell of cellsOf(await bot.read('/brief SE224 against=ES51 area=education', reader)))
    expect(said).toContain(flat(cell.replace('✓ ', '')));
  expect(said).toContain('1 / 2');
  expect((await textOfPdf('/brief PL71 against=HU11,EL30')).said).toContain(
    'Brief on Łódź against Budapest and Attica',
  );
  const response = await pages.request('/briefs/SE224.pdf?against=ES51&area=education');
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('a workbook has a sheet for each table, with numbers', async () => {
  const file = fileOf(await say('/brief SE224 against=ES51 xlsx'));
  const { SheetNames, Sheets } = readWorkbook(bytesOf(file as NonNullable<typeof file>));
  expect(SheetNames.at(-1)).toBe('Notes');
  expect(SheetNames.length).toBeGreaterThanOrEqual(5);
  const numbers = Object.values(Sheets).flatMap((sheet) =>
    Object.values(sheet).flatMap((cell) => (cell?.t === 'n' ? [cell.v] : [])),
  );
  expect(numbers).toContain(72.2);
});

const shortOf = async (line: string) => {
  const { blocks } = messageOf(await bot.read(line, reader));
  const at = blocks.findIndex((block) => block.type === 'heading' && block.text === 'In short');
  const after = blocks.slice(at + 1);
  const end = after.findIndex(({ type }) => type !== 'text');
  return after.slice(0, end).flatMap((block) => (block.type === 'text' ? [plainText(block.markdown)] : []));
};

test('a brief begins with its conclusion: where the region stands, what sets it apart from whom, from whom to learn', async () => {
  expect(await shortOf('/brief SE224')).toEqual([
    'Counted from the best, Skåne (figures of South Sweden) is 114th of 230 NUTS 2 regions in employment of the foreign-born (72.2%, 2025, uncertain) and 132nd of 156 in unemployment of the foreign-born (19.5%, 2022).',
    'In employment of the foreign-born it is, by uncertain figures, about level with West Sweden (72.5%); in unemployment of the foreign-born it is clearly worse than West Sweden (13.8%) and Central Denmark (7.3%).',
    'To learn from in labour market: Western Norway (91.3) and Oslo and Viken (89.6), like Skåne and clearly ahead of its 66.0 of 100 points (scores of 2021, the newest that rest on no doubtful figure); no experience with it has been published yet.',
  ]);
});

test('a conclusion calls nobody better by figures that something stands against, and says so in the same sentence', async () => {
  const [, beside, learning] = await shortOf('/brief PL71 against=HU11,EL30');
  expect(beside).toBe(
    'In employment of the foreign-born it is, by uncertain figures, about level with Budapest (77.3%) and higher than Attica (69.5%).',
  );
  expect(learning).toMatch(
    /^Nobody can be called better in health, as the score of Łódź .* rests on doubtful figures; by score/,
  );
});

test('where little is known, the conclusion says that', async () => {
  expect(await shortOf('/brief SE224 against=ES51 area=language')).toEqual([
    'No outcome of Skåne (figures of South Sweden) can be ranked among other regions.',
    'Nobody can be called better than Skåne in language by score, as told below; no experience with it has been published yet.',
  ]);
});

test('in a chat it is short: the conclusion, what was taken for granted, the table; the rest is one press away', async () => {
  const { blocks, folds = [] } = messageOf(await say('/brief Murcia'));
  expect(blocks[0]).toEqual({ type: 'heading', text: 'Brief on Region of Murcia' });
  expect(blocks[1]).toMatchObject({ type: 'text', markdown: expect.stringContaining('183rd of 230 NUTS 2 regions') });
  expect(blocks[4]).toEqual({
    type: 'note',
    markdown:
      'Neither regions nor a policy area were named, so taken are Canary Islands and Western Slovenia, which are most like it; education, where its score is lowest.',
  });
  expect(blocks.filter(({ type }) => type === 'text')).toHaveLength(3);
  expect(folds.map(({ label }) => label)).toEqual(['Profile, scores, policy', 'Peers and who does better', 'Details']);
  expect(read(await say('/peers ES62'))).toMatch(/Canary Islands[\s\S]*Western Slovenia/);
});

test('where others reach the pages, it leads to its own, under the address of its line', async () => {
  const there = await createDialogue({ database, env: { PUBLIC_URL: 'https://causeway.example' } });
  const { blocks } = messageOf(await there.say('/brief SE224 against=ES51,ITF4 area=health'));
  const links = blocks
    .flatMap((block) => (block.type === 'actions' ? block.items : []))
    .filter(({ type }) => type === 'link');
  const page = linkOfLine('/brief SE224 against=ES51,ITF4 area=health', false);
  expect(links).toEqual([{ type: 'link', label: 'Whole brief', url: `https://causeway.example${page}` }]);
});

test('what is not known is said in its part, and the rest of the brief is there', async () => {
  const health = flat(read(await bot.read('/brief SE224 against=ES51 area=language', reader).then(messageOf)));
  expect(health).toContain('Regions like Skåne, and why');
  expect(health).toMatch(/No figure we hold measures|no score|none/i);
  expect(read(await say('/brief Nowhereland'))).toContain('I know no region called “Nowhereland”');
});

test('experiences of those who do better are listed once they are published, and nobody’s that waits', async () => {
  const [maria, staff] = [as('maria'), as('admin')];
  const form = { groups: [], challenge: 'c', action: 'a', lesson: 'l' };
  const log = async (title: string, region: string) =>
    /#(\d+)/.exec(
      read(await maria.submit(await maria.say('/experience log'), { ...form, title, region, areas: ['education'] })),
    )?.[1];
  const best = await log('Mentors in every school', 'Attica');
  await log('Not reviewed yet', 'Attica');
  const before = flat(read(messageOf(await bot.read('/brief SE224 area=education', reader))));
  expect(before).toContain('Nobody has a published experience on education yet.');
  await staff.say(`/experience publish ${best}`);
  const after = flat(read(messageOf(await bot.read('/brief SE224 area=education', reader))));
  expect(after).toContain(`What they tried`);
  expect(after).toContain('Mentors in every school');
  const learning = (await shortOf('/brief SE224 area=education')).at(-1);
  expect(learning).toMatch(/others have told what they tried: “Mentors in every school” \(Attica\)|tried there/);
  expect(after).not.toContain('Not reviewed yet');
});

test.each([
  ['brief on Skåne', '/brief SE224'],
  ['write me two pages about Murcia against Apulia', '/brief ES62 against=ITF4'],
  ['Write a brief on Catalonia against Skåne and Puglia on education', '/brief ES51 against=SE224,ITF4 area=education'],
  ['dos páginas sobre Cataluña', '/brief ES51'],
  ['due pagine sulla Puglia', '/brief ITF4'],
  ['deux pages sur la Catalogne', '/brief ES51'],
  ['zwei Seiten über Katalonien', '/brief ES51'],
  ['två sidor om Skåne', '/brief SE224'],
])('“%s” leads to %s', async (words, line) => {
  const read = messageOf(await say(words));
  const expected = messageOf(await say(line));
  expect(read.blocks.filter(({ type }) => type === 'heading')[0]).toEqual(
    expected.blocks.filter(({ type }) => type === 'heading')[0],
  );
});

test('an ordinary region is told on two pages, without pictures drawn for a phone', async () => {
  for (const region of ['SE224', 'ES62', 'FRH0', 'AT12', 'PL63', 'DE25', 'LU', 'FI1C', 'SI04']) {
    const { document } = await textOfPdf(`/brief ${region}`);
    expect(document.numPages, region).toBeLessThanOrEqual(2);
  }
});
