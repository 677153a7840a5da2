import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Event } from '#src/core/event.ts';
import { createServer } from '#src/server/http.ts';
import { createMetrics, type Known } from '#src/server/metrics.ts';
import { createReadings, listConnections } from '#src/server/metrics-readings.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const token = 'a-token-of-sixteen';
const dialogue = await createDialogue();
const { bot, context, database } = dialogue;
const { actor } = dialogue.as('nadia');

function serve(known: Partial<Known> = {}) {
  const metrics = createMetrics(token);
  metrics.read(createReadings(context.sql), {
    isDatabaseAway: () => false,
    listTroubles: () => [{ platform: 'discord', trouble: 'Discord refused DISCORD_TOKEN.' }],
    listConnections: () => listConnections({ answers: database }),
    version: '1.2.3',
    ...known,
  });
  const app = createServer({
    host: '127.0.0.1',
    publicUrl: null,
    adapters: [],
    metrics: metrics.answer,
    logger: context.logger,
  });
  const ask = (authorization?: string) =>
    app.request('http://localhost/metrics', authorization ? { headers: { authorization } } : {});
  return {
    ask,
    read: async () => (await ask(`Bearer ${token}`)).text(),
    watched: metrics.watch(bot),
  };
}

const say = (text: string): Event => ({
  id: `test:${crypto.randomUUID()}`,
  actor,
  place: 'test:hall:channel:main',
  ...(text.startsWith('/') ? { type: 'action', line: text } : { type: 'mention', text }),
});

test('nobody reads it without the token, nor learns that it is there', async () => {
  const { ask } = serve();
  for (const given of [undefined, token, 'Bearer wrong', `Bearer ${token}x`, `bearer${token}`])
    expect((await ask(given)).status, String(given)).toBe(404);
  const read = await ask(`Bearer ${token}`);
  expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(read.headers.get('content-type')).toContain('text/plain; version=0.0.4');
});

test('answers are counted by command and outcome, each once, and nothing that was said is a label', async () => {
  const { watched, read } = serve();
  const opened = watched.open(say('/region show Murcia'));
  await Promise.all([opened.outcome(), opened.outcome()]);
  await watched.handle(say('/region show Nowhereland'));
  await watched.handle(say('/nowhere command'));
  await watched.handle(say('unemployment in Murcia please'));
  const text = await read();
  const lines = text.split('\n').filter((line) => line.startsWith('causeway_answers_total{'));
  expect(lines.sort()).toEqual([
    'causeway_answers_total{platform="test",command="region show",outcome="failed"} 1',
    'causeway_answers_total{platform="test",command="region show",outcome="message"} 1',
    'causeway_answers_total{platform="test",command="words",outcome="failed"} 1',
    'causeway_answers_total{platform="test",command="words",outcome="message"} 1',
  ]);
  expect(text).toContain('causeway_answer_seconds_count{platform="test"} 4');
  for (const said of ['nowhere', 'Nowhereland', 'Murcia', 'nadia']) expect(text, said).not.toContain(said);
});

test('what waits, what jobs did, how old the figures are, and which part has a trouble', async () => {
  const { sql } = context;
  await sql`insert into job_run (job, due_at, claimed_at, finished_at, error) values
    ('send-digests', '2026-11-23T08:00Z', '2026-11-23T08:00Z', '2026-11-23T08:01Z', null),
    ('refresh-figures', '2026-11-23T02:40Z', '2026-11-23T02:40Z', '2026-11-23T02:41Z', 'secret: it broke')`;
  const queue = createQueue(database.url, { logger: context.logger });
  await queue.start();
  await database.withTransaction((tx) => queue.add(tx, 'delivery.test', [{ id: crypto.randomUUID(), data: {} }]));
  await sql`update pgboss.queue set queued_count = 1 where name = 'delivery.test'`;
  await queue.stop();
  const [{ id }] = await sql<[{ id: number }]>`select min(id) as id from person`;
  await sql`
    insert into digest_subscription (person, places, weekday, local_time, time_zone, language, state, next_due, token, created_at)
    values (${id}, '{test:hall:user:nadia}', 1, '08:00', 'Europe/Madrid', 'en', 'active', now() - interval '1 hour', 'token', now())`;
  const text = await serve().read();
  for (const line of [
    'causeway_queue_jobs{queue="delivery.test",state="waiting"} 1',
    'causeway_queue_jobs{queue="delivery.test",state="at-work"} 0',
    'causeway_digests_due 1',
    'causeway_info{version="1.2.3"} 1',
    'causeway_database_up 1',
    'causeway_readings_failed 0',
    'causeway_trouble{part="discord"} 1',
    'causeway_outbox_messages{state="waiting"} 0',
    'causeway_outbox_oldest_seconds 0',
    `causeway_job_ended_timestamp_seconds{job="send-digests"} ${Date.parse('2026-11-23T08:01Z') / 1_000}`,
    'causeway_job_failed{job="send-digests"} 0',
    'causeway_job_failed{job="refresh-figures"} 1',
    'causeway_connections_waited_for{use="answers queries"} 0',
    'causeway_accounts{platform="test"} 1',
  ])
    expect(text.split('\n'), line).toContain(line);
  expect(Number(/^causeway_digests_due_seconds (\d+)/m.exec(text)?.[1])).toBeGreaterThanOrEqual(3_600);
  expect(text).toMatch(/^causeway_figures_timestamp_seconds \d{10}/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  for (const hidden of ['secret', 'DISCORD_TOKEN']) expect(text).not.toContain(hidden);
});

test('with the database away the rest is told, and nothing old is told as if it were so', async () => {
  let isAway = false;
  const { read } = serve({ isDatabaseAway: () => isAway });
  expect(await read()).toContain('causeway_outbox_messages{state="waiting"} 0');
  isAway = true;
  const text = await read();
  expect(text).toContain('causeway_database_up 0');
  expect(text).toContain('causeway_readings_failed 1');
  expect(text).not.toContain('causeway_outbox_messages{');
});

test.each(['grafana.json', 'alerts.yml'])('every value that %s asks for is there', async (file) => {
  const { watched, read } = serve();
  await watched.handle(say('/help'));
  const shown = await read();
  const text = await readFile(new URL(`../../docs/monitoring/${file}`, import.meta.url), 'utf8');
  const asked = new Set(text.match(/\b(?:causeway|nodejs|process)_\w+/g));
  expect(asked.size).toBeGreaterThan(5);
  for (const name of asked) expect(shown, name).toMatch(new RegExp(`^(?:# TYPE )?${name}[ {]`, 'm'));
});
