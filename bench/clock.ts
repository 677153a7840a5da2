import { setTimeout as wait } from 'node:timers/promises';
import { createDiscord } from '#adapters/discord/adapter.ts';
import { timing } from '#adapters/discord/reply/timing.ts';
import { everyPlatform } from '#adapters/index.ts';
import { env } from '#adapters/slack/env.ts';
import { createSlack } from '#adapters/slack/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { Adapter } from '#src/core/platform.ts';
import type { EventFields } from '#src/domain/events/event.ts';
import { createEvent } from '#src/operations/events/create.ts';
import { planRounds } from '#src/operations/events/plan.ts';
import { runEvents } from '#src/operations/events/run-events.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createLogger } from '#src/server/logger.ts';
import type { Database } from '#src/store/database/database.ts';
import { findEvent } from '#src/store/events/event.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { findPerson } from '#src/store/people/person.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { startFakeSlack } from '#test/support/fake-slack/index.ts';
import { knownPlatforms } from '#test/support/known-platforms.ts';
import { withDatabase } from './with-database.ts';

/** People by where they are reached: in workspaces of Slack, on Discord, in the playground. */
const casts = [
  { slack: [150, 100], discord: 200, pulled: 50 },
  { slack: [500], discord: 0, pulled: 0 },
];
const beforeMs = 45_000;
const hourMs = 3_600_000;
/** Discord wants them opened slowly, which the hour of the reminder is for. */
const openDirectMs = 1;
/** How near to its instant a round of an event is told to 500 people, by the real outbox and adapters to the fake platforms. */
export async function run(print: (line: string) => void): Promise<void> {
  await withDatabase(async (database) => {
    await loadStarterFigures(database, { progress: () => {} });
    for (const cast of casts) await measure(database, cast, print);
  });
}

