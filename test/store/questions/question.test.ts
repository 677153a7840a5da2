import { beforeAll, describe, expect, test } from 'vitest';
import { listKeys } from '#src/domain/digests/compose.ts';
import type { DigestPart, DigestRecipient } from '#src/domain/digests/item.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { writeIssues } from '#src/operations/digests/issues.ts';
import { loadDigests } from '#src/operations/digests/load.ts';
import { createSnapshot } from '#src/operations/digests/snapshot.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { insertSubscription } from '#src/store/digests/subscription.ts';
import { listIndicators, listRegions, listTerritories } from '#src/store/figures/catalogue.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { insertAnswer, saveAnswerWithdrawal } from '#src/store/questions/answer.ts';
import { insertQuestion, saveQuestionClosed, saveQuestionWithdrawal } from '#src/store/questions/question.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const day = (text: string) => new Date(`2027-${text}T09:00:00Z`);
const [regions, areas, indicators] = await Promise.all([listRegions(sql), listTerritories(sql), listIndicators(sql)]);
const catalogue = createCatalogue({ regions, territories: areas, indicators });
let asker = 0;
let other = 0;

beforeAll(async () => {
  const named = async (displayName: string) =>
    (await insertPerson(sql, { displayName, language: 'en', timeZone: 'Europe/Madrid' }, true)).id;
  asker = await named('Maria');
  other = await named('Jordi');
});

const ask = async (title: string, at: Date, more: Partial<Parameters<typeof insertQuestion>[1]> = {}) =>
  (
    await insertQuestion(
      sql,
      {
        ...{ title, detail: '', policyAreas: ['health' as const], targetGroups: [], region: null },
        ...{ author: asker, place: null, language: 'en', ...more },
      },
      at,
    )
  ).number;
const answer = (question: number, at: Date, author = other) =>
  insertAnswer(
    sql,
    {
      ...{ question, author, byAsker: author === asker, region: null },
      ...{ language: 'en', content: 'So', experience: null },
    },
    at,
  );
const recipient = (more: Partial<DigestRecipient> = {}): DigestRecipient => ({
  ...{ person: other, areas: ['health'], regions: ['ES51'], sections: [], since: day('01-01') },
  ...more,
});
async function compose(at: Date, who = recipient(), subscription: number | null = null) {
  const order = { subscription, period: '2027-W01', recipient: who };
  const [digest] = await loadDigests(sql, sql, createSnapshot(catalogue, at), [order]);
  return digest?.parts ?? [];
}
const itemsOf = (parts: DigestPart[], section: DigestPart['section']) =>
  parts.find((part) => part.section === section)?.items ?? [];
const keysOf = (parts: DigestPart[]) => itemsOf(parts, 'questions').map(({ key }) => key);

