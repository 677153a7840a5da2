import { expect, test } from 'vitest';
import { snippetMarks } from '#src/domain/experiences/snippet.ts';
import { searchExperiences } from '#src/operations/experiences/search.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { suggestExperiences } from '#src/store/experiences/experience.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige')`;
await sql`insert into region (code, area) values ('SE224', 'SE')`;

/** What was written, in which language, and words that must find it. */
const written: [string, string, string[]][] = [
  ['Meeting room for women/girls', 'en', ['girls', 'women', 'women/girls', 'girl', 'WOMEN']],
  ['Project/programme: EU4Migrants', 'en', ['programme', 'project', 'EU4Migrants']],
  ['Welcome2023 for newcomers', 'en', ['welcome 2023', 'welcome2023', 'WELCOME 2023']],
  ['Arrival 2019 guide', 'en', ['arrival2019', 'Arrival2019', 'arrival 2019', '2019']],
  ['Brücke21 baut auf', 'de', ['Brücke 21', 'brücke21', 'Brucke 21']],
  ['Plan 50plus', 'de', ['50 plus', '50plus']],
  ['Hilfe 60 plus', 'de', ['60plus', '60 plus']],
  ['Mentors4youth meet', 'en', ['mentors 4 youth', 'mentors4youth']],
  ['Sport 4 peace', 'en', ['sport4peace', 'sport 4 peace']],
  ['Horizon-2020 calls', 'en', ['horizon2020', 'horizon 2020', 'horizon-2020']],
  ['Ακαδημία2030 για όλους', 'el', ['ακαδημία 2030', 'ΑΚΑΔΗΜΊΑ2030']],
  ['A2/B1 courses', 'en', ['B1', 'A2', 'a2-b1', 'A2/B1']],
  ['Housing help for mothers/toddlers', 'en', ['toddlers', 'mothers']],
  ['Plan 2014-2020 of the county', 'en', ['2014', '2020', '2014-2020', '2014/2020', '2014–2020']],
  ['Ended first.Second phase began', 'en', ['second', 'first', 'first.second']],
  ['Ask anna.berg@kommune.example for keys', 'en', ['kommune', 'berg', 'anna.berg@kommune.example', 'anna']],
  [
    'See https://www.sprakcafe.example/om/start_page?week=3',
    'en',
    ['sprakcafe', 'www.sprakcafe.example', 'start', 'week'],
  ],
  ['Moodle v3.11.2 for tutors', 'en', ['v3.11.2', 'moodle', '11']],
  ['An e-learning platform', 'en', ['elearning', 'e-learning', 'learning', 'E‑Learning', 'eLearning']],
  ['Onlinelearning by mlearning', 'en', ['m-learning', 'mlearning', 'online-learning']],
  ['COVID-19 vaccines', 'en', ['covid19', 'covid', 'covid-19']],
  ['Inte\u00adgra\u00adtion alphaaa', 'en', ['integration', 'alphaaa', 'integra\u00adtion']],
  ['Bildungs\u00adgutschein', 'de', ['Bildungsgutschein']],
  ['Zero\u200bwidth and \ufeffmark', 'en', ['zerowidth', 'mark']],
  ['Contra l’atur juvenil', 'ca', ['atur', "l'atur", 'l’atur']],
  ["Piano dell'Umbria", 'it', ['umbria', 'dell’Umbria', "all'Umbria"]],
  ['Formació col·laborativa', 'ca', ['collaborativa', 'col.laborativa', 'col·laborativa', 'coŀlaborativa']],
  [
    'Bürger*innen und Teilnehmer:innen',
    'de',
    ['Bürger', 'Bürgerinnen', 'Teilnehmerinnen', 'Bürger_innen', 'Teilnehmer'],
  ],
  ['Écoles d’automne pour élèves', 'fr', ['ecoles', 'automne', "d'automne", 'eleves', 'élève']],
  ['Straßensozialarbeit', 'de', ['Strassensozialarbeit', 'straßensozialarbeit']],
  ['“Quoted”—dashed…ended', 'en', ['quoted', 'dashed', 'ended']],
  ['Coﬀee corner, 3,5 hours at 45%', 'en', ['coffee', 'corner']],
  ['NGO+church partnership (pilot)', 'en', ['church', 'ngo', 'pilot']],
  ['skills#matching & mentoring=success', 'en', ['matching', 'mentoring', 'success']],
  ['Κέντρο υποδοχής/στέγασης', 'el', ['στέγασης', 'στεγασης', 'υποδοχής']],
  ['<b>bold</b> words', 'en', ['bold']],
  ['Advice 24/7 and he/she', 'en', ['24', '7', '24/7']],
  ['Based in the U.S.A. by Hilfe e.V.', 'en', ['USA', 'U.S.A.', 'eV']],
  ['Apoyo a migrant(e)s menores', 'es', ['migrantes', 'migrant', 'migrant(e)s']],
  ['Kinder(tages)stätte für alle', 'de', ['Kindertagesstätte', 'Kinder', 'kindertagesstatte']],
  ['Lehrer/innen und Schüler/-innen', 'de', ['Lehrerinnen', 'Schülerinnen', 'Lehrer', 'Schüler', 'Lehrer/-innen']],
  ['Co-operation among co‑ops', 'en', ['cooperation', 'co-operation', 'coops']],
  ["O'Brien plays rock'n'roll", 'en', ['brien', "O'Brien", 'rock', 'roll', "rock'n'roll"]],
  ['R&D for C++ programmers', 'en', ['programmers', 'R&D']],
  ['Dated 5.12.2024, call +49 30 1234', 'en', ['5.12.2024', '1234', '+49']],
  ['inter_cultural #hashtag @handle', 'en', ['cultural', 'intercultural', 'hashtag', '#hashtag', '@handle']],
  ['one;two|three…four•five', 'en', ['two', 'three', 'four', 'five']],
  ['İstanbul’daki kurs', 'tr', ['istanbul', 'kurs']],
  ['Відкриті двері/зустрічі для всіх', 'uk', ['зустрічі', 'двері']],
  ['دورات لغة/عمل', 'ar', ['عمل', 'لغة']],
  ['50%ige Förderung[1]', 'de', ['Förderung', 'foerderung'.replace('oe', 'o')]],
  ['Tom&Jerry~zoo|lion\\tiger', 'en', ['tiger', 'lion', 'jerry', 'zoo']],
];

