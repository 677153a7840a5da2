import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { offerLanguages } from '#src/texts/index.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, lineOf, read, type Speaker } from '#test/support/dialogue.ts';
import { startFakeTranslators } from '#test/support/fake-translators.ts';

const fake = await startFakeTranslators();
const env = { LANGUAGES: 'sv,es', TRANSLATION: 'deepl', TRANSLATION_URL: fake.url, TRANSLATION_KEY: 'deepl-key' };
const house = await createDialogue({ env });
const { as, clock, database, context, bot } = house;
const { sql } = database;
afterAll(() => offerLanguages([]));

const anna = as('anna', { locale: 'sv' });
const admin = as('admin');
const luis = as('luis', { locale: 'es', displayName: 'Luis' });
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
let logged = 0;

/** What the fake makes of Swedish: Spanish to look at. */
const spanish = (text: string) =>
  text.replace('Kvällskurser', 'Cursos de tarde').replace('Börja tidigt', 'Empezar pronto');

/** An experience in Swedish, published unless said. */
async function log({ isPublished = true, who = anna }: { isPublished?: boolean; who?: Speaker } = {}): Promise<number> {
  logged += 1;
  const said = await who.submit(await who.say('/experience log'), {
    title: `Kvällskurser i Skåne nummer ${'i'.repeat(logged)} för 240 personer`,
    region: 'Skåne',
    areas: ['education'],
    groups: [],
    challenge: 'Hemligt för alla utom läsare',
    action: 'Vi ordnade kurser',
    lesson: 'Börja tidigt, säger Anna Berg.',
  });
  const number = Number(/(?:#|n\.º )(\d+)/.exec(read(said))?.[1]);
  await sql`update experience set language = 'sv' where number = ${number}`;
  if (isPublished) await admin.say(`/experience publish ${number}`);
  return number;
}

const show = async (who: Speaker, number: number) => read(await who.say(`/experience show ${number}`));
/** Waits until the service has been asked and what it said is kept or thrown away. */
const whenShown = (who: Speaker, number: number, part: string) =>
  vi.waitFor(async () => expect(await show(who, number)).toContain(part), { timeout: 12_000, interval: 100 });
const whenAsked = (count: number) =>
  vi.waitFor(() => expect(fake.asked.length).toBeGreaterThanOrEqual(count), { timeout: 12_000, interval: 50 });

await anna.submit(await anna.say('/me edit'), { name: 'Anna Berg', region: 'Skåne', language: 'sv' });
await luis.submit(await luis.say('/me edit'), { region: 'Murcia', language: 'es' });

beforeEach(() => {
  clock.now = new Date(clock.now.getTime() + 61_000);
  fake.behaviour = { says: spanish };
  fake.asked.length = 0;
  fake.refused.length = 0;
});

test('a reader of another language reads the original first, then a marked translation with the original one press away', async () => {
  const number = await log();
  const first = await show(luis, number);
  expect(first).toContain('Kvällskurser i Skåne');
  expect(first).toContain('Se está haciendo una traducción automática');
  await whenShown(luis, number, 'Cursos de tarde i Skåne');
  const shown = await show(luis, number);
  expect(shown).toContain('Traducción automática, original en sueco.');
  expect(shown).toContain('Empezar pronto, säger Anna Berg.');
  expect(shown).toContain('240 personer');
  expect(shown).toContain('Original en sueco');
  expect(shown).toContain('Börja tidigt, säger Anna Berg.');
  expect(fake.asked).toHaveLength(1);
  expect(fake.asked[0]).toMatchObject({ kind: 'deepl', from: 'SV', to: 'ES' });
  expect(JSON.stringify(fake.asked)).not.toMatch(/Skåne|Anna|Berg|240|Hemligt/);
  expect(fake.refused).toEqual([]);
  // In its own language it stands as it was written.
  expect(await show(anna, number)).not.toContain('original');
  expect(await show(anna, number)).toContain('Kvällskurser');
});

test('on a page a translation that is there is shown, and none is asked for', async () => {
  const number = await log();
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const ask = async () => (await pages.request(`/es/experiences/${number}`)).text();
  expect(await ask()).toContain('Kvällskurser');
  expect(fake.asked).toEqual([]);
  await show(luis, number);
  await whenShown(luis, number, 'Cursos de tarde');
  const page = await ask();
  expect(page).toContain('Cursos de tarde');
  expect(page).toContain('Traducción automática, original en sueco.');
  expect(page).toMatch(/<summary[^>]*>(?:<[^>]*>)*Original en sueco/);
  expect(page).toMatch(/lang="sv"[^>]*>.*Börja tidigt/s);
});

test.each([
  ['a tag', (text: string) => `<b>${text}</b>`],
  ['a link', (text: string) => `${text} https://evil.example`],
  ['another figure', (text: string) => text.replace(/<x id="2"\/>/, '999')],
  ['a script', () => '<script>alert(1)</script>'],
])('a translation with %s is thrown away, and not asked for again', async (_, says) => {
  const number = await log();
  fake.behaviour = { says };
  await show(luis, number);
  await whenAsked(1);
  await whenIdle();
  expect(await show(luis, number)).toContain('Kvällskurser');
  expect(await show(luis, number)).not.toMatch(/evil|999|script|Traducción automática, original/);
  await whenIdle();
  expect(fake.asked).toHaveLength(1);
  expect(await sql`select from translation where experience = ${number}`).toHaveLength(0);
});

/** Whatever was wanted is done. */
const whenIdle = () => (context.translations as unknown as { whenIdle(): Promise<void> }).whenIdle();

test.each([
  ['down', { drops: true } as const],
  ['full', { status: 456 } as const],
  ['another', { body: 'hello' } as const],
  ['short of texts', { body: '{"translations":[]}' } as const],
])('a service that is %s is left alone after three times, and the original is read', async (_, behaviour) => {
  fake.behaviour = behaviour;
  const numbers = [await log(), await log(), await log(), await log()];
  for (const number of numbers.slice(0, 3)) {
    expect(await show(luis, number)).toContain('Kvällskurser');
    await whenIdle();
  }
  const asked = fake.asked.length;
  expect(asked).toBeLessThanOrEqual(3);
  expect(await show(luis, numbers[3] as number)).not.toContain('Se está haciendo');
  await whenIdle();
  expect(fake.asked).toHaveLength(asked);
  expect(read(await admin.say('/status'))).toContain('not asked for a minute');
  // A minute of a clock that was wrong is none; after a minute it is asked again.
  const right = clock.now;
  clock.now = new Date(right.getTime() - 86_400_000);
  expect(read(await admin.say('/status'))).not.toContain('not asked for a minute');
  clock.now = new Date(right.getTime() + 61_000);
  fake.behaviour = { says: spanish };
  await show(luis, numbers[3] as number);
  await whenShown(luis, numbers[3] as number, 'Cursos de tarde');
});

test('what is not public, or whose author wants it so, is never sent', async () => {
  const hidden = await log({ isPublished: false });
  expect(await show(luis, hidden)).toContain('Kvällskurser');
  await anna.say('/me translation off');
  const kept = await log();
  await show(luis, kept);
  await whenIdle();
  expect(fake.asked).toEqual([]);
  await anna.say('/me translation on');
  await show(luis, kept);
  await whenShown(luis, kept, 'Cursos de tarde');
  // A no takes back what was made.
  expect(read(await anna.say('/me translation off'))).toContain('Ingen maskin översätter åt dig');
  expect(await sql`select from translation where experience = ${kept}`).toHaveLength(0);
  await anna.say('/me translation on');
  // Also what was under way when the no was said.
  const late = await log();
  fake.asked.length = 0;
  let isRefused: Promise<unknown> | null = null;
  const author = await idOf('anna');
  fake.behaviour = {
    async says(text) {
      isRefused ??= sql`update person set is_translated = false where id = ${author}`.execute();
      await isRefused;
      return spanish(text);
    },
  };
  await show(luis, late);
  await whenAsked(1);
  await isRefused;
  await whenIdle();
  expect(await sql`select from translation where experience = ${late}`).toHaveLength(0);
  await anna.say('/me translation on');
});

test('who wants no machine reads the original, and what members wrote', async () => {
  const number = await log();
  await show(luis, number);
  await whenShown(luis, number, 'Cursos de tarde');
  await luis.say('/me translation off');
  expect(await show(luis, number)).not.toContain('Cursos de tarde');
  await luis.submit(await luis.say(`/experience translate ${number}`), { title: 'Mis cursos', lesson: 'Mi lección' });
  expect(await show(luis, number)).toContain('Mis cursos');
  await luis.say('/me translation on');
});

test('a member corrects a translation: it wins, goes with the version it is of, and comes back with it', async () => {
  const number = await log();
  await show(luis, number);
  await whenShown(luis, number, 'Cursos de tarde');
  const said = read(
    await luis.submit(await luis.say(`/experience translate ${number}`), {
      title: 'Clases al anochecer',
      lesson: 'Conviene empezar pronto.',
    }),
  );
  expect(said).toContain('Gracias');
  expect(said).toContain('Clases al anochecer');
  expect(said).toContain('Traducido por un miembro, original en sueco.');
  await anna.submit(await anna.say(`/experience edit ${number}`), { lesson: 'Vänta lite', language: 'sv' });
  await admin.say(`/experience publish ${number}`);
  expect(await show(luis, number)).not.toContain('Clases al anochecer');
  await anna.submit(await anna.say(`/experience edit ${number}`), {
    lesson: 'Börja tidigt, säger Anna Berg.',
    language: 'sv',
  });
  expect(await show(luis, number)).toContain('Clases al anochecer');
  const { translation } = (await listPersonalData(sql, await idOf('luis'))) as { translation: { content: object }[] };
  expect(JSON.stringify(translation)).toContain('Clases al anochecer');
  // In their own language there is nothing to translate.
  expect(read(await anna.say(`/experience translate ${number}`))).toContain('redan på ditt språk');
});

test('strangers read what a member wrote of others’ words once an author or a reviewer agrees', async () => {
  const number = await log();
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const page = async () => (await pages.request(`/es/experiences/${number}`)).text();
  const write = async (who: Speaker, title: string) =>
    read(await who.submit(await who.say(`/experience translate ${number}`), { title, lesson: 'Conviene' }));
  expect(await write(luis, 'Clases al anochecer')).toContain('Gracias: los miembros la leen.');
  expect(await show(luis, number)).toContain('Clases al anochecer');
  expect(await page()).not.toContain('Clases al anochecer');
  // The author is asked, by a letter without the member's words, once however often it is written.
  await write(luis, 'Clases de noche');
  const letters = await sql<{ message: Message; person: number }[]>`
    select message, person from delivery where purpose = 'translation' and period like ${`% ${number} es %`}`;
  expect(letters).toMatchObject([{ person: await idOf('anna') }]);
  const asked: Outcome = { type: 'message', visibility: 'private', ...(letters[0]?.message as Message) };
  expect(read(asked)).not.toContain('Clases');
  const look = await anna.press(asked, 'Se översättningen');
  expect(read(look)).toContain('Clases al anochecer');
  expect(read(look)).toContain('Översättning: spanska');
  const line = lineOf(look, 'Låt alla läsa den');
  expect(read(await luis.say(line))).toContain('no le corresponde a usted');
  expect(read(await anna.say(line))).toContain('Alla läser den här översättningen nu.');
  expect(await page()).toContain('Clases al anochecer');
  // What others write later stands in nobody's way.
  await write(as('eve', { locale: 'es' }), 'Anuncio');
  expect(await page()).toContain('Clases al anochecer');
  expect(await show(luis, number)).toContain('Clases al anochecer');
  // A reviewer finds them on the card, and takes them away.
  const alone = as('admin', {}, 'test:hall:user:admin');
  for (let left = 3; left > 0; left -= 1) {
    const card = await alone.say(`/experience show ${number}`);
    expect(read(card).match(/Translation: Spanish/g)).toHaveLength(left);
    expect(read(await alone.press(await alone.press(card, 'Translation: Spanish'), 'Take it away'))).toContain(
      'taken away',
    );
  }
  expect(await page()).toContain('Kvällskurser');
});

test('a translation by a member leads nowhere that the original does not', async () => {
  const number = await log();
  const refused = await luis.submit(await luis.say(`/experience translate ${number}`), {
    title: 'Clases, p. ej. de noche',
    lesson: 'Más en evil.example/login',
  });
  expect(refused).toMatchObject({
    problems: { lesson: 'El original no contiene «evil.example/login»: una traducción no añade ninguna dirección.' },
  });
  expect(await sql`select from translation where experience = ${number} and not is_machine`).toHaveLength(0);
});

test('languages that the service does not know are asked for no more, and others go on', async () => {
  const ben = as('ben', { locale: 'en' });
  fake.behaviour = { status: 400 };
  for (let count = 0; count < 5; count += 1) {
    await show(ben, await log());
    await whenIdle();
  }
  expect(fake.asked).toHaveLength(3);
  fake.behaviour = { says: spanish };
  expect(read(await admin.say('/status'))).not.toContain('not asked for a minute');
  const number = await log();
  await show(luis, number);
  await whenShown(luis, number, 'Cursos de tarde');
});

test('what is withdrawn is withdrawn in every language, and a translation that arrives later is not kept', async () => {
  const number = await log();
  await show(luis, number);
  await whenShown(luis, number, 'Cursos de tarde');
  await luis.submit(await luis.say(`/experience translate ${number}`), { title: 'Mío', lesson: 'Mío' });
  await anna.confirm(`/experience withdraw ${number}`);
  await anna.say(`/experience withdraw ${number}`);
  expect(await sql`select from translation where experience = ${number}`).toHaveLength(0);
  const late = await log();
  let isWithdrawn: Promise<unknown> | null = null;
  fake.behaviour = {
    async says(text) {
      isWithdrawn ??= sql`update experience set withdrawn_at = now() where number = ${late}`.execute();
      await isWithdrawn;
      return spanish(text);
    },
  };
  fake.asked.length = 0;
  await show(luis, late);
  await whenAsked(1);
  await whenIdle();
  await isWithdrawn;
  expect(await sql`select from translation where experience = ${late}`).toHaveLength(0);
});

test('questions and answers are translated each by itself, and corrected', async () => {
  const asked = await anna.submit(await anna.say('/question ask'), {
    title: 'Vem har Kvällskurser?',
    detail: 'Börja tidigt',
    areas: ['education'],
  });
  const number = Number(/#(\d+)/.exec(read(asked))?.[1]);
  await sql`update question set language = 'sv' where number = ${number}`;
  await anna.submit(await anna.say(`/question answer ${number}`), { content: 'Kvällskurser finns' });
  await sql`update question_answer set language = 'sv' where question = ${number}`;
  const question = async () => read(await luis.say(`/question show ${number}`));
  await vi.waitFor(
    async () => {
      const said = await question();
      expect(said).toContain('Vem har Cursos de tarde?');
      expect(said).toContain('Cursos de tarde finns');
    },
    { timeout: 12_000, interval: 100 },
  );
  expect(await question()).toContain('Traducción automática, original en sueco.');
  await luis.submit(await luis.say(`/question translate ${number}`), { title: '¿Quién?', detail: 'Pronto' });
  await luis.submit(await luis.say(`/question translate ${number} answer=1`), { content: 'Hay' });
  const corrected = await question();
  for (const part of ['¿Quién?', 'Pronto', 'Hay', 'Traducido por un miembro', 'Vem har Kvällskurser?'])
    expect(corrected).toContain(part);
  expect(read(await luis.say(`/question translate ${number} answer=7`))).toMatch(/7/);
  await anna.confirm(`/question withdraw ${number} answer=1`);
  await anna.say(`/question withdraw ${number} answer=1`);
  expect(await sql`select from translation where question = ${number} and answer = 1`).toHaveLength(0);
  expect(await sql`select from translation where question = ${number} and not is_machine`).toHaveLength(1);
  await anna.confirm(`/question withdraw ${number}`);
  expect(await sql`select from translation where question = ${number}`).toHaveLength(0);
});

test.each([
  ['libretranslate', { TRANSLATION: 'libretranslate', TRANSLATION_URL: fake.url, TRANSLATION_KEY: 'libre-key' }],
  ['llm', { TRANSLATION: 'llm', LLM_URL: fake.url, LLM_KEY: 'llm-key', LLM_MODEL: 'small' }],
])('a server that speaks as %s translates too', async (kind, set) => {
  const number = await log();
  const other = await createDialogue({ database, env: { LANGUAGES: 'sv,es', ...set } });
  other.clock.now = clock.now;
  const reader = other.as('luis', { locale: 'es', displayName: 'Luis' });
  await show(reader, number);
  await whenShown(reader, number, 'Cursos de tarde');
  expect(fake.asked[0]).toMatchObject({ kind, from: 'sv', to: 'es' });
  expect(fake.refused).toEqual([]);
});

test('the page on privacy and /me say where texts go; without a service nothing is offered', async () => {
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  expect(await (await pages.request('/privacy')).text()).toContain('sent to a translation service at 127.0.0.1');
  expect(read(await luis.say('/me'))).toContain('traduce una máquina en 127.0.0.1');
  const bare = await createDialogue({ database, env: { LANGUAGES: 'sv,es' } });
  bare.clock.now = clock.now;
  const reader = bare.as('luis', { locale: 'es', displayName: 'Luis' });
  expect(read(await reader.say('/me'))).not.toContain('máquina');
  expect(read(await reader.say('/me translation off'))).toContain('Aquí no se usa ninguna máquina de traducción');
  await reader.say('/me translation on');
  const number = await log();
  expect(await show(reader, number)).toContain('Nadie lo ha traducido todavía del sueco.');
});

test.each(['delete', 'keep'])(
  'whoever is forgotten (%s) takes along what they translated, and what was made of their words',
  async (which) => {
    const eva = as(`eva-${which}`, { locale: 'sv' });
    await eva.submit(await eva.say('/me edit'), { region: 'Skåne', language: 'sv' });
    const hers = await log({ who: eva });
    await show(luis, hers);
    await whenShown(luis, hers, 'Cursos de tarde');
    await luis.submit(await luis.say(`/experience translate ${hers}`), { title: 'De Luis', lesson: 'De Luis' });
    const pau = as(`pau-${which}`, { locale: 'es' });
    await pau.submit(await pau.say('/me edit'), { region: 'Murcia', language: 'es' });
    const annas = await log();
    // Whoever has nothing of their own is not asked whether to keep it.
    await log({ who: pau });
    await pau.submit(await pau.say(`/experience translate ${annas}`), { title: 'De Pau', lesson: 'De Pau' });
    const leftOf = async (number: number) =>
      (
        await sql<{ said: string }[]>`select content->>'title' as said from translation where experience = ${number}`
      ).map(({ said }) => said);
    expect(await leftOf(annas)).toContain('De Pau');
    expect(await leftOf(hers)).toContain('De Luis');
    await pau.confirm(`/me forget ${which}`);
    expect(await leftOf(annas)).not.toContain('De Pau');
    expect(await show(luis, annas)).not.toContain('De Pau');
    expect(await show(luis, annas)).toContain('Kvällskurser');
    await eva.confirm(`/me forget ${which}`);
    expect(await leftOf(hers)).toEqual([]);
  },
);
