import { expect, test } from 'vitest';
import { searchExperiences } from '#src/operations/experiences/search.ts';
import { suggestExperiences } from '#src/store/experiences/experience.ts';
import { suggestQuestions } from '#src/store/questions/question.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();
await sql`insert into area (code, level, country, name) values ('SE', 0, 'SE', 'Sverige')`;
await sql`insert into region (code, area) values ('SE224', 'SE')`;
await sql`
  insert into experience (language, title, region, policy_areas, challenge, action, lesson)
  select 'de', 'Kurse ' || chr(1000 + n * 7) || 'x/y-z' || n, 'SE224', '{}', 'Deutschkurse 3,5 % – “a”', 'l''atur', 'U.S.A.' from generate_series(1, 150) n`;

const pieces = [
  ...['\0', '\ud800', "'", '"', '\\', '%', '_', '-', '--', '/', '(', ')', ':*', '<->', '&', '|', '!', '$1', '{}', '*'],
  ...[
    'e-learning',
    'Kurse',
    'l’',
    '’',
    '.',
    'U.S.',
    '\u00ad',
    '\u200b',
    '😀',
    '👩‍👩‍👧',
    'é',
    'ﬁ',
    '½',
    '漢字',
    'ا',
    '٣',
  ],
  ...[
    '0',
    '12',
    '99999999999',
    '2014-2020',
    '\n',
    '\t',
    ' ',
    ' ',
    'a'.repeat(3_000),
    'ab-'.repeat(900),
    '1-'.repeat(900),
    '\ufffe',
    '\u0301',
    'İ',
    'ß',
    'ŀl',
  ],
  ...['l·l', '(e)', "'' or 1=1", '\ue000', '\ue010'],
];
let seed = 7;
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

test('whatever is typed is answered, also what PostgreSQL cannot hold', async () => {
  let found = 0;
  for (let round = 0; round < 120; round += 1) {
    const count = 1 + Math.floor(random() * 12);
    const words = Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]).join(
      random() < 0.5 ? '' : ' ',
    );
    const language = ['en', 'de', 'xx'][round % 3] ?? 'en';
    const [{ matches }] = await Promise.all([
      searchExperiences(sql, { words, language, limit: 5 }),
      suggestExperiences(sql, words, 5),
      suggestQuestions(sql, words, 5),
    ]).catch((error) => {
      throw new Error(JSON.stringify(words), { cause: error });
    });
    found += matches.length > 0 ? 1 : 0;
  }
  expect(found).toBeGreaterThan(10);
});

test('a number is completed by its beginning', async () => {
  const values = (await suggestExperiences(sql, '#12', 30)).map(({ value }) => value);
  expect(values).toEqual(['12', ...Array.from({ length: 10 }, (_, index) => String(120 + index))]);
  expect(await suggestExperiences(sql, '99999999999999999999', 5)).toEqual([]);
});
