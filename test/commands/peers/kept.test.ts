import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const house = await createDialogue({ env: { PUBLIC_URL: 'http://localhost' } });
const { say, context, database } = house;
const { sql } = database;
const pages = createPages({ ...context, read: house.bot.read, hasPlayground: true });
const get = async (path: string) => {
  const response = await pages.request(path);
  return { status: response.status, text: (await response.text()).replace(/<[^>]*>/g, ' ') };
};
/** The number in the address of the button below an answer. */
const numberIn = (outcome: Outcome) => {
  const items =
    outcome.type === 'message' ? outcome.blocks.flatMap((block) => (block.type === 'actions' ? block.items : [])) : [];
  const link = items.find((item) => item.type === 'link');
  return /^http:\/\/localhost\/answers\/(\d+)$/.exec(link?.type === 'link' ? link.url : '')?.[1] ?? '';
};

test('a list of peers has a link that shows it later as it was', async () => {
  const outcome = await say('/peers Skåne');
  const text = read(outcome);
  const number = numberIn(outcome);
  const [before = ''] = /(1 \| [^|]+ \| [^|]+ \| \d+) \|/.exec(text)?.slice(1) ?? [];
  expect(before).toBeTruthy();
  await sql`update observation set value = value * 40 where indicator = 'population' and area <> 'SE22'`;
  await sql`insert into import_run (file, started_at, finished_at) values ('test', now(), now())`;
  const now = await say('/peers Skåne');
  expect(numberIn(now)).not.toBe(number);
  expect(read(now)).not.toContain(before);
  expect(read(await say(`/answer ${number}`))).toContain(before);
  const kept = await get(`/answers/${number}`);
  expect(kept.status).toBe(200);
  expect(kept.text).toContain('This is the answer of 2026-11-23, by method peers-');
  for (const cell of before.split(' | ')) expect(kept.text).toContain(cell);
});

test('the same list again is the same answer; other weights are another', async () => {
  const first = numberIn(await say('/peers Murcia weights=migration:2,size:0'));
  expect(numberIn(await say('/peers Murcia weights=size:0,migration:2'))).toBe(first);
  expect(numberIn(await say('/peers Murcia weights=size:0'))).not.toBe(first);
});

test('reading a page keeps nothing, and a number of none is a plain answer', async () => {
  const count = async () => Number((await sql<[{ n: number }]>`select count(*)::int as n from kept_answer`)[0].n);
  const before = await count();
  expect((await get('/peers/SE23')).status).toBe(200);
  expect(await count()).toBe(before);
  for (const number of ['999999', '0', 'x', '1e3', '99999999999'])
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
    'Left out of the comparison, because it is what is asked about: Activity rate',
  );
  expect(read(await say('/peers Catalonia better-at=language'))).toContain('There is no language score of Catalonia');
});