const cases = await Promise.all(
  written.map(async ([title, language, words]) => ({
    title,
    words,
    number: (
      await database.withTransaction((tx) =>
        insertExperience(
          tx,
          {
            ...{ title, language, author: null, region: 'SE224', policyAreas: [], targetGroups: [] },
            ...{ challenge: '–', action: '–', lesson: '–' },
          },
          new Date('2026-03-01T10:00:00Z'),
        ),
      )
    ).number,
  })),
);

const search = (words: string) => searchExperiences(sql, { words, language: 'en', limit: 10 });

test.each(cases.flatMap(({ title, words, number }) => words.map((word) => [word, title, number] as const)))(
  '“%s” finds “%s”',
  async (word, _, number) => {
    const { matches, corrections } = await search(word);
    expect(corrections).toEqual([]);
    expect(matches.map((match) => match.number)).toContain(number);
  },
);

test('a word in a long token is marked in the snippet, which reads as it was written', async () => {
  const lesson = 'Rooms for women/girls, A2/B1; write to anna.berg@x.example & see https://x.example/a_b?c=1 (50%).';
  await sql`update experience set lesson = ${lesson} where number = ${cases[0]?.number ?? 0}`;
  const [match] = (await search('girls')).matches;
  const { start, end } = snippetMarks;
  expect(match?.snippet).toContain(`${start}girls${end}, A2/B1;`);
  expect(match?.snippet.replaceAll(start, '').replaceAll(end, '')).toContain(lesson.slice(lesson.indexOf('girls')));
});

