import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { forgetPersonalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, read, type Speaker } from '#test/support/dialogue.ts';
import { expectFirstScreen } from '#test/support/first-screen.ts';

const { as, bot, clock, context, database } = await createDialogue();
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const [admin, maria, jordi] = ['admin', 'maria', 'jordi'].map(alone) as [Speaker, Speaker, Speaker];
for (const each of [admin, maria, jordi]) await each.say('/help');
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function log(title: string, speaker = maria) {
  const values = { title, region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };
  return numberOf(await speaker.submit(await speaker.say('/experience log'), values));
}

test('the owner answers a part, goes on later, and it stands on the experience as their own', async () => {
  const number = await log('Mentors for nurses');
  expect(read(await jordi.say(`/experience self-evaluate ${number}`))).toContain('Only who wrote experience');
  expect(read(await maria.say(`/experience self-evaluation ${number}`))).toContain('is not self-evaluated');
  const first = await maria.submit(await maria.say(`/experience self-evaluate ${number}`), {
    ...{ relevance: '4', 'relevance-note': 'Asked for by the clinics.', effectiveness: '2', innovation: '3' },
  });
  expect(read(first)).toContain('Fully: Relevance; Mostly: ');
  expect(read(first)).toContain('(9 questions open)');
  expect(read(first)).toContain('Relevance: Asked for by the clinics.');
  expect(read(first)).toContain('[picture ');
  expect(read(first)).toContain('Self-evaluated by its owner, 23 November 2026; nobody else checked it.');
  expectFirstScreen(first);
  const again = await maria.say(`/experience self-evaluate ${number}`);
  expect(formOf(again).values).toMatchObject({ relevance: '4', effectiveness: '2', innovation: '3' });
  await maria.submit(again, { impact: '1' });
  const card = read(await jordi.say(`/experience show ${number}`));
  expect(card).toContain('Self-evaluated by its owner: Fully: Relevance; Mostly: ');
  expect(card).toContain('Not: Impact');
});

test('what was typed in a form that was closed is there when it is opened again', async () => {
  const number = await log('Closed in between');
  await maria.close(await maria.say(`/experience self-evaluate ${number}`), { impact: '2' });
  expect(formOf(await maria.say(`/experience self-evaluate ${number}`)).values).toMatchObject({ impact: '2' });
  expect(read(await maria.say(`/experience self-evaluation ${number}`))).toContain('is not self-evaluated');
});

test('two are put beside each other; where everything is left empty it is taken away', async () => {
  const [one, two] = [await log('First of two'), await log('Second of two', jordi)];
  await maria.submit(await maria.say(`/experience self-evaluate ${one}`), { relevance: '4' });
  const half = read(await maria.say(`/experience self-evaluation ${one} against=${two}`));
  expect(half).toContain(`Experience #${two} is not self-evaluated.`);
  await jordi.submit(await jordi.say(`/experience self-evaluate ${two}`), { relevance: '1', impact: '3' });
  const both = await maria.say(`/experience self-evaluation ${one} against=${two}`);
  expect(read(both)).toContain(`#${one} Fully: Relevance`);
  expect(read(both)).toContain(`#${two} Mostly: Impact; Not: Relevance`);
  expectFirstScreen(both);
  const emptied = await jordi.submit(await jordi.say(`/experience self-evaluate ${two}`), {
    relevance: null,
    impact: null,
  });
  expect(read(emptied)).toContain('is taken away');
});

test('staff see which published experiences lack one; the page shows it without a name; it goes with who said it', async () => {
  const [number, other] = [await log('On a page'), await log('Without one')];
  for (const each of [number, other]) await admin.say(`/experience publish ${each}`);
  await maria.submit(await maria.say(`/experience self-evaluate ${number}`), {
    impact: '3',
    'impact-note': 'A survey.',
  });
  const lacking = read(await admin.say('/experience self-evaluation'));
  expect(lacking).toContain('One of 2 published experiences is not self-evaluated:');
  expect(lacking).toContain('Without one');
  expect(read(await maria.say('/experience self-evaluation'))).toContain('Say which');
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const page = await (await pages.request(`/experiences/${number}`)).text();
  expect(page).toContain('Self-evaluated by its owner');
  expect(page).toContain('A survey.');
  expect(page).not.toContain('maria');
  const [{ id }] = await sql<[{ id: number }]>`select id from person where display_name = 'maria'`;
  const how = { isKept: false, now: clock.now, removedTitle: () => '' };
  await database.withTransaction((inside) => forgetPersonalData(inside, id, how));
  expect(await sql`select 1 from self_evaluation where author = ${id}`).toHaveLength(0);
});
