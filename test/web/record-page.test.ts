import { expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const origin = 'https://causeway.example';
const { as, say, submit, bot, context, database, clock } = await createDialogue({ env: { PUBLIC_URL: origin } });
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
await submit(await say('/experience log'), {
  ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: ['women'] },
  ...{ challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.' },
});

async function openPage(speaker: { say: typeof say } = { say }): Promise<string> {
  const answer = await speaker.say('/experience page 1');
  return /https:\/\/causeway\.example(\/records\/[\w-]{22})/.exec(JSON.stringify(answer))?.[1] ?? read(answer);
}
const text = async (path: string) => (await pages.request(path)).text();

/** What the form of a page holds, as a browser sends it. */
function sentBy(page: string): URLSearchParams {
  const decode = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const sent = new URLSearchParams();
  for (const [tag] of page.matchAll(/<input [^>]*>/g)) {
    const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? [];
    if (name && (!tag.includes('type="checkbox"') || tag.includes('checked'))) sent.append(name, decode(value));
  }
  for (const [, name = '', value = ''] of page.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/g))
    sent.append(name, decode(value));
  for (const [, name = '', options = ''] of page.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    sent.append(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return sent;
}
const post = (path: string, body: URLSearchParams, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return pages.request(path, { method: 'POST', body });
};
const record = async () => (await sql`select title, lesson, details, language from experience where number = 1`)[0];

test('only who may change it gets a page; parts are kept one by one, and put into the record at the end', async () => {
  expect(await openPage(as('bo'))).toContain('Only the person who logged #1 or a reviewer can do that.');
  const path = await openPage();
  const first = await pages.request(path);
  expect(first.headers.get('cache-control')).toBe('private, no-store');
  expect(first.headers.get('content-security-policy')).toContain("script-src 'self'");
  const told = sentBy(await first.text());
  expect(told.get('lesson')).toBe('Begin early.');
  const next = await post(path, told, { lesson: 'Begin early, and pay.', press: 'next', step: '0' });
  expect(next.headers.get('location')).toBe(`${path}?step=1`);
  expect((await record())?.lesson).toBe('Begin early.');
  const about = sentBy(await text(`${path}?step=1`));
  expect(about.get('region')).toBe('Skåne');
  expect(about.getAll('areas')).toEqual(['health']);
  await post(path, about, { language: 'sv', press: 'next' });
  const wrong = await post(path, sentBy(await text(`${path}?step=2`)), { personsReached: 'many', press: 'done' });
  expect(wrong.status).toBe(400);
  const page = await wrong.text();
  expect(page).toContain('3. What came of it (!)');
  const done = await post(path, sentBy(page), { personsReached: 'ca. 1.200', results: 'Work: 62 %', press: 'done' });
  expect(await done.text()).toContain('Everything is in the record now.');
  expect(await record()).toMatchObject({
    title: 'Mentors for nurses',
    lesson: 'Begin early, and pay.',
    language: 'sv',
    details: { personsReached: 1200, results: [{ value: 62 }] },
  });
  expect(await sql`select * from experience_draft`).toEqual([]);
});

test('two devices: what one of them wrote is told to the other, and nothing is lost', async () => {
  const path = await openPage();
  const [phone, desk] = [sentBy(await text(path)), sentBy(await text(await openPage()))];
  const typed = await post(path, phone, { challenge: 'From the phone.', press: 'type' });
  expect(await typed.json()).toMatchObject({ isInConflict: false, said: expect.stringContaining('Kept at') });
  // The other device shows what was there before; it changes another field, and then the same.
  expect((await post(path, new URLSearchParams(desk), { title: 'Mentors for all nurses', press: 'keep' })).status).toBe(
    303,
  );
  expect(sentBy(await text(path)).get('challenge')).toBe('From the phone.');
  const both = await post(path, desk, { challenge: 'From the desk.', title: 'Mentors for all nurses', press: 'keep' });
  expect(both.status).toBe(409);
  const page = await both.text();
  expect(page).toContain('in the place of this: “From the phone.”');
  expect(sentBy(page).get('challenge')).toBe('From the desk.');
  expect((await post(path, sentBy(page), { press: 'keep' })).status).toBe(303);
  expect(sentBy(await text(path)).get('challenge')).toBe('From the desk.');
});

test('what a reviewer changed meanwhile is told once before it is replaced', async () => {
  const path = await openPage();
  const admin = as('admin');
  await admin.submit(await admin.say('/experience edit 1'), { challenge: 'As the reviewer wrote it.' });
  const refused = await post(path, sentBy(await text(path)), { press: 'done' });
  expect(refused.status).toBe(409);
  const page = await refused.text();
  expect(page).toContain('The record was changed since you began.');
  expect(page).toContain('As the reviewer wrote it.');
  expect(await (await post(path, sentBy(page), { press: 'done' })).text()).toContain(
    'Everything is in the record now.',
  );
  expect(await sql`select challenge, title from experience`).toEqual([
    { challenge: 'From the desk.', title: 'Mentors for all nurses' },
  ]);
});

test('a link that has ended shows nothing and keeps what is sent; what is withdrawn meanwhile is said', async () => {
  const path = await openPage();
  const held = sentBy(await text(path));
  clock.now = new Date(clock.now.getTime() + 25 * 60 * 60_000);
  const late = await post(path, held, { lesson: 'Typed late.', press: 'next' });
  expect(late.status).toBe(404);
  const said = await late.text();
  expect(said).toContain('What you typed just now is kept: ask for another with /experience page 1');
  expect(said).not.toContain('Typed late.');
  expect((await pages.request(path)).status).toBe(404);
  const again = await openPage();
  expect(sentBy(await text(again)).get('lesson')).toBe('Typed late.');
  await sql`update experience set withdrawn_at = now()`;
  expect(await text(again)).toContain('#1 is withdrawn. Restore it before you change it.');
  await sql`update experience set withdrawn_at = null`;
  expect((await pages.request(`/records/${'x'.repeat(22)}`)).status).toBe(404);
});

test('what a list did not tell may stay empty', async () => {
  const origin = {
    source: 'A list',
    link: null,
    licence: null,
    reference: null,
    importedOn: '2026-11-23',
    collection: 1,
  };
  await sql`update experience set challenge = '', origin = ${sql.json(origin)} where number = 1`;
  await sql`delete from experience_draft`;
  const path = await openPage();
  const done = await post(path, sentBy(await text(path)), { lesson: 'Told by its region.', press: 'done' });
  expect(done.status).toBe(200);
  expect(await sql`select challenge, lesson from experience`).toEqual([
    { challenge: '', lesson: 'Told by its region.' },
  ]);
});
