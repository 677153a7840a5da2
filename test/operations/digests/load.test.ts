import { beforeAll, describe, expect, test } from 'vitest';
import type { NewIssue } from '#src/domain/digests/issue.ts';
import type { DigestRecipient } from '#src/domain/digests/item.ts';
import type { FigureRow } from '#src/domain/figures/figure-row.ts';
import type { Observation } from '#src/domain/figures/observation.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { writeIssues } from '#src/operations/digests/issues.ts';
import { loadDigests } from '#src/operations/digests/load.ts';
import { moveSubscriptions } from '#src/operations/digests/move.ts';
import { createSnapshot } from '#src/operations/digests/snapshot.ts';
import { addSubscription } from '#src/operations/digests/subscribe.ts';
import { insertExperience, saveExperience, saveExperienceLife } from '#src/operations/experiences/versions.ts';
import { countMissed } from '#src/store/digests/issue.ts';
import { listTold } from '#src/store/digests/item.ts';
import { claimDueSubscriptions, saveSubscription } from '#src/store/digests/subscription.ts';
import { listReadableAt } from '#src/store/experiences/public-list.ts';
import { listIndicators, listRegions, listTerritories } from '#src/store/figures/catalogue.ts';
import { listFigureChanges, listTimeSeriesAt } from '#src/store/figures/change.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const day = (text: string) => new Date(`2027-${text}T09:00:00Z`);
let author = 0;
const recipient: DigestRecipient = {
  person: null,
  areas: ['health'],
  regions: ['ES51'],
  sections: [],
  since: day('01-01'),
};

async function bring(at: Date, ...observations: Observation[]) {
  async function* rows(): AsyncGenerator<FigureRow[]> {
    yield observations.map((observation, line) => ({ kind: 'figure', observation, isRelabelled: false, line }));
  }
  await importFigures(database, rows(), { file: 'test.csv', now: () => at });
}
const figure = (year: number, value: number, retrieved: string): Observation => ({
  indicator: 'unemployment',
  territory: 'ES51',
  year,
  value,
  flags: '',
  flagsKnown: true,
  retrieved,
});
const fields = (title: string) => ({
  ...{ title, region: 'ITF4', policyAreas: ['health' as const], targetGroups: [] },
  ...{ challenge: 'c', action: 'a', lesson: 'l' },
});
const log = (title: string, at: Date) =>
  database.withTransaction((tx) => insertExperience(tx, { ...fields(title), author, language: 'en' }, at));
async function compose(at: Date, subscription: number | null = null) {
  const [regions, territories, indicators] = await Promise.all([
    listRegions(sql),
    listTerritories(sql),
    listIndicators(sql),
  ]);
  const snapshot = createSnapshot(createCatalogue({ regions, territories, indicators }), at);
  const [digest] = await loadDigests(sql, sql, snapshot, [{ subscription, period: '2027-W01', recipient }]);
  return digest;
}

beforeAll(async () => {
  await sql`update observation set changed_at = ${day('01-01')}`;
  author = (await insertPerson(sql, { displayName: 'Jordi', language: 'en', timeZone: 'Europe/Madrid' }, true)).id;
});

describe('figures as they were', () => {
  const change = async (since: Date, until: Date) =>
    (await listFigureChanges(sql, { since, until })).filter(
      ({ territory, indicator }) => territory === 'ES51' && indicator === 'unemployment',
    );

  test('what came with the first import is no change, a new year and a revision are', async () => {
    expect(await change(day('01-01'), day('01-05'))).toEqual([]);
    await bring(day('01-10'), figure(2040, 11, '2027-01-10'));
    await bring(day('01-20'), figure(2040, 12, '2027-01-20'));
    await bring(day('01-25'), figure(2040, 12, '2027-01-25'));
    expect(await change(day('01-01'), day('01-15'))).toMatchObject([
      { year: 2040, value: 11, isRevision: false, changedAt: day('01-10') },
    ]);
    expect(await change(day('01-15'), day('01-30'))).toMatchObject([
      { year: 2040, value: 12, before: 11, beforeYear: 2040, isRevision: true, changedAt: day('01-20') },
    ]);
    expect(await change(day('01-21'), day('01-30'))).toEqual([]);
  });

  test('a series at a moment has the values of that moment', async () => {
    const valueAt = async (at: Date) => {
      const [series] = await listTimeSeriesAt(sql, ['unemployment'], at, ['ES51']);
      return series?.values[series.years.indexOf(2040)];
    };
    expect(await valueAt(day('01-09'))).toBeUndefined();
    expect(await valueAt(day('01-15'))).toBe(11);
    expect(await valueAt(day('01-28'))).toBe(12);
  });
});

