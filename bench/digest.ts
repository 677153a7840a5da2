import { sendDigests } from '#jobs/send-digests.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import type { Database } from '#src/store/database/database.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { withDatabase } from './with-database.ts';

export const quiet = { debug() {}, info() {}, warn() {}, error() {} };
export const weekMs = 7 * 24 * 3_600_000;
const experiencesAWeek = 60;
const questionsAWeek = 20;
export const firstDue = new Date('2026-11-30T08:00:00Z');

/** Weekly digests of 10,000 and of 100,000 subscribers due in one hour, composed and handed to the outbox; a second week behind each. */
export async function run(print: (line: string) => void, sizes: readonly number[] = [10_000, 100_000]): Promise<void> {
  for (const size of sizes) await runOne(size, print);
}

async function runOne(size: number, print: (line: string) => void): Promise<void> {
  const clock = { now: firstDue };
  await withDatabase(async (database) => {
    await loadStarterFigures(database, { now: () => new Date(firstDue.getTime() - 20 * weekMs) });
    await subscribe(database, size);
    const causeway = await compose({
      config: parseConfig({ PUBLIC_URL: 'https://causeway.example' }),
      database,
      platforms: [],
      everyPlatform: [],
      logger: quiet,
      now: () => clock.now,
    });
    for (const week of [1, 2]) {
      const dueAt = new Date(firstDue.getTime() + (week - 1) * weekMs);
      await bringNews(database, dueAt, week);
      await database.sql`analyze`;
      // The last of the hour is due: nothing has gone out yet.
      clock.now = new Date(dueAt.getTime() + 3_600_000);
      const before = await activeMs(database);
      const memory = watchMemory();
      const cpu = process.cpuUsage();
      const start = performance.now();
      await sendDigests.run(causeway.context, { dueAt: clock.now, signal: new AbortController().signal });
      const seconds = (performance.now() - start) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      const ownMs = (user + system) / 1_000;
      const grownMb = memory.stop();
      const databaseMs = (await activeMs(database)) - before;
      const [counts] = await database.sql<[{ sent: number; items: number; bytes: number }]>`
        select count(*) filter (where state = 'sent') as sent,
          (select count(*) from digest_item where cut_off >= ${dueAt}) as items,
          avg(pg_column_size(message))::int as bytes
        from digest_issue where cut_off >= ${dueAt}`;
      print(
        `digest  ${size.toLocaleString('en-GB')} subscribers, week ${week}: ${counts.sent.toLocaleString('en-GB')} sent in ${seconds.toFixed(1)} s, ` +
          `${Math.round(size / seconds).toLocaleString('en-GB')} a second; ` +
          `${(ownMs / size).toFixed(2)} ms of our processor and ${(databaseMs / size).toFixed(2)} ms of the database a digest; ` +
          `${(counts.items / Math.max(1, counts.sent)).toFixed(1)} items and ${counts.bytes} bytes each; memory +${grownMb.toFixed(0)} MiB at most`,
      );
    }
    await causeway.queue.stop();
  });
}

/** Adds people of many regions and interests, who read the languages in turn, due at every fifth minute of one hour. */
export async function subscribe({ sql }: Database, size: number, languages: readonly string[] = ['en']): Promise<void> {
  await sql`
    insert into person (display_name, language, region)
    select 'Reader ' || n, (${[...languages]}::text[])[1 + n % ${languages.length}::int], (select code from region order by code offset n % 300 limit 1) from generate_series(1, ${size}::int) n`;
  await sql`
    insert into digest_subscription
      (person, places, weekday, local_time, time_zone, language, areas, regions, state, next_due, token, created_at)
    select p.id, array['slack:T1:user:U' || p.id], 1, lpad((8 + 1)::text, 2, '0') || ':' || lpad((p.id % 12 * 5)::text, 2, '0'), 'Europe/Madrid', p.language,
      (${[...policyAreas]}::text[])[1 + p.id % 8 : 1 + p.id % 8 + p.id % 3], array[p.region], 'active',
      ${firstDue}::timestamptz + p.id % 12 * interval '5 minutes', 'token' || p.id, ${firstDue}::timestamptz - interval '20 weeks'
    from person p where p.region is not null`;
}

/** Adds new experiences and questions, and new figures for every area that has any. */
export async function bringNews({ sql }: Database, dueAt: Date, week: number): Promise<void> {
  await sql`
    insert into experience (language, title, region, policy_areas, challenge, action, lesson, details, created_at, updated_at)
    select 'en', 'Experience ' || n || ' of week ' || ${week}::int,
      (select code from region order by code offset (n * 7) % 300 limit 1),
      array[(${[...policyAreas]}::text[])[1 + n % 8]], 'A challenge.', 'What was done.', 'Ask first, and ask again in the second year.',
      case when n % 4 = 0 then '{"evaluation": "external"}'::jsonb else '{}'::jsonb end,
      ${dueAt}::timestamptz - n * interval '2 hours', ${dueAt}::timestamptz
    from generate_series(1, ${experiencesAWeek}::int) n`;
  await sql`
    insert into question (language, title, detail, region, policy_areas, asked_at)
    select 'en', 'Question ' || n || ' of week ' || ${week}::int, '', (select code from region order by code offset (n * 11) % 300 limit 1),
      array[(${[...policyAreas]}::text[])[1 + n % 8]], ${dueAt}::timestamptz - n * interval '5 hours'
    from generate_series(1, ${questionsAWeek}::int) n`;
  await sql`
    insert into observation (indicator, area, year, value, flags, retrieved, changed_at)
    select distinct on (indicator, area) indicator, area, year + ${week}::int, value, 'p', '2026-11-27', ${dueAt}::timestamptz - interval '2 days'
    from observation where value is not null order by indicator, area, year desc
    on conflict do nothing`;
}

/** What sessions spent at work, as PostgreSQL counts it. */
async function activeMs({ sql }: Database): Promise<number> {
  await sql`select pg_stat_force_next_flush()`;
  const [row] = await sql<
    [{ ms: number }]
  >`select active_time as ms from pg_stat_database where datname = current_database()`;
  return row.ms;
}

function watchMemory() {
  const start = process.memoryUsage().rss;
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 200);
  return {
    stop() {
      clearInterval(timer);
      return (most - start) / 1024 / 1024;
    },
  };
}
