import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  [
    'compare Skåne and Catalonia on early leavers and unemployment of the foreign-born',
    '/compare SE224 ES51 indicators=early-leavers,unemployment-foreign-born',
  ],
  [
    'compare Skåne, Catalonia and Lazio on poverty and foreign-born employment',
    '/compare SE224 ES51 ITI4 indicators=poverty-risk,employment-foreign-born',
  ],
  [
    'compare Catalonia and Lazio: employment of the foreign-born and poverty',
    '/compare ES51 ITI4 indicators=employment-foreign-born,poverty-risk',
  ],
  [
    'Vergleiche Bayern und Tirol: Arbeitslosigkeit von Migranten und Armut',
    '/compare DE2 AT33 indicators=unemployment-foreign-born,poverty-risk',
  ],
  [
    'compara Cataluña y Lacio en pobreza y empleo de inmigrantes',
    '/compare ES51 ITI4 indicators=poverty-risk,employment-foreign-born',
  ],
  // Held for both: said of both.
  [
    'compare employment and unemployment of migrants in Skåne and Catalonia',
    '/compare SE224 ES51 indicators=employment-foreign-born,unemployment-foreign-born',
  ],
])('a group is of the measure it stands with: “%s” → %s', (text, line) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line });
});

test('what could not be used is quoted as it was said, not by a code', () => {
  expect(reader.decide('compare Skåne and Catalonia on unemployment and Poverty of migrants', null)).toMatchObject({
    doubt: { said: 'Poverty' },
  });
  expect(reader.decide('Vergleiche Skåne und Bayern: Arbeitslosigkeit und Armut von Migranten', null)).toMatchObject({
    doubt: { said: 'Armut' },
  });
});

test.each([
  [
    'which country has the highest employment of third-country nationals?',
    'employment-third-country-nationals countries',
  ],
  ['rank countries by employment of third-country nationals', 'employment-third-country-nationals countries'],
  ['which countries have the lowest employment of EU citizens', 'employment-eu-citizens countries order=worst'],
  [
    'welches Land hat die höchste Beschäftigung von Drittstaatsangehörigen?',
    'employment-third-country-nationals countries',
  ],
  ['¿qué país tiene más empleo de extracomunitarios?', 'employment-third-country-nationals countries'],
])('where countries are asked for, figures by citizenship are found: “%s”', (text, rest) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line: `/indicator rank ${rest}` });
});

test('a group said by its own name is not told to be read as another', () => {
  expect(reader.decide('employment of third-country nationals in Germany', null)).toMatchObject({ corrections: [] });
});

test.each([
  [
    'top 5 regions in France by tertiary education of migrants',
    '/indicator rank tertiary-foreign-born country=FR count=5',
  ],
  ['las 5 regiones con más paro de España', '/indicator rank unemployment country=ES order=worst count=5'],
  ['top 5 regions by education score', '/indicator rank education count=5'],
])('how many are asked for is in the line: “%s” → %s', (text, line) => {
  const decision = reader.decide(text, null);
  expect(decision).toMatchObject({ type: 'line', line });
  expect(decision.type === 'line' && decision.reading).toContainEqual({ kind: 'count', value: '5' });
});

test('a limit is in the words of how it was read', () => {
  const decision = reader.decide('regions in Germany with unemployment above 5%', null);
  expect(decision.type === 'line' && decision.reading).toContainEqual({ kind: 'above', value: '5' });
});

test.each([
  ['¿qué regiones de Italia tienen menos paro?', '/indicator rank unemployment country=IT'],
  ['¿qué regiones de España tienen menos abandono escolar?', '/indicator rank early-leavers country=ES'],
  ['que regiões de Portugal têm menos desemprego?', '/indicator rank unemployment country=PT'],
  ['¿qué regiones de Francia tienen más empleo de inmigrantes?', '/indicator rank employment-foreign-born country=FR'],
])('which regions of a country have more or less is a ranking: “%s”', (text, line) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'line', line });
  expect(reader.decide(text, null)).toMatchObject({ type: 'line', line });
});

test.each([
  ['rank members by median age', 'members'],
  ['top 3 members by education score', 'members'],
  ['rank islands by unemployment', 'island'],
])('which regions are ranked is in the words of how it was read: “%s”', (text, value) => {
  const decision = reader.decide(text, null);
  expect(decision.type === 'line' && decision.reading).toContainEqual({ kind: 'filter', value });
});