test('what a list brought in is no news while it waits for review, and is as new as its publication', async () => {
  const origin = {
    source: 'A list',
    link: null,
    licence: null,
    reference: null,
    importedOn: '2027-01-02',
    collection: 1,
  };
  const { number } = await database.withTransaction((tx) =>
    insertExperience(tx, { ...fields('Of a list'), author: null, language: 'en', origin }, day('01-02'), author),
  );
  const dayOf = async (at: Date) =>
    (await listReadableAt(sql, at)).find((each) => each.number === number)?.createdAt ?? null;
  expect(await dayOf(day('01-03'))).toBeNull();
  await database.withTransaction((tx) => saveExperienceLife(tx, number, 'published', { by: author, at: day('01-20') }));
  expect(await dayOf(day('01-21'))).toEqual(day('01-20'));
  expect(await dayOf(day('01-03'))).toBeNull();
  await sql`update experience set withdrawn_at = ${day('01-22')} where number = ${number}`;
});

describe('a digest', () => {
  test('of the same moment is the same, whatever came later', async () => {
    await log('Before', day('02-01'));
    const { number } = await log('Said differently later', day('02-01'));
    const first = await compose(day('02-03'));
    await log('After', day('02-04'));
    await database.withTransaction((tx) =>
      saveExperience(
        tx,
        number,
        { fields: { ...fields('A new title'), policyAreas: ['health', 'housing'] } },
        author,
        day('02-05'),
      ),
    );
    await bring(day('02-06'), figure(2040, 13, '2027-02-06'), {
      ...figure(2041, 9_000_000, '2027-02-06'),
      indicator: 'population',
    });
    const again = await compose(day('02-03'));
    expect(again).toEqual(first);
    expect(JSON.stringify(first)).toContain('Said differently later');
    expect(JSON.stringify(await compose(day('02-07')))).toContain('A new title');
  });
});

