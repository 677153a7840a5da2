import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nameEvent } from '#src/core/event.ts';
import { createLineStore, sealLines } from '#src/store/bot/line.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const migrations = join(import.meta.dirname, '../../../migrations');
const old = mkdtempSync(join(tmpdir(), 'causeway-upgrade-'));
afterAll(() => rmSync(old, { recursive: true }));

test('what an earlier version kept says what it quotes, or that this is not known; events and lines are found again', async () => {
  await sql`drop schema public cascade`;
  await sql`create schema public`;
  for (const name of readdirSync(migrations).filter((name) => name < '0025'))
    copyFileSync(join(migrations, name), join(old, name));
  await migrate(database, { directory: old });
  await sql`insert into person (display_name) values ('Asker'), ('Answerer')`;
  await sql`insert into question (author, language, title, policy_areas, asked_at) values (1, 'en', 'Who?', '{}', now())`;
  await sql`
    insert into question_answer (question, number, author, by_asker, language, content, answered_at)
    values (1, 1, 2, false, 'en', 'Me', now())`;
  await sql`
    insert into digest_subscription (person, places, weekday, local_time, time_zone, language, state, token, created_at)
    values (1, array['test:hall:user:asker'], 1, '09:00', 'UTC', 'en', 'ended', 'token', now())`;
  await sql`
    insert into digest_issue (subscription, period, cut_off, state, message, token, created_at)
    values (1, '2026-W01', now(), 'sent', '{"text": "old", "blocks": []}', 'token', now())`;
  await sql`
    insert into digest_item (subscription, key, issue, cut_off)
    select 1, key, 1, now() from unnest(array['e12', 'q3', 'f:unemployment:ES51:2026:1', 'm:useful:12:1']) key`;
  const deliver = (id: string, recipient: string, purpose: string, period: string) => sql`
    insert into delivery (id, recipient, purpose, period, places, message, job, created_at, due_at)
    values (${id}, ${recipient}, ${purpose}, ${period}, array['test:hall:user:asker'], '{"text": "x", "blocks": []}', gen_random_uuid(), now(), now())`;
  await deliver('answer', 'question:1', 'answer', '1');
  await deliver('digest', 'subscription:1', 'digest', '2026-W01');
  await deliver('review', 'person:1', 'review', 'experience 1, version 2');
  await sql`insert into handled_event (id, person, outcome) values ('slack:T1:U1:é', 1, '{}')`;
  const line = `/experience search ${'long '.repeat(100)}`;
  const key = await keepAsBefore(line);

  await migrate(database, { directory: migrations });
  const quotes = await sql<{ id: string; quotes: string[] | null }[]>`select id, quotes from delivery order by id`;
  expect(quotes.map(({ id, quotes }) => [id, quotes?.sort() ?? null])).toEqual([
    ['answer', ['answer:1:1', 'person:2', 'question:1']],
    ['digest', ['experience:12', 'question:3']],
    ['review', null],
  ]);
  expect((await sql`select quotes from digest_issue`)[0]?.quotes.sort()).toEqual(['experience:12', 'question:3']);
  expect(await sql`select id from handled_event`).toEqual([{ id: nameEvent('slack:T1:U1:é') }]);
  expect(await createLineStore(sql).find(key)).toBe(line);
  expect(await sealLines(sql, 10)).toBe(1);
  expect(await sealLines(sql, 10)).toBe(0);
  expect(await createLineStore(sql).find(key)).toBe(line);
  expect(JSON.stringify(await sql`select * from long_line`)).not.toContain('long long');
});

/** A line as it was kept: by the key in its button, to be read by everybody. */
async function keepAsBefore(line: string): Promise<string> {
  const key = createHash('sha256').update(line).digest('base64url').slice(0, 16);
  await sql`insert into long_line (key, line) values (${key}, ${line})`;
  return key;
}
