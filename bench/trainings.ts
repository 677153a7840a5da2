import { setTimeout as wait } from 'node:timers/promises';
import { everyPlatform } from '#adapters/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { Person } from '#src/core/person.ts';
import type { Adapter } from '#src/core/platform.ts';
import { createTrainings } from '#src/operations/trainings/create.ts';
import { joinTraining } from '#src/operations/trainings/join.ts';
import { runTrainings } from '#src/operations/trainings/run-trainings.ts';
import { createPacers } from '#src/outbox/pacer.ts';
import { createServerCount } from '#src/outbox/server-count.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import type { Database } from '#src/store/database/database.ts';
import { countDeliveries } from '#src/store/outbox/delivery.ts';
import { createPages } from '#src/web/pages.ts';
import { withDatabase } from './with-database.ts';

const sessions = 100;
const seats = 30;
const clients = 50;
const entries = 1_000;
const requests = 300;
const platform = 'bench';
const logger = { debug() {}, info() {}, warn() {}, error: console.error };

const fields = {
  ...{
    summary: 'How to ask.',
    organiser: 'Skåne',
    contact: 'courses@example.org',
    languages: ['en'],
    minutes: 90,
    timeZone: 'Europe/Madrid',
  },
  ...{
    place: 'Room 3',
    link: 'https://meet.example.org/x',
    quota: null,
    signUpHours: 1,
    leaveHours: 24,
    areas: [],
    roles: [],
    regions: [],
  },
  ...{ materialsBefore: '', checkIn: 'code' as const, isPublic: true },
} as const;

/**
 * 10,000 people (or as many as are asked for) sign up for 100 sessions of 30 seats, 50 at a time; then all of them have a seat and are reminded through the
 * outbox, and a calendar program reads 1,000 dates.
 */
export async function run(print: (line: string) => void, [people = 10_000]: readonly number[] = []): Promise<void> {
  await withDatabase(async (database) => {
    const now = new Date('2026-11-23T09:00:00Z');
    const clock = { now };
    const causeway = await compose({
      config: parseConfig({}),
      database,
      platforms: [],
      everyPlatform: [...everyPlatform, { name: platform }],
      logger,
      now: () => clock.now,
    });
    const { context, bot } = causeway;
    const members = await addPeople(database, people);
    const [staff] = members;
    if (!staff) throw new Error('nobody');
    await measureSignUp(database, causeway, { members, staff, now, print });
    await measureReminders(database, causeway, { members, staff, now, print, clock });
    await measureFeed(
      database,
      createPages({ ...context, read: bot.read, hasPlayground: false, remoteOf: () => '192.0.2.1' }),
      print,
    );
    await causeway.queue.stop();
  });
}

type Causeway = Awaited<ReturnType<typeof compose>>;
type Measuring = { members: readonly Person[]; staff: Person; now: Date; print: (line: string) => void };
type Clock = { clock: { now: Date } };

async function addPeople({ sql }: Database, people: number): Promise<Person[]> {
  const rows = await sql<Person[]>`
    insert into person (display_name, language, time_zone, region, interests, role, is_admitted)
    select 'Person ' || n, 'en', 'Europe/Madrid', null, '{}', 'member', true
    from generate_series(1, ${people}) n
    returning id, display_name, language, time_zone, region, interests, role`;
  await sql`insert into account (platform, space, "user", person) select ${platform}, 's' || id % 20, 'u' || id, id from person`;
  return rows;
}

async function measureSignUp(
  database: Database,
  { context }: Causeway,
  { members, staff, now, print }: Measuring,
): Promise<void> {
  const numbers: number[] = [];
  for (let index = 0; index < sessions; index += 1) {
    const startsAt = new Date(now.getTime() + (20 + index) * 24 * 3_600_000);
    const made = await createTrainings(
      context,
      {
        ...fields,
        languages: ['en'],
        areas: [],
        roles: [],
        regions: [],
        title: `Session ${index}`,
        startsAt,
        capacity: seats,
      },
      { everyWeeks: null, times: 1, code: 'bakori' },
      { person: staff, now },
    );
    numbers.push(...made.map(({ number }) => number));
  }
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < members.length) {
        const at = next;
        next += 1;
        const start = performance.now();
        await joinTraining(context, numbers[at % sessions] as number, { person: members[at] as Person, now });
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  const { sql } = database;
  const [{ over, seated, waiting }] = await sql<[{ over: number; seated: number; waiting: number }]>`
    select count(*) filter (where held > ${seats})::int as over, sum(held)::int as seated, sum(waiting)::int as waiting from (
      select count(*) filter (where state in ('seated', 'offered')) as held, count(*) filter (where state = 'waiting') as waiting
      from training_seat group by training) t`;
  const [{ late }] = await sql<[{ late: number }]>`
    select count(*)::int as late from training_seat w where w.state = 'waiting'
      and exists (select 1 from training_seat s where s.training = w.training and s.state = 'seated' and s.rank > w.rank)`;
  print(
    `trainings: ${members.length.toLocaleString('en-GB')} sign-ups for ${sessions} sessions of ${seats} seats by ${clients} clients: ${seconds.toFixed(1)} s, ${(members.length / seconds).toFixed(0)}/s, p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`,
  );
  print(
    `trainings: ${seated} seats, ${waiting} waiting, overbooked sessions ${over}, people who wait behind a later sign-up ${late}`,
  );
}