describe('questions in a digest', () => {
  test('the same of the same moment, whatever was answered, closed or asked since', async () => {
    const first = await ask('First?', day('02-01'));
    const second = await ask('Second?', day('02-02'));
    await answer(second, day('02-02'), asker);
    const before = await compose(day('02-03'));
    expect(keysOf(before)).toEqual([`q${second}`, `q${first}`]);
    expect(itemsOf(before, 'questions')[0]?.reason).toEqual({ type: 'area', area: 'health' });
    const given = await answer(first, day('02-04'));
    await saveQuestionClosed(sql, second, day('02-05'));
    const third = await ask('Third?', day('02-06'));
    expect(await compose(day('02-03'))).toEqual(before);
    await saveQuestionWithdrawal(sql, third, day('02-06'));
    await ask('Fourth?', day('02-06'), { author: other });
    expect(keysOf(await compose(day('02-07')))).toEqual([]);
    expect(keysOf(await compose(day('02-07'), recipient({ person: asker })))).toHaveLength(1);
    await saveAnswerWithdrawal(sql, given, day('02-08'));
    expect(keysOf(await compose(day('02-07')))).toEqual([]);
    expect(keysOf(await compose(day('02-09')))).toEqual([`q${first}`]);
  });

  test('never one’s own, and none that was taken back', async () => {
    const number = await ask('Taken back?', day('03-01'), { policyAreas: ['housing'] });
    const who = recipient({ areas: ['housing'] });
    expect(keysOf(await compose(day('03-02'), who))).toEqual([`q${number}`]);
    expect(keysOf(await compose(day('03-02'), recipient({ areas: ['housing'], person: asker })))).toEqual([]);
    await saveQuestionWithdrawal(sql, number, day('03-05'));
    expect(keysOf(await compose(day('03-02'), who))).toEqual([]);
  });

  test('of an area in which somebody logged an experience by then, whatever they follow', async () => {
    const number = await ask('Who teaches it?', day('04-02'), { policyAreas: ['language'] });
    await database.withTransaction((tx) =>
      insertExperience(
        tx,
        {
          ...{ title: 'Taught', region: 'ITF4', policyAreas: ['language'], targetGroups: [] },
          ...{ challenge: 'c', action: 'a', lesson: 'l', author: other, language: 'en' },
        },
        day('04-04'),
      ),
    );
    const who = recipient({ areas: ['culture-religion'], regions: [] });
    expect(keysOf(await compose(day('04-03'), who))).toEqual([]);
    const [item] = itemsOf(await compose(day('04-05'), who), 'questions');
    expect(item).toMatchObject({ key: `q${number}`, reason: { type: 'logged', area: 'language' } });
  });

  test('told once ever', async () => {
    const number = await ask('Told once?', day('05-01'), { policyAreas: ['education'] });
    const who = recipient({ areas: ['education'], person: null });
    const wish = { weekday: 1, localTime: '09:00', timeZone: 'UTC', language: 'en', areas: [], regions: [] };
    const subscribed = await insertSubscription(
      sql,
      { ...wish, sections: [], tellsEmpty: false, person: other, places: ['test:hall:user:q'], nextDue: day('05-03') },
      day('01-01'),
    );
    const id = subscribed?.id ?? 0;
    expect(keysOf(await compose(day('05-03'), who, id))).toEqual([`q${number}`]);
    const told = [{ key: `q${number}`, isLead: false }];
    const issue = { subscription: id, period: '2027-W18', cutOff: day('05-03'), reason: null, digest: null, told };
    await writeIssues(sql, [{ ...issue, state: 'sent' }], day('05-03'));
    expect(keysOf(await compose(day('05-10'), who, id))).toEqual([]);
    expect(keysOf(await compose(day('05-03'), who, id))).toEqual([`q${number}`]);
  });
});

describe('answers to one’s own questions', () => {
  const mine = async (at: Date, subscription: number | null = null) =>
    itemsOf(await compose(at, recipient({ person: asker, sections: ['mine'] }), subscription), 'mine');

  test('in one line a question, without one’s own and what was taken back by then', async () => {
    const number = await ask('How?', day('06-01'));
    await answer(number, day('06-02'), asker);
    await answer(number, day('06-03'));
    const third = await answer(number, day('06-04'));
    const first = await mine(day('06-03'));
    expect(first).toMatchObject([{ what: 'answered', count: 1, number, line: `/question show ${number}` }]);
    const both = await mine(day('06-05'));
    expect(both).toMatchObject([{ count: 2, path: `/questions/${number}` }]);
    await saveAnswerWithdrawal(sql, third, day('06-06'));
    expect(await mine(day('06-05'))).toEqual(both);
    expect(await mine(day('06-07'))).toMatchObject([{ count: 1 }]);
    const later = recipient({ person: asker, sections: ['mine'], since: day('06-04') });
    expect(itemsOf(await compose(day('06-05'), later), 'mine')).toEqual([]);
    await saveQuestionWithdrawal(sql, number, day('06-08'));
    expect(await mine(day('06-05'))).toEqual([]);
  });

  test('only those not told before', async () => {
    const number = await ask('How else?', day('07-01'));
    await answer(number, day('07-02'));
    await answer(number, day('07-03'));
    const subscribed = await insertSubscription(
      sql,
      {
        ...{ weekday: 1, localTime: '09:00', timeZone: 'UTC', language: 'en', areas: [], regions: [], sections: [] },
        ...{ tellsEmpty: false, person: asker, places: ['test:hall:user:a'], nextDue: day('07-05') },
      },
      day('01-01'),
    );
    const id = subscribed?.id ?? 0;
    const parts = await compose(day('07-05'), recipient({ person: asker, sections: ['mine'] }), id);
    expect(itemsOf(parts, 'mine')).toMatchObject([{ count: 2 }]);
    const issue = { subscription: id, period: '2027-W27', cutOff: day('07-05'), reason: null, digest: null };
    await writeIssues(sql, [{ ...issue, state: 'sent', told: listKeys(parts) }], day('07-05'));
    expect(await mine(day('07-12'), id)).toEqual([]);
    await answer(number, day('07-13'));
    expect(await mine(day('07-19'), id)).toMatchObject([{ count: 1, number }]);
  });
});
