import type { EventFields } from '#src/domain/events/event.ts';
import { listSteps } from '#src/domain/events/steps.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { insertEvent } from '#src/store/events/event.ts';
import { insertSteps } from '#src/store/events/step.ts';
import { changedOfEach, wordsOfEach } from './talk.ts';

/** What stands in the introduction of the two who talk by real clients. */
export const chatsNote = 'chats';

/** People of one networking event, and pairs who are introduced. */
export const cast = { members: 24, pairs: 8 };

const rounds = 4;
const minutes = 5;
const firstMs = 8_000;
/** A round of five minutes takes four seconds. */
const faster = 75;

/** Whoever reads how it stands. */
export type People = {
  /** Whether the event is over and all pairs were brought together. */
  isOver(): Promise<boolean>;
  /** What should have arrived, as `arrived` of the fake platform names it, and what is not as it should be, in words. */
  read(): Promise<{ expected: string[]; wrong: string[] }>;
};

/** Makes people known, an event that begins soon and goes fast, and pairs who will be introduced. */
export async function preparePeople({ sql, withTransaction }: Database): Promise<People> {
  const event = await withTransaction(async (inside) => {
    const members = await insertPeople(inside, 'event', cast.members);
    for (const person of await insertPeople(inside, 'pair', 2 * cast.pairs))
      await inside`insert into introduction_preference (person, is_open, updated_at) values (${person}, true, now())`;
    const fields: EventFields = {
      ...{ title: 'Exchange', startsAt: new Date(Date.now() + firstMs), timeZone: 'UTC', rounds, minutes, size: 4 },
      ...{ areas: [], topics: [], link: 'https://meet.example.org/{room}', talks: false },
    };
    const { number, startsAt } = await insertEvent(inside, fields, {
      createdBy: members[0] as number,
      now: new Date(),
    });
    const soon = (at: Date) => new Date(startsAt.getTime() + (at.getTime() - startsAt.getTime()) / faster);
    const steps = listSteps(fields).filter(({ kind }) => kind !== 'reminder');
    await insertSteps(
      inside,
      number,
      steps.map((step) => ({ ...step, dueAt: soon(step.dueAt) })),
    );
    await inside`
      insert into event_member (event, person, joined_at) select ${number}, id, now() from unnest(${members}::bigint[]) as id`;
    await inside`update networking_event set members_version = 1 where number = ${number}`;
    return number;
  });

  async function listWrong(): Promise<string[]> {
    const steps = await sql<{ step: string; state: string | null; letters: number }[]>`
      select s.kind || ' ' || s.round as step, s.state,
        (select count(*)::int from delivery d where d.purpose = 'event' and d.period = s.kind || ' ' || s.event || ' ' || s.round) as letters
      from event_step s where s.event = ${event}`;
    const [seats] = await sql<[{ seats: number; pairs: number }]>`
      select (select count(*)::int from event_seat) as seats,
        (select count(*)::int from (
          select a.person, b.person from event_seat a join event_seat b on b.event_group = a.event_group and b.person > a.person
          group by 1, 2 having count(*) > 1) as again) as pairs`;
    const introductions = await sql<{ times: number; letters: number }[]>`
      select count(*)::int as times,
        (select count(*)::int from delivery d where d.recipient like 'introduction:' || min(n.number) || ':%') as letters
      from introduction n where note <> ${chatsNote} group by asker, other`;
    return [
      ...steps.filter(({ state }) => state === null).map(({ step }) => `${step} was not done`),
      ...steps
        .filter(({ state, letters }) => letters !== (state === 'told' ? cast.members : 0))
        .map(({ step, state, letters }) => `${step} (${state}) was told to ${letters} of ${cast.members}`),
      ...(seats.seats === rounds * cast.members ? [] : [`there are ${seats.seats} seats`]),
      ...(seats.pairs === 0 ? [] : [`${seats.pairs} pairs met twice`]),
      ...(introductions.length === cast.pairs ? [] : [`${introductions.length} pairs were introduced`]),
      // The request, and a letter to each of the two.
      ...introductions
        .filter(({ times, letters }) => times !== 1 || letters !== 3)
        .map(({ times, letters }) => `a pair was introduced ${times} times with ${letters} letters`),
    ];
  }

  return {
    async isOver() {
      const [row] = await sql`
        select (select ended_at from networking_event where number = ${event}) is not null
          and (select count(*) from introduction where told is not null and note <> ${chatsNote}) = ${cast.pairs}
          and (select count(*) from conversation_message where origin like 'talk:%') = ${2 * cast.pairs * wordsOfEach}
          and (select count(*) from conversation_message where edits = 1 and origin like 'talk:%') = ${2 * cast.pairs * changedOfEach} as is_over`;
      return row?.isOver === true;
    },
    async read() {
      const rows = await sql<{ place: string; text: string }[]>`
        select places[1] as place, message ->> 'text' as text from delivery where purpose in ('event', 'introduction') and starts_with(places[1], 'fake:')`;
      return { expected: rows.map(({ place, text }) => `${place} ${text}`), wrong: await listWrong() };
    },
  };
}

async function insertPeople(sql: Sql, kind: string, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const user = `${kind}-${index}`;
    const [{ id }] = await sql<
      [{ id: number }]
    >`insert into person (display_name, is_admitted) values (${user}, true) returning id`;
    await sql`insert into account (platform, space, "user", person) values ('fake', 'hall', ${user}, ${id})`;
    ids.push(id);
  }
  return ids;
}