test('a snippet is without soft hyphens, and marks the word they stood in', async () => {
  await sql`update experience set lesson = ${'Ask the neigh\u00adbours early.'} where number = ${cases[1]?.number ?? 0}`;
  const [match] = (await search('neighbours')).matches;
  expect(match?.snippet).toContain(`the ${snippetMarks.start}neighbours${snippetMarks.end} early`);
});

test('the beginning of a word inside a token is completed', async () => {
  const labels = async (partial: string) => (await suggestExperiences(sql, partial, 9)).map(({ label }) => label);
  expect((await labels('gir')).join()).toContain('women/girls');
  expect((await labels('e-lear')).join()).toContain('e-learning');
  expect((await labels('integra\u00adt')).join()).toContain('alphaaa');
});

test('an article before an apostrophe is no word to correct', async () => {
  expect((await search('dell’umbrja')).corrections).toEqual([{ from: 'umbrja', to: 'umbria' }]);
});

test('a compound is corrected as one word', async () => {
  expect((await search('covid-20')).corrections).toEqual([]);
  expect((await search('e-lerning')).corrections).toEqual([{ from: 'elerning', to: 'elearning' }]);
});

const log = async (title: string, language: string) =>
  (
    await database.withTransaction((tx) =>
      insertExperience(
        tx,
        {
          ...{ title, language, author: null, region: 'SE224', policyAreas: [], targetGroups: [] },
          ...{ challenge: '–', action: '–', lesson: '–' },
        },
        new Date('2026-03-01T10:00:00Z'),
      ),
    )
  ).number;

test('the last part of a compound finds it; what only ends alike does not', async () => {
  const german = await log('Deutschkurse für Frauen, auf Deutsch', 'de');
  const excursus = await log('Ein Exkurs, mit Diskursen', 'de');
  const stay = await log('Aufenthaltsrecht und Aufenthalt', 'de');
  const swedish = await log('Språkkaféer för språk', 'sv');
  const hospital = await log('Krankenhaus für Kranke und kranken Menschen', 'de');
  const found = async (words: string) => {
    const { matches, corrections } = await search(words);
    return { numbers: matches.map(({ number }) => number), corrections };
  };
  expect(await found('Kurse')).toMatchObject({ numbers: expect.arrayContaining([german]), corrections: [] });
  expect((await found('Kurse')).numbers).not.toContain(excursus);
  expect(await found('Kurs')).toMatchObject({ numbers: expect.arrayContaining([german]), corrections: [] });
  expect(await found('kafé')).toEqual({ numbers: [swedish], corrections: [] });
  expect((await found('Recht')).numbers).toEqual([stay]);
  expect((await found('Halt')).numbers).not.toContain(stay);
  expect((await found('Haus')).numbers).toEqual([hospital]);
});

test('the first part of a compound finds it, where the rest is a word too', async () => {
  const guide = await log('Wohnungslotse: ein Lotse für alle', 'de');
  const other = await log('Wohnungslose im Winter', 'de');
  const found = async (words: string) => (await search(words)).matches.map(({ number }) => number);
  expect(await found('Wohnung')).toContain(guide);
  expect(await found('Wohnung')).not.toContain(other);
});

test('a number within a word nobody wrote finds nothing by itself; beside a known one it counts', async () => {
  const titles = ['Young people aged 18–25', 'Two halves, 60 people'];
  for (const title of titles)
    await database.withTransaction((tx) =>
      insertExperience(
        tx,
        {
          ...{ title, language: 'en', author: null, region: 'SE224', policyAreas: [], targetGroups: [] },
          ...{ challenge: '–', action: '–', lesson: '–' },
        },
        new Date('2026-03-01T10:00:00Z'),
      ),
    );
  const said = async (words: string) => (await search(words)).matches.map(({ title }) => title);
  expect(await said('18')).toContain(titles[0]);
  expect(await said('aged18')).toContain(titles[0]);
  for (const words of ['abc18', 'ABC-18', '25zzq']) expect(await said(words), words).toEqual([]);
  expect((await said('60plus'))[0]).toBe('Hilfe 60 plus');
});
