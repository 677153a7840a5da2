import { expect, test } from 'vitest';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import type { ExperienceQuery } from '#src/domain/experiences/search.ts';
import { snippetMarks } from '#src/domain/experiences/snippet.ts';
import { nothingNamed } from '#src/operations/experiences/named.ts';
import { searchExperiences } from '#src/operations/experiences/search.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { saveExperienceWithdrawal } from '#src/store/experiences/experience.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige'), ('ES', 0, 'ES', 'España'), ('IT', 0, 'IT', 'Italia')`;
await sql`insert into region (code, area) values ('SE224', 'SE'), ('ES51', 'ES'), ('ES62', 'ES'), ('ITF3', 'IT')`;

const log = (language: string, fields: Partial<ExperienceFields> & { title: string }) =>
  database.withTransaction((tx) =>
    insertExperience(
      tx,
      {
        region: 'SE224',
        policyAreas: [],
        targetGroups: [],
        challenge: '–',
        action: '–',
        lesson: '–',
        author: null,
        language,
        ...fields,
      },
      new Date('2026-03-01T10:00:00Z'),
    ),
  );
const numbers = {
  nurses: await log('en', {
    title: 'Mentors for foreign-trained nurses',
    policyAreas: ['labour-market', 'health'],
    challenge: 'Nurses with diplomas from other countries waited for years.',
    action: 'Hospitals gave each nurse a mentor and a language course at work.',
    lesson: 'Pay the mentors for their time.',
  }),
  vivienda: await log('es', {
    title: 'Viviendas compartidas para familias recién llegadas',
    region: 'ES62',
    policyAreas: ['housing'],
    action: 'Alquilamos pisos vacíos con garantía pública y mediación con la comunidad.',
    lesson: 'La integración empieza en la escalera.',
  }),
  habitatge: await log('ca', {
    title: 'Habitatge per a joves sols',
    region: 'ES51',
    policyAreas: ['housing'],
    lesson: 'Cal acompanyament.',
  }),
  praktik: await log('sv', {
    title: 'Praktikplatser för nyanlända kvinnor',
    policyAreas: ['labour-market'],
    action: 'Företagen öppnade praktikplatser med handledare.',
  }),
  casa: await log('it', {
    title: 'Mediatori nelle scuole',
    region: 'ITF3',
    policyAreas: ['education'],
    action: 'Mediatori culturali in ogni scuola della periferia.',
  }),
  polish: await log('pl', { title: 'Zażółć gęślą jaźń', challenge: 'Łódź' }),
};
const nameOf = new Map(Object.entries(numbers).map(([name, { number }]) => [number, name]));
const search = (words: string, more: Partial<ExperienceQuery> = {}) =>
  searchExperiences(sql, { words, language: 'en', limit: 10, ...more });
const found = async (words: string, more: Partial<ExperienceQuery> = {}) =>
  (await search(words, more)).matches.map(({ number }) => nameOf.get(number));

const nothing = { matches: [], count: 0, corrections: [], isPartial: false, cutTo: null };

test.each([
  ['one word', 'mentor', 'en', ['nurses']],
  ['another form of a word', 'nurse', 'en', ['nurses']],
  [
    'a natural question, most of its words in no record',
    'how did somebody help nurses find jobs faster',
    'en',
    ['nurses'],
  ],
  ['Spanish by its plural', 'vivienda', 'es', ['vivienda']],
  ['Spanish without accents', 'integracion', 'es', ['vivienda']],
  ['Spanish with accents by an English asker', 'integración', 'en', ['vivienda']],
  ['Catalan', 'habitatges', 'ca', ['habitatge']],
  ['Swedish with another ending', 'praktikplats', 'sv', ['praktik']],
  ['Swedish without its dots', 'nyanlanda', 'en', ['praktik']],
  ['Italian', 'scuola', 'it', ['casa']],
  ['a language without a stemmer', 'zazolc', 'pl', ['polish']],
  ['upper case', 'MENTORI NURSES', 'en', ['nurses']],
])('finds %s', async (_, words, language, expected) => {
  expect(await found(words, { language })).toEqual(expected);
});

test('what has both words comes before what has one', async () => {
  expect((await found('mediatori scuola nurse', { language: 'it' }))[0]).toBe('casa');
});

