import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const lineOf = (said: string) => formatDecision(reader.decide(said, 'SE224'));

test.each([
  ['projetos com pescadores, excepto dos Açores', 'PT20'],
  ['projetos com pescadores, à excepção dos Açores', 'PT20'],
  ['projectes amb pescadors, excepto los de Múrcia', 'ES62'],
  ['progetti con pescatori, tolti quelli della Sicilia', 'ITG1'],
  ['proyectos con pescadores, excepción hecha de Canarias', 'ES70'],
  ['projets avec des pêcheurs, hormis aux Canaries', 'ES70'],
  ['projekt med fiskare, med undantag för Kanarieöarna', 'ES70'],
  ['Projekte mit Fischern, exklusive Saarland', 'DEC0'],
  ['fishing projects, with the exception of the Azores', 'PT20'],
])('“%s” leaves out %s', (said, code) => {
  expect(lineOf(said)).toContain(` except=${code}`);
});

test.each(['projetos com pescadores, exepto dos Açores', 'unemployment in Italy, excluyding Puglia'])(
  'a misspelt “except” is asked about: “%s”',
  (said) => {
    expect(lineOf(said)).toMatch(/^clarify/);
  },
);

test.each([
  ['des actions avec les employeurs encore au stade pilote', 'DE93'],
  ['chi parla arabo tra i mediatori, avete esperienze?', 'ES30'],
  ['quiero leer experiencias de vivienda', 'DE94'],
])('a noun or a verb in small letters is no town of another country: “%s”', (said, code) => {
  expect(lineOf(said)).not.toContain(code);
});

test.each([
  ['disoccupazione a bari', '/indicator show unemployment region=ITF4'],
  ['chômage dans la gironde', '/indicator show unemployment region=FRI1'],
  ['fishing projects from the Azores', '/experience search fishing region=PT20'],
])('a place stays one: “%s” → %s', (said, line) => {
  expect(lineOf(said)).toBe(line);
});

test.each([
  'unemployment of people born in 1990',
  'employment of those who came before 2000 in Skåne',
  'how many immigrants came to Catalonia in 2019',
  'hur många invandrare kom till Skåne 2019',
  'unemployment gap in Puglia',
  'regioner som aldrig haft 10 % arbetslöshet',
])('who came, a gap within and a “never” are asked about: “%s”', (said) => {
  expect(lineOf(said)).toMatch(/^clarify/);
});

test('a year behind a group by birth is the year of the figure', () => {
  expect(lineOf('employment of people born abroad in 2019 in Skåne')).toBe(
    '/indicator show employment-foreign-born region=SE224 year=2019',
  );
});

test.each(['immigration in Catalonia', 'Zuwanderung in Bayern', 'invandring i Skåne', 'inmigración en Murcia'])(
  'who comes is no share of who is there: “%s”',
  (said) => {
    expect(reader.decide(said, null)).toMatchObject({
      type: 'doubt',
      doubt: { reason: 'not-held', family: 'immigration', offers: [{ indicator: 'net-migration' }, {}, {}] },
    });
  },
);

test.each([
  ['var är sysselsättningsgapet störst', /^clarify/],
  ['Bevölkerungsschutz in Bayern', /^clarify/],
  ['Arbeitslosenquote in Bayern', /^\/indicator show unemployment region=DE2$/],
  ['jag vill ha kontakt med någon annan än i Norge om praktikplatser', /^\/introduction ask words=praktikplatser$/],
])('“%s” → %s', (said, line) => {
  expect(lineOf(said)).toMatch(line);
});

test('what a search cannot tell is named', () => {
  expect(reader.decide('erfolgreiche Projekte', null)).toMatchObject({ unused: ['erfolgreiche'] });
});

test.each([
  'Projekte zum Thema Wohnen oder Arbeit, nicht Sprache',
  'experiencias con mujeres, no con hombres',
  'projets avec les entreprises, pas les associations',
  'instead of mentoring, what helps young men find work',
  'statt Patenschaften lieber Sprachcafés, wer hat Erfahrung',
])('a matter that is not wanted is not looked for: “%s”', (said) => {
  expect(lineOf(said)).toMatch(/^clarify/);
});

test('a digest on one day instead of another is changed', () => {
  expect(lineOf('the digest on Mondays instead of Fridays please')).toBe('/digest change');
});