describe('issues and subscriptions', () => {
  const wish = {
    ...{ weekday: 1, localTime: '09:00', timeZone: 'UTC', language: 'en', areas: [], regions: [], sections: [] },
    tellsEmpty: false,
  };
  const issue = (subscription: number, more: Partial<NewIssue> = {}): NewIssue => ({
    ...{ subscription, period: '2027-W05', cutOff: day('02-01'), state: 'sent', reason: null, digest: null, told: [] },
    ...more,
  });
  const subscribe = async (place: string, nextDue = day('02-01')) =>
    (
      await addSubscription(
        sql,
        { ...wish, person: author, places: [`test:hall:user:${place}`], nextDue },
        day('01-01'),
      )
    )?.id ?? 0;

  test('one issue a week, and each item once ever', async () => {
    const id = await subscribe('once');
    const told = [{ key: 'e1', isLead: true }];
    expect(await writeIssues(sql, [issue(id, { told })], day('02-01'))).toMatchObject([
      { token: expect.stringMatching(/^[\w-]{22}$/) },
    ]);
    expect(await writeIssues(sql, [issue(id, { told: [{ key: 'e2', isLead: true }] })], day('02-01'))).toEqual([null]);
    expect(await listTold(sql, [id], day('02-01'))).toEqual(new Map());
    expect(await listTold(sql, [id], day('02-02'))).toEqual(new Map([[id, new Set(['e1'])]]));
    await expect(writeIssues(sql, [issue(id, { period: '2027-W06', told })], day('02-08'))).rejects.toThrow(
      'digest_item_pkey',
    );
  });

  test('who ended it and begins anew at the same place is not told the same again', async () => {
    const ended = await subscribe('anew');
    await writeIssues(sql, [issue(ended, { told: [{ key: 'e1', isLead: true }] })], day('02-01'));
    await saveSubscription(sql, ended, { state: 'ended', nextDue: null, endedAt: day('02-02') });
    const [anew, elsewhere] = [await subscribe('anew'), await subscribe('elsewhere')];
    expect(anew).not.toBe(ended);
    expect(await listTold(sql, [anew, elsewhere], null)).toEqual(new Map([[anew, new Set(['e1'])]]));
    // A reader's verdict on the issue is counted once.
    const [leads] =
      await sql`select count(*) from digest_item where key = 'e1' and is_lead and subscription in ${sql([ended, anew])}`;
    expect(leads).toEqual({ count: 1 });
  });

  test('nor is who writes their address with other letters', async () => {
    const person = await insertPerson(sql, { displayName: 'letters', language: 'en', timeZone: 'UTC' }, true);
    const to = async (address: string) => {
      const mine = { ...wish, places: [`mail::mail:${address}` as const], person: person.id };
      return (await addSubscription(sql, { ...mine, nextDue: day('02-01') }, day('01-01')))?.id ?? 0;
    };
    const ended = await to('Ana@example.org');
    await writeIssues(sql, [issue(ended, { told: [{ key: 'e7', isLead: false }] })], day('02-01'));
    await saveSubscription(sql, ended, { state: 'ended', nextDue: null, endedAt: day('02-02') });
    const anew = await to('ana@example.org');
    expect(await listTold(sql, [anew], null)).toEqual(new Map([[anew, new Set(['e7'])]]));
  });

  test('of two people who are one, a digest doubled at a place ends, and the other knows what it told', async () => {
    const other = (await database.sql<{ id: number }[]>`insert into person default values returning id`)[0]?.id ?? 0;
    const place = 'test:hall:user:both';
    const [doubled, kept] = await Promise.all(
      [other, author].map((person) =>
        addSubscription(sql, { ...wish, person, places: [place], nextDue: day('02-01') }, day('01-01')),
      ),
    );
    const told = [{ key: 'e1', isLead: false }];
    await writeIssues(sql, [issue(doubled?.id ?? 0, { told })], day('02-01'));
    await database.withTransaction((inside) => moveSubscriptions(inside, other, author, day('02-02')));
    const states = await sql`select id, state, person from digest_subscription where places = ${[place]} order by id`;
    expect(states).toEqual(
      [doubled, kept]
        .map((each) => ({ id: each?.id ?? 0, state: each === kept ? 'active' : 'ended', person: author }))
        .sort((left, right) => left.id - right.id),
    );
    expect((await listTold(sql, [kept?.id ?? 0], null)).get(kept?.id ?? 0)).toEqual(new Set(['e1']));
  });

  test('missed ones are counted up to the last that went out', async () => {
    const id = await subscribe('missed');
    const late = { state: 'skipped', reason: 'late' } as const;
    await writeIssues(sql, [issue(id, { ...late, period: '2027-W01', cutOff: day('01-04') })], day('02-01'));
    await writeIssues(sql, [issue(id, { period: '2027-W02', cutOff: day('01-11') })], day('02-01'));
    await writeIssues(sql, [issue(id, { ...late, period: '2027-W03', cutOff: day('01-18') })], day('02-01'));
    await writeIssues(
      sql,
      [issue(id, { state: 'skipped', reason: 'empty', period: '2027-W04', cutOff: day('01-25') })],
      day('02-01'),
    );
    expect((await countMissed(sql, [id], day('02-01'))).get(id)).toBeUndefined();
    expect((await countMissed(sql, [id], day('01-25'))).get(id)).toBe(1);
    expect((await countMissed(sql, [id], day('01-11'))).get(id)).toBe(1);
    expect((await countMissed(sql, [id], day('01-12'))).get(id)).toBeUndefined();
  });

  test('two servers never take the same', async () => {
    for (let index = 0; index < 6; index += 1) await subscribe(`race${index}`, day('03-01'));
    const [left, right] = await database.withTransaction(async (one) => {
      const taken = await claimDueSubscriptions(one, day('03-02'), 4);
      return [taken, await database.withTransaction((two) => claimDueSubscriptions(two, day('03-02'), 100))];
    });
    const ids = [...left, ...right].map(({ id }) => id);
    expect(left).toHaveLength(4);
    expect(new Set(ids).size).toBe(ids.length);
    expect(right.length).toBeGreaterThan(1);
  });
});