async function measure(database: Database, cast: (typeof casts)[number], print: (line: string) => void): Promise<void> {
  const { sql } = database;
  const logger = createLogger('error');
  const now = () => new Date();
  const platforms = knownPlatforms('slack', 'discord', 'playground');
  const { adapterContext, context, queue, wayTo } = await compose({
    ...{ config: parseConfig({}), database, platforms, everyPlatform, logger, now },
  });
  const [fakeSlack, fakeDiscord] = await Promise.all([startFakeSlack(), startFakeDiscord()]);
  const people: { platform: string; space: string; user: string }[] = [];
  const teams = cast.slack.map((count, index) => {
    const team = fakeSlack.world.addTeam(`Team ${index}`);
    const { token } = fakeSlack.world.install(team);
    for (let each = 0; each < count; each += 1)
      people.push({ platform: 'slack', space: team.id, user: fakeSlack.world.addUser(team, `s${index}${each}`).id });
    return { team, token };
  });
  for (let each = 0; each < cast.discord; each += 1)
    people.push({ platform: 'discord', space: '*', user: fakeDiscord.world.addUser(`d${each}`).id });
  for (let each = 0; each < cast.pulled; each += 1)
    people.push({ platform: 'playground', space: 'local', user: `p${each}` });
  const slacks = teams.map(({ token }) =>
    createSlack(
      env.parse({ SLACK_BOT_TOKEN: token, SLACK_API_URL: fakeSlack.apiUrl, SLACK_SIGNING_SECRET: 'ab'.repeat(16) }),
      adapterContext,
    ),
  );
  const discord = createDiscord(
    {
      token: fakeDiscord.world.token,
      publicKey: fakeDiscord.publicKey,
      hasGateway: false,
      guild: null,
      api: fakeDiscord.api,
    },
    adapterContext,
    { ...timing, openDirectMs },
  );
  await Promise.all([...slacks, discord].map((adapter) => adapter.start()));
  /** Each workspace has a token of its own; one adapter stands for all of them. */
  const slack: Adapter = {
    ...(slacks[0] as Adapter),
    post: (place, ...rest) =>
      (slacks[teams.findIndex(({ team }) => place.startsWith(`slack:${team.id}:`))] as Adapter).post(place, ...rest),
  };
  const worker = createOutboxWorker({
    ...{ database, queue, wayTo, logger, now, pacerOf: adapterContext.pacerOf },
    adapters: [slack, discord],
  });
  await worker.start();

  const ids = await insertPeople(database, people);
  const maker = await findPerson(sql, ids[0] as number);
  if (!maker) throw new Error('nobody');
  const create = async (beforeMs: number) => {
    const fields: EventFields = {
      ...{ title: 'Exchange', startsAt: new Date(Date.now() + beforeMs), timeZone: 'Europe/Madrid', rounds: 8 },
      ...{ minutes: 15, size: 4, areas: [], topics: [], link: 'https://meet.example.org/{room}', talks: false },
    };
    const created = await createEvent(context, fields, { person: maker, now: now() });
    await sql`
      insert into event_member (event, person, joined_at) select ${created.number}, id, now() from unnest(${ids}::bigint[]) as id`;
    await sql`update networking_event set members_version = 1 where number = ${created.number}`;
    return created;
  };
  const isDone = async (number: number, kind: string) => {
    const [row] = await sql`
      select count(*)::int as count from delivery where purpose = 'event' and period like ${`${kind} ${number} %`} and state in ('waiting', 'sending')`;
    return row?.count === 0;
  };
  const signal = new AbortController().signal;

  // The reminder opens direct messages, an hour before.
  const { number: reminded } = await create(hourMs);
  await runEvents(context, { now: now(), signal });
  while (!(await isDone(reminded, 'reminder'))) await wait(500);

  const { number, startsAt } = await create(beforeMs);
  const planned = performance.now();
  const event = await findEvent(sql, number);
  if (event) await planRounds(context, event);
  const written = performance.now();
  await runEvents(context, { now: now(), signal });
  const done = performance.now();
  const due = startsAt.getTime();
  while (Date.now() < due || !(await isDone(number, 'start'))) await wait(500);
  const sent = await sql<{ place: string; at: Date }[]>`
    select split_part(places[1], ':', 1) || case when places[1] like 'slack:%' then ' ' || split_part(places[1], ':', 2) else '' end as place,
      coalesce(sent_at, due_at) as at
    from delivery where purpose = 'event' and period = ${`start ${number} 1`} and state in ('sent', 'kept')`;
  print(
    `clock: ${people.length} people, planned in ${((written - planned) / 1_000).toFixed(1)} s, written in ${((done - written) / 1_000).toFixed(1)} s, ${sent.length} told, refused ${fakeSlack.refused().length}`,
  );
  for (const [place, rows] of Map.groupBy(sent, (each) => each.place)) {
    const off = rows.map(({ at }) => (at.getTime() - due) / 1_000).sort((left, right) => left - right);
    const within = off.filter((each) => Math.abs(each) <= 5).length;
    print(
      `clock: ${place}: ${rows.length} told from ${off[0]?.toFixed(1)} s to ${off.at(-1)?.toFixed(1)} s, ${within} within 5 s`,
    );
  }
  await worker.stop();
  await Promise.all([...slacks, discord].map((adapter) => adapter.stop()));
  await queue.stop();
  fakeSlack.stop();
  fakeDiscord.stop();
}

async function insertPeople(
  { sql }: Database,
  people: readonly { platform: string; space: string; user: string }[],
): Promise<number[]> {
  const regions = await sql<{ code: string }[]>`select code from region order by code limit 10`;
  const ids: number[] = [];
  for (const [index, account] of people.entries()) {
    const region = regions[index % regions.length]?.code ?? null;
    const [row] = await sql<[{ id: number }]>`
      insert into person ${sql({ displayName: account.user, region, isAdmitted: true })} returning id`;
    await sql`insert into account ${sql({ ...account, person: row.id })}`;
    ids.push(row.id);
  }
  return ids;
}
