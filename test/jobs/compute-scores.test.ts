import { expect, test } from 'vitest';
import { computeScores } from '#jobs/compute-scores.ts';
import { findSet } from '#src/domain/scores/score-book.ts';
import { computeBook, openScoreBook } from '#src/operations/scores/score-book.ts';
import { findFiguresVersion } from '#src/store/figures/current-series.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { context, database } = await createDialogue();
const { sql } = database;
// As they are when a server starts for the first time.
await sql`truncate score_run, score_goalpost cascade`;
const run = () => computeScores.run(context, { dueAt: context.now(), signal: new AbortController().signal });
const runs = () => sql<{ method: string; figures: string }[]>`select method, figures from score_run`;
const change = (value: number) => sql`
  with changed as (update observation set value = ${value} where (indicator, area, year) = ('employment-foreign-born', 'SE22', 2025))
  insert into import_run (file, started_at, finished_at) values ('test', now(), now())`;

test('scores are computed when figures have changed, and only then', async () => {
  const [{ count: before }] = await sql<[{ count: number }]>`select count(*) from score`;
  expect(Number(before)).toBe(0);
  await run();
  const first = await runs();
  expect(first).toEqual([{ method: 'scores-3', figures: await findFiguresVersion(sql) }]);
  await run();
  expect(await runs()).toEqual(first);
  await change(99);
  await run();
  const second = await runs();
  expect(second).toHaveLength(1);
  expect(second[0]?.figures).not.toBe(first[0]?.figures);
});

test('what is saved is what is worked out', async () => {
  const saved = await openScoreBook(sql, context.catalogue);
  const computed = await computeBook(sql, context.catalogue, saved.figures);
  expect(saved.sets.length).toBeGreaterThan(10);
  const plain = (sets: typeof saved.sets) => sets.map(({ scores, ...set }) => ({ ...set, scores: [...scores].sort() }));
  const key = ({ area, year, level }: (typeof saved.sets)[number]) => `${year} ${level} ${area}`;
  const inOrder = (sets: typeof saved.sets) => plain(sets.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)));
  expect(inOrder(saved.sets)).toEqual(inOrder(computed.sets));
  expect([...saved.goalposts].sort()).toEqual([...computed.goalposts].sort());
});

test('goalposts stay when figures change, so that other regions keep their points', async () => {
  const before = await openScoreBook(sql, context.catalogue);
  const of = (book: typeof before, area: string) =>
    findSet(book, { area: 'labour-market', level: 2 })?.scores.get(area)?.score;
  const goalposts = await sql`select * from score_goalpost order by indicator`;
  await sql`update observation set value = value / 3 where indicator = 'employment-foreign-born' and area < 'P'`;
  await change(10);
  await run();
  const after = await openScoreBook(sql, context.catalogue);
  expect(await sql`select * from score_goalpost order by indicator`).toEqual(goalposts);
  expect(of(after, 'SE22')).toBeLessThan(of(before, 'SE22') ?? 0);
  expect(of(after, 'SE23')).toBe(of(before, 'SE23'));
});

test('without a saved run scores are worked out in memory, and reading saves nothing', async () => {
  await change(20);
  const book = await openScoreBook(sql, context.catalogue);
  expect(book.figures).toBe(await findFiguresVersion(sql));
  expect(findSet(book, { area: 'labour-market', level: 2 })?.scores.size).toBeGreaterThan(100);
  expect((await runs())[0]?.figures).not.toBe(book.figures);
});
