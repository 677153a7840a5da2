import { read as readWorkbook, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { bytesOf, tablesOf } from '#src/core/files.ts';
import type { Block } from '#src/core/message.ts';
import { failure, type Outcome } from '#src/core/outcome.ts';
import { linkOfLine } from '#src/web/links.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { say, bot, context, press } = await createDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });

const messageOf = (outcome: Outcome) => {
  if (outcome.type !== 'message') throw new Error(JSON.stringify(outcome));
  return outcome;
};
const filesOf = (outcome: Outcome) =>
  messageOf(outcome).blocks.filter((block): block is Extract<Block, { type: 'file' }> => block.type === 'file');

const lines = [
  '/compare SE224 ES51',
  '/compare SE224 ES51 area=education',
  '/indicator show unemployment-foreign-born ES51',
  '/indicator rank unemployment country=ES',
  '/indicator rank labour-market country=ES',
  '/peers SE224',
  '/peers ITC4 better-at=unemployment',
  '/score ES51',
  '/score ES51 area=labour-market',
  '/region show SE224',
];

test.each(lines)('%s can be had as files, with the numbers that its tables say', async (line) => {
  const tables = tablesOf(messageOf(await say(line)));
  expect(tables.length).toBeGreaterThan(0);
  const numbers = tables.flatMap(({ data = [] }) => data.flat().flatMap((cell) => cell?.value ?? []));
  expect(numbers.length).toBeGreaterThan(0);
  // Files have nine places, behind which there is only noise.
  const inFiles = numbers.map((number) => Math.round(number * 1e9) / 1e9);
  // Every number among the words of a table is one in its file too, as it was measured and not as it was rounded.
  for (const { data = [], rows } of tables)
    rows.forEach((row, index) => {
      row.forEach((text, column) => {
        const value = data[index]?.[column]?.value;
        const said = /-?\d+(?:\.\d+)?/.exec(text.replaceAll(',', '').replace('−', '-'))?.[0];
        if (typeof value === 'number' && said) expect(Math.abs(value - Number(said)), text).toBeLessThanOrEqual(0.5);
      });
    });

  const csv = filesOf(await say(`${line} csv`));
  const inCsv = csv.flatMap(({ content }) => (parse(content, { bom: true }) as string[][]).slice(1).flat().map(Number));
  for (const number of inFiles) expect(inCsv).toContain(number);

  const [json] = filesOf(await say(`${line} json`));
  const written = JSON.parse(json?.content ?? '').tables.flatMap((each: { rows: unknown[][] }) => each.rows.flat());
  for (const number of inFiles) expect(written).toContainEqual(expect.objectContaining({ value: number }));

  const [xlsx] = filesOf(await say(`${line} xlsx`));
  const { Sheets } = readWorkbook(bytesOf(xlsx as NonNullable<typeof xlsx>));
  const cells = Object.values(Sheets).flatMap((sheet) => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat());
  for (const number of inFiles) expect(cells).toContain(number);

  // The same bytes by a link, without a chat.
  const link = linkOfLine(`${line} csv`, false);
  const response = await pages.request(link ?? '');
  expect(response.status, link ?? line).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${csv[0]?.name}"`);
  expect(Buffer.from(await response.arrayBuffer()).toString('utf8')).toBe(csv[0]?.content);
});

test('the file of a ranking has every region, not only those shown', async () => {
  const [file] = filesOf(await say('/indicator rank unemployment csv'));
  const [head, ...rows]: string[][] = parse(file?.content ?? '', { bom: true });
  const labels = [
    '#',
    'Region',
    'Region: Figures of',
    'Country',
    'Value',
    'Value: Year',
    'Value: Flags',
    'Unit',
    'Source',
  ];
  expect(head).toEqual(labels);
  expect(rows.length).toBe(244);
  expect(rows.find(([, region]) => region === 'Catalonia')).toEqual([
    '204',
    'Catalonia',
    '',
    'Spain',
    '9.8',
    '2022',
    'd',
    '%',
    'Eurostat, lfst_r_lfur2gac',
  ]);
  expect(rows.find(([, region]) => region === 'Skåne')?.slice(1, 4)).toEqual(['Skåne', 'South Sweden, SE22', 'Sweden']);
});

test('what leads to the files is one press away in chat, and stands on the page', async () => {
  const outcome = await say('/compare SE224 ES51');
  const [excel] = filesOf(await press(outcome, 'Excel'));
  expect(excel?.name).toBe('compare-se224-es51.xlsx');
  const page = await (await pages.request('/compare/SE224,ES51')).text();
  for (const link of ['.xlsx"', '.csv?table=1"', '.csv?table=2"', '.json"'])
    expect(page).toContain(`href="/compare/SE224,ES51${link}`);
  expect(await (await pages.request('/regions/SE224')).text()).toContain('href="/regions/SE224.csv"');
  const options = await (await pages.request('/compare/SE224,ES51?area=education')).text();
  expect(options).toContain('href="/compare/SE224,ES51.xlsx?area=education"');
  const second = await pages.request('/compare/SE224,ES51.csv?table=2');
  expect(second.headers.get('content-disposition')).toBe('attachment; filename="compare-se224-es51-2.csv"');
});

test('where others reach the pages, the buttons in chat are links to the files', async () => {
  const { say: sayThere } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
  const { folds = [] } = messageOf(await sayThere('/scores SE224').then(() => sayThere('/score SE224')));
  const items = folds.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'actions' ? block.items : [])));
  expect(items).toContainEqual({ type: 'link', label: 'CSV', url: 'https://causeway.example/scores/SE224.csv' });
});

test('what has no table, and no page, says so', async () => {
  expect(messageOf(await say('/indicator show unemployment-foreign-born PT20 csv'))).toMatchObject({ failed: true });
  for (const path of ['/regions/XX99.csv', '/compare/SE224,XX99.csv', '/indicators/nonsense.xlsx', '/scores/SE224.pdf'])
    expect((await pages.request(path)).status, path).toBe(404);
});

test('a file of too many at once is put off and not said to be missing, in any way it is asked for', async () => {
  const paths = ['/compare/SE224,ES51.xlsx', '/regions/SE224.xlsx'];
  for (const path of paths) {
    let refused: Response[] = [];
    // How many are too many hangs on how quickly the machine writes them.
    for (let count = 300; refused.length === 0 && count <= 2_400; count *= 2)
      refused = (await Promise.all(Array.from({ length: count }, () => pages.request(path)))).filter(
        ({ status }) => status !== 200,
      );
    expect(refused.length, path).toBeGreaterThan(0);
    for (const response of refused) {
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await response.text()).toContain('Many files are asked for just now');
    }
  }
  expect((await pages.request('/compare/SE224,ES51.xlsx')).status).toBe(200);
  expect((await pages.request('/compare/nowhere-at-all.xlsx')).status).toBe(404);
});

test.each(['/compare/SE224,ES51', '/indicators', '/regions/SE224.csv', '/answers/1'])(
  '%s: what went wrong here is 500, and what the database keeps from being answered 503',
  async (path) => {
    const status = async (ownFault: 'away' | 'fault') => {
      const broken = createPages({
        ...context,
        read: async () => failure('It went wrong.', ownFault),
        hasPlayground: false,
      });
      const response = await broken.request(path);
      expect(await response.text()).toContain('It went wrong.');
      return [response.status, response.headers.get('retry-after')];
    };
    expect(await status('fault')).toEqual([500, null]);
    expect(await status('away')).toEqual([503, '30']);
  },
);