async function measureReminders(
  database: Database,
  { context, queue }: Causeway,
  { members, staff, now, print, clock }: Measuring & Clock,
): Promise<void> {
  const { sql } = database;
  await sql`update training set ended_at = ${now}`;
  const startsAt = new Date(now.getTime() + 24 * 3_600_000 + 60_000);
  for (let index = 0; index < members.length / 1_000; index += 1)
    await createTrainings(
      context,
      {
        ...fields,
        languages: ['en'],
        areas: [],
        roles: [],
        regions: [],
        title: `Large ${index}`,
        startsAt,
        capacity: 1_000,
      },
      { everyWeeks: null, times: 1, code: 'bakori' },
      { person: staff, now },
    );
  await sql`
    insert into training_seat (training, person, state, asked_at, role)
    select t.number, p.id, 'seated', ${now}, 'member'
    from (select number, row_number() over (order by number) - 1 as place from training where title like 'Large %') t
    join (select id, (row_number() over (order by id) - 1) / 1000 as place from person) p on p.place = t.place`;
  await queue.start();
  let sent = 0;
  const adapter: Adapter = {
    platform,
    pace: { perSecond: 1_000, atOnce: 64 },
    start: async () => {},
    stop: async () => {},
    async post(_place, _message, id) {
      sent += 1;
      await wait(5);
      return { ref: id };
    },
    findDelivery: async () => null,
  };
  const realNow = () => new Date();
  const worker = createOutboxWorker({
    ...{
      database,
      queue,
      adapters: [adapter],
      pacerOf: createPacers(createServerCount(queue)),
      wayTo: () => 'push',
      logger,
      now: realNow,
    },
  });
  clock.now = new Date(startsAt.getTime() - 24 * 3_600_000);
  const began = performance.now();
  await runTrainings(context, {
    now: clock.now,
    signal: new AbortController().signal,
  });
  const written = (performance.now() - began) / 1_000;
  await worker.start();
  for (;;) {
    const { waiting, sending } = await countDeliveries(sql);
    if (waiting + sending === 0) break;
    await wait(200);
  }
  const seconds = (performance.now() - began) / 1_000;
  await worker.stop();
  print(
    `trainings: ${sent.toLocaleString('en-GB')} reminders written in ${written.toFixed(1)} s and sent through the outbox in ${seconds.toFixed(1)} s (aim 60)`,
  );
}

async function measureFeed(
  { sql }: Database,
  pages: ReturnType<typeof createPages>,
  print: (line: string) => void,
): Promise<void> {
  await sql`delete from training`;
  await sql`
    insert into training (token, title, summary, starts_at, minutes, time_zone, capacity, sign_up_hours, leave_hours, code, check_in, is_public, created_at)
    select 'token' || n, 'Session ' || n, 'How to ask.', now() + make_interval(hours => n), 90, 'Europe/Madrid', 30, 1, 24, 'bakori', 'code', true, now()
    from generate_series(1, ${entries}) n`;
  const times: number[] = [];
  let bytes = 0;
  for (let index = 0; index < requests; index += 1) {
    const start = performance.now();
    bytes = (await (await pages.request('/calendar.ics')).text()).length;
    times.push(performance.now() - start);
  }
  print(
    `trainings: a calendar feed of ${entries.toLocaleString('en-GB')} dates (${(bytes / 1_000).toFixed(0)} kB): p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`,
  );
}

function percentile(times: readonly number[], part: number): string {
  const sorted = times.toSorted((left, right) => left - right);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
}