test.each([
  ['a wrong letter', 'en', 'mentorz', 'mentor'],
  ['letters swapped', 'en', 'nruses', 'nurses'],
  ['letters that share hardly a trigram', 'en', 'huspitels', 'hospitals'],
  ['in Spanish', 'es', 'viviemda', 'viviendas'],
  ['without accents', 'sv', 'praktikplasser', 'praktikplatser'],
])('a typo is forgiven and said: %s', async (_, language, typed, meant) => {
  const { matches, corrections } = await search(typed, { language });
  expect(corrections).toEqual([{ from: typed, to: meant }]);
  expect(matches.length).toBeGreaterThan(0);
});

test('a word like none stays as it is and finds nothing', async () => {
  expect(await search('xylophone')).toEqual({ ...nothing, isVoid: false });
});

test.each([['the and of'], [''], ['   '], ['!!! ??? — &|:*()'], ["'"]])('“%s” says nothing', async (words) => {
  expect(await search(words)).toEqual({ ...nothing, isVoid: true });
});

test.each([['\\'], ["mentor' | 'x"], ['mentor:*A & !nurse'], ['mentor <-> (']])(
  '“%s” is words, not a query',
  async (words) => {
    await expect(search(words)).resolves.toBeDefined();
  },
);

test('filters by area and region', async () => {
  expect(await found('mediación mediatori mentor', { area: 'education' })).toEqual(['casa']);
  expect(await found('mediación mediatori mentor', { region: 'ES' })).toEqual(['vivienda']);
  expect(await found('mentor', { region: 'ES' })).toEqual([]);
});

test('what the words name finds tagged records in any language, and names are not corrected', async () => {
  const housing = { ...nothingNamed, areas: ['housing'], words: ['mentorz'] };
  const { matches, corrections } = await search('mentorz', { named: housing });
  expect(new Set(matches.map(({ number }) => nameOf.get(number)))).toEqual(new Set(['vivienda', 'habitatge']));
  expect(corrections).toEqual([]);
  expect(await found('Campania', { named: { ...nothingNamed, regions: ['ITF3'], words: ['Campania'] } })).toEqual([
    'casa',
  ]);
});

test('the snippet marks what matched and holds no marks of its own', async () => {
  const { matches } = await search('mentors', { limit: 1 });
  expect(matches[0]?.snippet).toContain(`${snippetMarks.start}mentors${snippetMarks.end}`);
  const odd = await log('en', {
    title: 'Odd',
    lesson: `about ${snippetMarks.start}zebras${snippetMarks.end} <b>**x**</b>`,
  });
  const [match] = (await search('zebras')).matches;
  expect(match?.number).toBe(odd.number);
  expect(match?.snippet).toContain(`about ${snippetMarks.start}zebras${snippetMarks.end} <b>**x**</b>`);
});

test('withdrawn ones are not found', async () => {
  await saveExperienceWithdrawal(sql, numbers.polish.number, new Date());
  expect(await found('Łódź')).toEqual([]);
  await saveExperienceWithdrawal(sql, numbers.polish.number, null);
  expect(await found('Łódź')).toEqual(['polish']);
});

test('pages, and counts no further than the cap', async () => {
  await sql`
    insert into experience (language, title, region, policy_areas, challenge, action, lesson)
    select 'en', 'Bicycle lessons ' || n, 'SE224', '{}', '–', '–', '–' from generate_series(1, 1100) n`;
  const first = await search('bicycle', { limit: 3 });
  const second = await search('bicycle', { limit: 3, offset: 3 });
  expect(first.count).toBe(1_000);
  expect(new Set([...first.matches, ...second.matches].map(({ number }) => number)).size).toBe(6);
  expect(await search('bicycle', { limit: 3, offset: 5_000 })).toMatchObject({ matches: [], count: 1_000 });
});

test('a number is found as it stands where thousands are set apart, and no other number', async () => {
  const titles = ['Grants of 1,500 euro', 'Prestiti di 1.500 euro', 'Bidrag på 1 500 euro', '1500 euro each'];
  const wanted = [];
  for (const title of titles) wanted.push((await log('en', { title })).number);
  await log('en', { title: 'From 1 to 2,500 euro' });
  await log('en', { title: 'Grants of 500 euro' });
  const { matches, corrections } = await search('1500');
  expect(matches.map(({ number }) => number).toSorted((left, right) => left - right)).toEqual(wanted);
  expect(corrections).toEqual([]);
  const million = (await log('en', { title: 'A fund of 2,250,000 euro' })).number;
  expect((await search('2250000')).matches.map(({ number }) => number)).toEqual([million]);
});
