import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { bot, as, clock, context, database } = await createDialogue();
const { sql } = database;
const [maria, jordi, admin] = [as('maria'), as('jordi'), as('admin')] as const;
const filled = { challenge: 'c', action: 'a', lesson: 'Ask first.' };
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function log(title: string) {
  const values = { ...filled, title, region: 'Catalonia', areas: ['health', 'housing'], groups: ['women'] };
  return numberOf(await maria.submit(await maria.say('/experience log'), values));
}
await jordi.submit(await jordi.say('/me edit'), { region: 'Skåne' });
await maria.submit(await maria.say('/me edit'), { region: 'Catalonia' });

test('tried too: prefilled, logged with its origin, named on both cards and pages', async () => {
  const first = await log('Mentors for nurses');
  const card = await jordi.say(`/experience show ${first}`);
  const form = await jordi.press(card, 'We try this too');
  expect(formOf(form)).toMatchObject({
    id: `/experience adopt ${first}`,
    values: { region: 'SE224', areas: ['health', 'housing'], groups: ['women'] },
  });
  expect(formOf(form).values.title).toBeUndefined();
  expect(formOf(form).intro).toContain('After “Mentors for nurses” (Catalonia)');
  const done = await jordi.submit(form, { ...filled, title: 'Mentors for midwives' });
  const number = numberOf(done);
  expect(read(done)).toContain(`logged as #${number}, tried after #${first}`);
  expect(read(done)).toContain(`Tried after: #${first} (Catalonia)`);
  expect(read(await jordi.press(done, `#${first} (Catalonia)`))).toContain('Mentors for nurses');
  const seen = await maria.say(`/experience show ${first}`);
  expect(read(seen)).toContain(`Tried too by: #${number} (Skåne)`);
  expect(read(seen)).not.toContain('We try this too');
  expect(read(await maria.press(seen, `#${number} (Skåne)`))).toContain('Mentors for midwives');

  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const page = async (of: number) => (await pages.request(`/experiences/${of}`)).text();
  expect(await page(first)).not.toContain('Mentors for nurses');
  await admin.say(`/experience publish ${first}`);
  // What nobody reviewed yet is not named on a page either.
  expect(await page(first)).toContain('Mentors for nurses');
  expect(await page(first)).not.toContain('Tried too by');
  await admin.submit(await admin.say(`/experience send-back ${number}`), { comment: 'More.' });
  expect(read(await maria.say(`/experience show ${first}`))).not.toContain('Tried too by');
  expect(await page(first)).not.toContain('Tried too by');
  expect((await pages.request(`/experiences/${number}`)).status).toBe(404);
  await jordi.submit(await jordi.say(`/experience edit ${number}`), {});
  await admin.say(`/experience publish ${number}`);
  expect(await page(first)).toMatch(
    new RegExp(
      `Tried too by</dt><dd[^>]*>#${number} \\(Skåne\\)<[\\s\\S]*<a [^>]*href="/experiences/${number}"><bdi>#${number}`,
    ),
  );
  expect(await page(number)).toMatch(
    new RegExp(
      `Tried after</dt><dd[^>]*>#${first} \\(Catalonia\\)<[\\s\\S]*<a [^>]*href="/experiences/${first}"><bdi>#${first}`,
    ),
  );

  await admin.confirm(`/experience archive ${first}`);
  expect(read(await jordi.say(`/experience show ${number}`))).not.toContain('Tried after');
  expect(await page(number)).not.toContain('Tried after');
  expect((await pages.request(`/experiences/${first}`)).status).toBe(404);
});

test('many who tried it: ten are named', async () => {
  const first = await log('Popular');
  for (let index = 0; index < 12; index += 1)
    await jordi.submit(await jordi.say(`/experience adopt ${first}`), { ...filled, title: `Copy ${index}` });
  const [text, said = ''] = read(await jordi.say(`/experience show ${first}`)).split('\n---\n');
  expect(said.match(/#\d+ \(Skåne\)/g)).toHaveLength(13);
  expect(text).toContain('(Skåne), 2 more');
  expect(said).toContain('(Skåne), 2 more');
});

test('not one’s own, not for the same region, not what is not there', async () => {
  const first = await log('Mine');
  const own = read(await maria.say(`/experience adopt ${first}`));
  expect(own).toContain(`#${first} is yours. Change it with /experience edit ${first}`);
  const form = await jordi.say(`/experience adopt ${first}`);
  const refused = await jordi.submit(form, { ...filled, title: 'Here too', region: 'Catalonia' });
  expect(refused).toMatchObject({
    problems: { region: expect.stringContaining(`#${first} is from Catalonia itself.`) },
  });
  const anna = as('anna');
  await anna.submit(await anna.say('/me edit'), { region: 'Catalonia' });
  expect(read(await anna.say(`/experience show ${first}`))).not.toContain('We try this too');
  expect(read(await anna.say('/experience adopt 999999'))).toContain('There is no experience #999999');
  await maria.confirm(`/experience withdraw ${first}`);
  expect(read(await anna.say(`/experience adopt ${first}`))).toContain('There is no experience');
  expect(read(await admin.say(`/experience adopt ${first}`))).toContain('is not open to everybody');
});

test('what was begun is kept, and can be logged also when the first is gone', async () => {
  const first = await log('Soon gone');
  const form = await jordi.say(`/experience adopt ${first}`);
  await jordi.close(form, { title: 'Half a tit' });
  expect(formOf(await jordi.say(`/experience adopt ${first}`)).values.title).toBe('Half a tit');
  await maria.confirm(`/experience withdraw ${first}`);
  const again = await jordi.press(await jordi.say('/home'), 'Go on: Half a tit');
  expect(formOf(again).intro).toContain('What you write is logged by itself.');
  const done = await jordi.submit(again, { ...filled, title: 'A whole title', areas: ['health'] });
  expect(read(done)).toContain('Thank you: logged as');
  expect(await sql`select adopted_from from experience where number = ${numberOf(done)}`).toEqual([
    { adoptedFrom: null },
  ]);
  expect(read(await jordi.say(`/experience adopt ${first}`))).toContain('There is no experience');
});

test('the digest of who logged the first says it, with the review', async () => {
  clock.now = new Date(clock.now.getTime() + 60 * 24 * 3_600_000);
  const first = await log('Told in the digest');
  await admin.say(`/experience publish ${first}`);
  const adopt = async (title: string) =>
    read(await jordi.submit(await jordi.say(`/experience adopt ${first}`), { ...filled, title }));
  expect(await adopt('After it')).not.toContain('next digest');
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  const said = read(await maria.say('/digest preview'));
  expect(said).toContain('What became of yours');
  expect(said).toContain(`• #${first} Told in the digest\nit was reviewed, and is published.\nSkåne tries it too.`);
  const alone = as('maria', {}, 'test:hall:user:maria');
  await alone.submit(await alone.say('/digest subscribe'), {});
  expect(await adopt('After that')).toContain(`The next digest of who logged #${first} says so.`);
});

test('without the first nothing is left of it', async () => {
  const first = await log('To be deleted');
  const done = await jordi.submit(await jordi.say(`/experience adopt ${first}`), { ...filled, title: 'Stays' });
  await maria.confirm('/me forget delete');
  expect(read(await jordi.say(`/experience show ${numberOf(done)}`))).not.toContain('Tried after');
});
