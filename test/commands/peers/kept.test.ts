import { afterAll, expect, test } from 'vitest';
import { tablesOf } from '#src/core/files.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { offerLanguages } from '#src/texts/index.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const house = await createDialogue({ env: { PUBLIC_URL: 'http://localhost' } });
const { say, submit, context, database } = house;
const { sql } = database;
const pages = createPages({ ...context, read: house.bot.read, hasPlayground: true });
/** Without marks, and without the signs that keep a figure in one line. */
const plain = (page: string) =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u2060', '')
    .replaceAll('\u00a0', ' ');
const get = async (path: string) => {
  const response = await pages.request(path);
  return { status: response.status, text: plain(await response.text()) };
};
/** The number in the address of the button in the details of an answer. */
const numberIn = (outcome: Outcome) => {
  const blocks = outcome.type === 'message' ? (outcome.folds ?? []).flatMap((fold) => fold.blocks) : [];
  const items = blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
  const urls = items.flatMap((item) => (item.type === 'link' ? item.url : []));
  return urls.flatMap((url) => /^http:\/\/localhost\/answers\/(\d+)$/.exec(url)?.[1] ?? [])[0] ?? '';
};
/** What an answer says, without what can be pressed. */
const saidBy = (outcome: Outcome) => read(outcome).replaceAll(/^.*\[.*$/gm, '');

test('a list of peers has a link that shows it later as it was', async () => {
  const outcome = await say('/peers Skåne');
  const text = read(outcome);
  const number = numberIn(outcome);
  const [before = ''] = /^(1 \| [^|]+ \| [^|]+ \| \d+) \|/m.exec(text)?.slice(1) ?? [];
  expect(before).toBeTruthy();
  await sql`update observation set value = value * 40 where indicator = 'population' and area <> 'SE22'`;
  await sql`insert into import_run (file, started_at, finished_at) values ('test', now(), now())`;
  const now = await say('/peers Skåne');
  expect(numberIn(now)).not.toBe(number);
  expect(read(now)).not.toContain(before);
  expect(read(await say(`/answer ${number}`))).toContain(before);
  const kept = await get(`/answers/${number}`);
  expect(kept.status).toBe(200);
  expect(kept.text).toContain('This is the answer of 23 November 2026, by method peers-');
  for (const cell of before.split(' | ')) expect(kept.text).toContain(cell);
});

test('the same list again is the same answer; other weights are another', async () => {
  const first = numberIn(await say('/peers Murcia weights=migration:2,size:0'));
  expect(numberIn(await say('/peers Murcia weights=size:0,migration:2'))).toBe(first);
  expect(numberIn(await say('/peers Murcia weights=size:0'))).not.toBe(first);
});

const lines = [
  '/peers Murcia better-at=unemployment',
  '/peers Murcia worse-at=unemployment weights=migration:2',
  '/peers Catalonia better-at=education',
  '/peers Catalonia weights=migration:2,size:0 abroad',
  '/score Catalonia',
  '/score Catalonia area=labour-market',
  '/score Catalonia area=labour-market year=2021',
  '/indicator rank labour-market',
  '/indicator rank labour-market country=ES order=worst',
  '/indicator rank education members',
  '/indicator rank labour-market page=2',
  '/indicator rank labour-market below=40 coast year=2021',
];
const given = new Map<string, { outcome: Outcome; number: string }>();

test('the same line again has the same link, before figures change', async () => {
  for (const line of lines) {
    const outcome = await say(line);
    const number = numberIn(outcome);
    expect(number, line).not.toBe('');
    expect(numberIn(await say(line)), line).toBe(number);
    given.set(line, { outcome, number });
  }
  await sql`update observation set value = value * 0.9 where indicator in ('unemployment', 'early-leavers', 'population')`;
  await sql`insert into import_run (file, started_at, finished_at) values ('test', now(), now())`;
  const changed = await say('/peers Murcia better-at=unemployment');
  expect(numberIn(changed)).not.toBe(given.get('/peers Murcia better-at=unemployment')?.number);
});

test.each(lines)('%s has a link that shows it later as it was, on a page and as files', async (line) => {
  const { outcome, number } = given.get(line) as NonNullable<ReturnType<typeof given.get>>;
  const tables = outcome.type === 'message' ? tablesOf(outcome) : [];
  const numbers = tables.flatMap(({ data = [] }) => data.flat().flatMap((cell) => cell?.value ?? []));
  expect(numbers.length).toBeGreaterThan(0);
  const [row] = tables[0]?.rows ?? [];

  const page = await get(`/answers/${number}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('This is the answer of 23 November 2026, by method ');
  for (const cell of row ?? []) expect(page.text).toContain(cell);
  const later = await say(`/answer ${number}`);
  for (const said of saidBy(outcome)
    .split('\n')
    .filter((each) => each.trim() !== ''))
    expect(read(later)).toContain(said);

  const json = JSON.parse(await (await pages.request(`/answers/${number}.json`)).text());
  expect(json.notes.join(' ')).toContain('This is the answer of 23 November 2026');
  const written = json.tables.flatMap((each: { rows: unknown[][] }) => each.rows.flat());
  for (const value of numbers)
    expect(written).toContainEqual(expect.objectContaining({ value: Number(value.toFixed(9)) }));
  const csv = await (await pages.request(`/answers/${number}.csv`)).text();
  expect(csv).toContain(String(Number(numbers[0]?.toFixed(9))));
  const xlsx = await pages.request(`/answers/${number}.xlsx`);
  expect(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect((await get(`/answers/${number}`)).text).toContain('Excel');
});

test('where experiences beside a region change without new figures, the link is another and the old one stays', async () => {
  const rowOf = (outcome: Outcome) => /^Catalonia \(Spain\) \|.*$/m.exec(read(outcome))?.[0] ?? '';
  const before = await say('/peers Murcia better-at=unemployment');
  // A column of noughts is left out.
  expect(rowOf(before).split(' | ')).toHaveLength(4);
  const form = { groups: [], challenge: 'c', action: 'a', lesson: 'l', areas: ['labour-market'] };
  await submit(await say('/experience log'), { ...form, title: 'Mentors', region: 'Catalonia' });
  const after = await say('/peers Murcia better-at=unemployment');
  expect(rowOf(after)).toMatch(/\| 1$/);
  expect(numberIn(after)).not.toBe(numberIn(before));
  expect(rowOf(await say(`/answer ${numberIn(before)}`))).toBe(rowOf(before));
});

test('an answer stays in the language it was given in, says so to who reads another, and leads to one in theirs', async () => {
  offerLanguages(['sv']);
  afterAll(() => offerLanguages([]));
  const number = numberIn(await say('/score Catalonia'));
  const page = await (await pages.request(`/answers/${number}`, { headers: { 'accept-language': 'sv' } })).text();
  expect(page).toContain('<html lang="sv"');
  expect(page).toMatch(/<div lang="en"><div class="answer">/);
  const [, given = '', note = ''] = /<div lang="en">(.*)<div lang="sv">(.*?)<\/div>/s.exec(page) ?? [];
  expect(given).toContain('Catalonia');
  expect(plain(note)).toContain('Original på engelska.');
  expect(page).toMatch(/href="\/scores\/[^"]*"[^>]*><bdi>Det nuvarande svaret/);
  // In their own language nothing is marked.
  const own = await (await pages.request(`/answers/${number}`)).text();
  expect(own).not.toMatch(/<div lang=/);
  expect(own).not.toContain('Original in');
});

test('reading a page keeps nothing, and a number of none is a plain answer', async () => {
  const count = async () => Number((await sql<[{ n: number }]>`select count(*)::int as n from kept_answer`)[0].n);
  const before = await count();
  expect((await get('/peers/SE23')).status).toBe(200);
  expect(await count()).toBe(before);
  for (const number of ['999999', '0', 'x', '1e3', '99999999999', '999999.csv', '1.pdf'])
    expect((await get(`/answers/${number}`)).status, number).toBe(404);
});

test('weights change the list, are said, and can be moved by a menu', async () => {
  const plain = read(await say('/peers Skåne'));
  const outcome = await say('/peers Skåne weights=migration:3,territory:0');
  const weighed = read(outcome);
  expect(weighed).toContain('migration × 3');
  expect(weighed).toContain('territory × 0');
  expect(weighed.split('Compared by')[0]).not.toBe(plain.split('Compared by')[0]);
  expect(lineOf(outcome, 'size: twice')).toBe('/peers SE224 weights=size:2,migration:3,territory:0');
  expect(lineOf(outcome, 'All the same')).toBe('/peers SE224');
  expect(read(await say('/peers Skåne weights=size:0,economy:0,human-capital:0,migration:0,territory:0'))).toContain(
    'Every dimension weighs nothing',
  );
  expect(read(await say('/peers Skåne weights=migration:9'))).toContain('Did you mean');
});

test('what was asked of whom and by which weights stands in words above the list, and above who is better', async () => {
  const lines = (outcome: Outcome) => read(outcome).split('---\n')[1]?.split('\n').slice(0, 3).join(' ') ?? '';
  expect(lines(await say('/peers Skåne weights=migration:2,size:0'))).toContain(
    'Weighed as asked: size not at all and migration twice.',
  );
  expect(lines(await say('/peers Skåne weights=migration:0.25,size:0.5,economy:3'))).toContain(
    'size half, economy three times and migration 0.25 times',
  );
  expect(lines(await say('/peers Skåne weights=sectors:3'))).toContain(
    'There are no figures yet for sectors, so weighing it changes nothing.',
  );
  for (const line of [
    '/peers Murcia abroad',
    '/peers Murcia better-at=unemployment abroad',
    '/peers Murcia better-at=education abroad',
  ])
    expect(lines(await say(line)), line).toContain('Regions of Spain are left out, as asked.');
  expect(lines(await say('/peers Murcia coast island eu'))).toMatch(/European Union.*Only islands.*on the coast/);
  expect(lines(await say('/peers Murcia'))).not.toContain('as asked');
});

test('only the EU: none of Norway, and it is said', async () => {
  const text = read(await say('/peers Skåne eu'));
  expect(text).toContain('Only regions of the European Union');
  expect(text).not.toMatch(/\| (Norway|Switzerland|United Kingdom) \|/);
  expect(read(await say('/peers Skåne'))).toMatch(/\| Norway \|/);
});

test('better in a policy area leaves its outcomes out of the likeness and says the rule', async () => {
  const text = read(await say('/peers Catalonia better-at=education'));
  expect(text).toContain('Education');
  expect(text).toContain('more than the uncertainty of both scores together');
  expect(read(await say('/peers Catalonia better-at="labour market"'))).toContain(
    'Left out of the comparison, as an outcome of the policy area that is asked about: Activity rate',
  );
  expect(read(await say('/peers Catalonia better-at=language'))).toContain('There is no language score of Catalonia');
});
