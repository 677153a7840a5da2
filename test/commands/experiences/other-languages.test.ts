import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { loadPeerRegions } from '#src/operations/peers/peer-regions.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, submit, as, bot, context, database } = await createDialogue();
const { sql } = database;

const log = async (title: string, region: string, action: string, language: string) => {
  await submit(await say('/experience log'), {
    ...{ title, action, challenge: '–', lesson: '–', region, areas: ['housing'], groups: [] },
  });
  await sql`update experience set language = ${language}, life = 'published' where title = ${title}`;
};
await log('Sprachkurse im Betrieb', 'Berlin', 'Die Lehrkraft kommt in den Betrieb.', 'de');
await log('SFI på arbetsplatsen', 'Skåne', 'Läraren kommer till företaget.', 'sv');
await log('Cursos de idioma en la obra', 'Murcia', 'El profesor va a la obra.', 'es');
await log('País dels infants', 'Catalonia', 'Un parc nou.', 'ca');

const itemsOf = (outcome: Outcome) =>
  outcome.type === 'message' ? outcome.blocks.flatMap((block) => (block.type === 'list' ? block.items : [])) : [];

test('a question in one language finds records in others, and both the list and each of them say so', async () => {
  const found = await as('eva', { locale: 'es' }).say('/experience search cursos de idioma');
  expect(read(found)).toContain('Also in other languages:');
  const items = itemsOf(found);
  expect(items.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Sprachkurse'),
      expect.stringContaining('SFI'),
      expect.stringContaining('Cursos'),
    ]),
  );
  expect(items[0]?.title).toContain('Cursos de idioma');
  const notes = Object.fromEntries(items.map(({ title, markdown }) => [title.split(' ')[1], markdown]));
  expect(notes.Sprachkurse).toContain('In German, by other words');
  expect(notes.SFI).toContain('In Swedish, by other words');
  expect(notes.Cursos).not.toContain('by other words');
});

test('what holds the very words in another language names that language too, and what is reviewed stands first', async () => {
  const insert = (title: string, language: string, life: string) => sql`
    insert into experience (language, life, title, region, policy_areas, challenge, action, lesson)
    values (${language}, ${life}, ${title}, 'ES62', '{housing}', '–', '–', '–')`;
  await insert('Mentoring axolotl', 'en', 'published');
  await insert('Mentoring axolotl zwei', 'de', 'submitted');
  const found = await as('kim').say('/experience search axolotl');
  expect(read(found)).toContain('Also in other languages: German.');
  const [first, second] = itemsOf(found);
  expect(first?.title).toMatch(/Mentoring axolotl$/);
  expect(first?.markdown ?? '').not.toContain('In English');
  expect(second?.markdown).toContain('In German.');
  expect(second?.beside).toContain('Not reviewed yet');
  await sql`delete from experience where title like 'Mentoring axolotl%'`;
});

test('the words of a concept are looked for in records of their language only', async () => {
  const found = await as('ana', { locale: 'pt' }).say('/experience search pais');
  // The word itself is found everywhere; as what stands for families it is not looked for in Catalan.
  for (const { markdown } of itemsOf(found)) expect(markdown).not.toContain('by other words');
});

test('the page shows the same', async () => {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const page = await (await pages.request('/experiences?q=language+courses')).text();
  expect(page).toContain('Also in other languages:');
  expect(page).toContain('Sprachkurse im Betrieb');
  expect(page).toContain('In German, by other words for what you look for.');
});

test('what regions like the asker’s tried comes a little higher, with the reason', async () => {
  const peers = await loadPeerRegions(context, 'SE224');
  expect(peers.length).toBeGreaterThan(2);
  expect(peers).not.toContain('SE224');
  expect(await loadPeerRegions(context, null)).toEqual([]);
  const [peer = ''] = peers;
  const other = [...context.catalogue.regions.keys()].find((code) => code !== 'SE224' && !peers.includes(code)) ?? '';
  // The newer one comes first where nothing else tells two apart.
  for (const region of [peer, other])
    await sql`
      insert into experience (language, title, region, policy_areas, challenge, action, lesson)
      values ('en', 'Quokka walks', ${region}, '{housing}', '–', '–', '–')`;
  const firstOf = async (user: string) => {
    const [first] = itemsOf(await as(user).say('/experience search quokka'));
    return first;
  };
  expect((await firstOf('stranger'))?.markdown).not.toContain('is a region like');
  const stranger = (await firstOf('stranger'))?.line;
  const member = as('member');
  expect((await member.submit(await member.say('/me edit'), { region: 'Skåne' })).type).toBe('message');
  const first = await firstOf('member');
  expect(first?.line).not.toBe(stranger);
  expect(first?.markdown).toMatch(/is a region like .*Skåne/);
  // Of what is asked for in another order nothing is moved.
  const [newest] = itemsOf(await member.say('/experience search quokka sort=newest'));
  expect(newest?.line).toBe(stranger);
  expect(newest?.markdown).not.toContain('is a region like');
});
