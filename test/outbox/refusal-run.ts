import { expect, vi } from 'vitest';
import type { Place } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { type Delivery, findDelivery } from '#src/store/outbox/delivery.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createFakePlatform } from './fake.ts';
import { startWorker } from './start-worker.ts';

/** A message whose first place answers with `code`, and what that means. */
export type Case = { code: string; place: Place; refusal: Refusal };

const elsewhere: Place = 'fake:hall:user:u';
const tries: Record<'ours' | 'unknown' | 'later' | 'uncertain', number> = {
  ours: 3,
  unknown: 3,
  later: 15,
  uncertain: 15,
};

/** The real worker with the real adapter of a platform and a second platform that takes everything. */
export async function createRefusalRun(adapter: Adapter) {
  const database = await createTestDatabase();
  const { sql } = database;
  // Noted by the database: whoever only looks now and then misses some on a busy machine.
  await sql.unsafe(`
    create table tried_again (id text primary key);
    create function note_again() returns trigger language plpgsql as
      $$ begin insert into tried_again values (new.id) on conflict do nothing; return null; end $$;
    create trigger note_again after update on delivery for each row
      when (new.state = 'waiting' and new.attempts > 0 and new.place_index = 0) execute function note_again()`);
  const clock = { now: new Date('2026-11-23T09:00:00Z') };
  const second = createFakePlatform();
  const { outbox } = await startWorker(database, [adapter, second.adapter], () => clock.now);

  let count = 0;
  async function enqueue(places: Place[]): Promise<string> {
    count += 1;
    const id = await outbox.enqueue(sql, {
      recipient: `test:${count}`,
      person: null,
      purpose: 'test',
      period: 'once',
      places,
      message: { text: `Message ${count}`, blocks: [] },
    });
    if (!id) throw new Error('It was there already.');
    return id;
  }

  /** Waits until each is as expected; what is not is told all at once. */
  async function become(expected: Map<string, { code: string } & Partial<Delivery>>): Promise<void> {
    await vi.waitFor(
      async () => {
        const found = await Promise.all(
          [...expected].map(async ([id, { code, ...more }]) => {
            const delivery = (await findDelivery(sql, id)) as Delivery;
            return [code, Object.fromEntries(Object.keys(more).map((key) => [key, delivery[key as keyof Delivery]]))];
          }),
        );
        expect(found).toEqual([...expected.values()].map(({ code, ...more }) => [code, more]));
      },
      { timeout: 45_000, interval: 300 },
    );
  }

  /** Each is tried again at its first place, the try that then comes being the last there, and goes elsewhere after it. */
  async function pass(cases: Map<string, Case>): Promise<void> {
    await vi.waitFor(
      async () => {
        const found = await sql<{ id: string; state: string; attempts: number; placeIndex: number }[]>`
          select id, state, attempts, place_index from delivery where id = any(${[...cases.keys()]})`;
        for (const { id, state, attempts, placeIndex } of found) {
          if (state !== 'waiting' || placeIndex > 0 || attempts === 0) continue;
          const { refusal } = cases.get(id) as Case;
          // Not while it is being sent: what comes of a try is written for the number it began with.
          await sql`
            with hurried as (
              update delivery set attempts = ${tries[refusal as keyof typeof tries] - 1} where id = ${id} and state = 'waiting' returning job
            )
            update pgboss.job set start_after = now() - interval '1 second' where id in (select job from hurried) and state = 'created'`;
        }
        const late = found.filter(({ state, placeIndex }) => state !== 'sent' || placeIndex === 0);
        expect(late.map(({ id, state }) => [cases.get(id)?.code, state])).toEqual([]);
      },
      { timeout: 90_000, interval: 300 },
    );
    const again = new Set((await sql<{ id: string }[]>`select id from tried_again`).map(({ id }) => id));
    expect([...cases].filter(([id]) => !again.has(id)).map(([, { code }]) => code)).toEqual([]);
  }

  async function enqueueAll(cases: readonly Case[], fallback: Place[]): Promise<Map<string, Case>> {
    const ids = new Map<string, Case>();
    for (const each of cases) ids.set(await enqueue([each.place, ...fallback]), each);
    return ids;
  }

  const isAtOnce = ({ refusal }: Case) => refusal === 'place' || refusal === 'person' || refusal === 'message';
  const withFates = (cases: Map<string, Case>, fate: (each: Case) => Partial<Delivery>) =>
    new Map([...cases].map(([id, each]) => [id, { code: each.code, ...fate(each) }]));

  return {
    clock,
    elsewhere,
    second,
    enqueue,
    become: (id: string, fate: Partial<Delivery>) => become(new Map([[id, { code: '', ...fate }]])),
    /** What will never pass goes elsewhere at once; anything else is tried again first, and goes elsewhere in the end. */
    async expectElsewhere(cases: readonly Case[]): Promise<void> {
      const lasting = await enqueueAll(cases.filter(isAtOnce), [elsewhere]);
      const passing = await enqueueAll(
        cases.filter((each) => !isAtOnce(each)),
        [elsewhere],
      );
      await pass(passing);
      await become(withFates(lasting, () => ({ state: 'sent', place: elsewhere })));
      expect(second.arrived).toHaveLength(cases.length);
    },
    /** With nowhere else to go, what will never pass is given up at once; anything else is tried again. */
    async expectAlone(cases: readonly Case[]): Promise<void> {
      const ids = await enqueueAll(cases, []);
      await become(
        withFates(ids, (each) =>
          isAtOnce(each)
            ? { state: 'dead', isUncertain: false }
            : { state: 'waiting', place: each.place, errorCode: expect.any(String) },
        ),
      );
    },
  };
}
