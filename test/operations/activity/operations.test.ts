import { expect, test } from 'vitest';
import { activityTypes } from '#src/domain/activity/types.ts';
import { record } from '#src/operations/activity/record.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { setCause } from '#src/store/activity/activity.ts';
import type { Sql } from '#src/store/database/database.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { flows } from './flows.ts';
import { now } from './support.ts';

const { context, database } = await createDialogue();
const { sql } = database;

type Row = { id: number; type: keyof typeof activityTypes; version: number; subject: string; data: unknown };
const listSince = (inside: Sql, id: number) =>
  inside<Row[]>`select id, type, version, subject, data from activity where id > ${id} order by id`;
const lastId = async () => (await sql<[{ id: number }]>`select coalesce(max(id), 0) as id from activity`)[0].id;

class Undone extends Error {}

test.each(Object.entries(flows))('%s: each is recorded once, and goes with its transaction', async (_, flow) => {
  const before = await lastId();
  const undone = inTransaction(context, async (inside) => {
    await flow.does(inside);
    expect((await listSince(inside.sql, before)).map(({ type }) => type)).toEqual(flow.records);
    throw new Undone();
  });
  await expect(undone).rejects.toThrow(Undone);
  expect(await listSince(sql, before)).toEqual([]);

  await flow.does(context);
  const rows = await listSince(sql, before);
  expect(rows.map(({ type }) => type)).toEqual(flow.records);
  for (const { type, version, subject, data } of rows) {
    const known = activityTypes[type];
    expect(known.data.parse(data), type).toEqual(data);
    expect({ version, kind: subject.split(':')[0] }, type).toEqual({ version: known.version, kind: known.subject });
  }
});

test('every type is recorded by one of them', () => {
  const recorded = new Set(Object.values(flows).flatMap(({ records }) => records));
  expect(Object.keys(activityTypes).filter((type) => !recorded.has(type as never))).toEqual([]);
});

test('what a transaction is caused by stands beside all that it records, and no more than three deep', async () => {
  const closed = { type: 'question.closed', subject: 'question:1', actor: null, at: now } as const;
  const causeOf = async (id: number, depth: number) => {
    await context.withTransaction(async (inside) => {
      await setCause(inside, { id, depth });
      await record(inside, closed, closed);
    });
    return sql`select caused_by, depth from activity order by id desc limit 2`;
  };
  expect([...(await causeOf(7, 0))]).toEqual([
    { causedBy: 7, depth: 1 },
    { causedBy: 7, depth: 1 },
  ]);
  expect([...(await causeOf(8, 2))][0]).toEqual({ causedBy: 8, depth: 3 });
  await expect(causeOf(9, 3)).rejects.toThrow(/activity_depth_check/);
  await context.withTransaction((inside) => record(inside, closed));
  const [last] = await sql`select caused_by, depth from activity order by id desc limit 1`;
  expect(last).toEqual({ causedBy: null, depth: 0 });
});

test('data that its type does not name is refused', async () => {
  const words = { type: 'question.closed', subject: 'question:1', actor: null, at: now, data: { title: 'Secret' } };
  await expect(context.withTransaction((inside) => record(inside, words as never))).rejects.toThrow(/title/);
});
