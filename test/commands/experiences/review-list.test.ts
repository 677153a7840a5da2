import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import type { Origin } from '#src/domain/experiences/experience.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { saveClaim, saveEvaluation } from '#src/store/experiences/evaluation.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, bot, clock, context, database } = await createDialogue();
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [maria, rosa, sven] = [alone('maria'), alone('rosa'), alone('sven')];
for (const each of [maria, rosa, sven]) await each.say('/help');
await sql`update person set role = 'reviewer' where display_name in ('rosa', 'sven')`;
const idOf = async (user: string) => (await sql`select id from person where display_name = ${user}`)[0]?.id as number;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });

const origin: Origin = {
  ...{ source: 'ESF operations', link: 'https://lists.example/esf', licence: 'CC BY 4.0', reference: null },
  ...{ importedOn: '2026-11-23', collection: 7 },
};
async function bringIn(count: number, { list = 7, region = 'SE224' } = {}): Promise<number[]> {
  const numbers: number[] = [];
  for (let index = 1; index <= count; index += 1) {
    const { number } = await insertExperience(
      sql,
      {
        ...{ title: `Row ${index} of ${list}`, region, policyAreas: ['housing'], targetGroups: [] },
        ...{ challenge: '', action: 'What was done.', lesson: '', author: null, language: 'en' },
        origin: { ...origin, collection: list },
      },
      clock.now,
      null,
    );
    numbers.push(number);
  }
  return numbers;
}
const lineOf = (outcome: Outcome, label: string): string => {
  const buttons =
    outcome.type === 'message' ? outcome.blocks.flatMap((block) => (block.type === 'actions' ? block.items : [])) : [];
  return (
    buttons.flatMap((each) => (each.type === 'button' && each.label.startsWith(label) ? [each.line] : []))[0] ?? ''
  );
};
const countPublished = async () =>
  (await sql<[{ count: number }]>`select count(*)::int as count from experience where life = 'published'`)[0].count;

test('what came with a list is reviewed as a whole: looked at, judged once, and said to be so', async () => {
  const own = await maria.submit(await maria.say('/experience log'), {
    ...{ title: 'Logged here', region: 'Skåne', areas: ['health'], groups: [] },
    ...{ challenge: 'c', action: 'a', lesson: 'l' },
  });
  expect(own.type).toBe('message');
  const rows = await bringIn(12);
  await bringIn(3, { region: 'ES62' });
  clock.now = new Date(clock.now.getTime() + 60_000);
  const [claimed, doubted] = rows as [number, number];
  await saveClaim(sql, claimed, await idOf('sven'), clock.now);
  const doubt = { verdicts: { inclusion: 'no' }, notes: {}, advice: 'change' } as const;
  await saveEvaluation(sql, { experience: doubted, reviewer: await idOf('sven'), now: clock.now }, doubt);

  const queue = await rosa.say('/experience queue');
  expect(read(queue)).toContain('16 experiences wait for review');
  expect(read(queue)).toContain('15 are from “ESF operations”, imported 23 November 2026.');
  expect(read(queue)).toContain('imported from “ESF operations”, 23 November 2026');
  expect(read(queue)).not.toContain('since today');
  const only = await rosa.say(lineOf(queue, 'Only ESF operations'));
  expect(read(only)).toContain('15 experiences wait for review');
  expect(read(only)).not.toContain('Logged here');
  // Two reviewers divide it by region.
  const mine = await rosa.say('/experience queue list=7 region=Murcia');
  expect(read(mine)).toContain('3 experiences wait for review, the oldest first. Only Region of Murcia.');

  const line = lineOf(only, 'Publish all 13');
  expect(line).toBe('/experience publish-list 7');
  const form = formOf(await rosa.say(line));
  expect(form.title).toBe('Publish 13 experiences of a list');
  expect(form.intro).toContain('2 more are left to single review');
  const unlooked = await rosa.submit(await rosa.say(line), { relevance: 'yes' });
  expect(unlooked.type).toBe('problems');
  expect(await countPublished()).toBe(0);
  const said = {
    relevance: 'yes',
    efficiency: 'partly',
    summary: 'Funded projects, told by who ran them.',
    looked: true,
  };
  const done = await rosa.submit(await rosa.say(line), said);
  expect(read(done)).toContain('13 experiences are published. 2 of the list still wait.');
  expect(await countPublished()).toBe(13);

  const shown = read(await maria.say(`/experience show ${rows[5]}`));
  expect(shown).toContain('Reviewed with the list it comes from by rosa, 23 November 2026; not by itself');
  expect(shown).toContain('Yes: Relevance (OECD DAC: does it do what is needed?)');
  expect(shown).toContain('“Funded projects, told by who ran them.”');
  const page = await (await pages.request(`/experiences/${rows[5]}`)).text();
  expect(page).toContain('Reviewed with the list it comes from');
  expect(page).not.toContain('rosa');
  // Nobody is there to be introduced to: the page leads to where it is from.
  expect(page).toContain('Nobody of the network has taken it over yet: ask there.');
  expect(page).toContain('href="https://lists.example/esf"');
  expect(page).not.toContain('/introduction ask');
  expect(read(await rosa.say(`/experience versions ${rows[5]}`))).toContain('rosa');
});

test('of a list only what is of a region is published where that is asked', async () => {
  await bringIn(2, { list: 8 });
  await bringIn(2, { list: 8, region: 'ES62' });
  const before = await countPublished();
  const done = await rosa.submit(await rosa.say('/experience publish-list 8 region=Murcia'), { looked: true });
  expect(read(done)).toContain('2 experiences are published.');
  expect(await countPublished()).toBe(before + 2);
  expect(read(await rosa.say('/experience publish-list 8 region=Murcia'))).toContain('Nothing of that list waits');
  expect(read(await maria.say('/experience publish-list 8'))).toContain('Your role does not allow that');
});

test('after a review the next is one press away, of the same list first; what nobody wrote is not sent back', async () => {
  const [first, second] = (await bringIn(2, { list: 9 })) as [number, number];
  const card = await rosa.say(`/experience review ${first}`);
  expect(read(card)).not.toContain('[Send back]');
  expect(read(await rosa.say(`/experience send-back ${first}`))).toContain(
    `#${first} came with a list, and nobody has taken it over: nobody would read what it is sent back with.`,
  );
  const fields = formOf(await rosa.say(`/experience evaluate ${first}`)).fields;
  expect(JSON.stringify(fields)).not.toContain('send-back');
  const done = await rosa.submit(await rosa.say(`/experience evaluate ${first}`), { decision: 'publish' });
  expect(lineOf(done, 'Review the next')).toBe(`/experience review ${second}`);
});

test('a thousand are published with their versions within the time a statement may take', async () => {
  await bringIn(1, { list: 10 });
  await sql`
    insert into experience (title, region, policy_areas, target_groups, challenge, action, lesson, language, origin, created_at, updated_at)
    select 'Many ' || n, 'SE224', '{housing}', '{}', '', 'Done.', '', 'en', ${sql.json({ ...origin, collection: 10 })}, ${clock.now}, ${clock.now}
    from generate_series(1, 1500) n`;
  const done = await rosa.submit(await rosa.say('/experience publish-list 10'), { looked: true });
  expect(read(done)).toContain('1,000 experiences are published. 501 of the list still wait.');
});
