import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const decide = (text: string) => reader.decide(text, 'SE224');

test.each([
  ['which regions have unemployment below ours', '/indicator rank unemployment below=SE224'],
  ['regiones con el paro por encima de nosotros', '/indicator rank unemployment above=SE224'],
  ['poverty risk in Molise 2022, please not 2021', '/indicator show poverty-risk region=ITF2 year=2022'],
  ['no quiero la tasa, quiero el número de habitantes de Murcia', '/indicator show population region=ES62'],
  ['andel av utrikes födda som arbetar i Stockholm', '/indicator show employment-foreign-born region=SE11'],
  ['ranking de comunidades por abandono escolar', '/indicator rank early-leavers country=ES'],
])('“%s” is read as it was said', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line });
});

test.each([
  'tasa de paro de las inmigrantes en Murcia',
  'occupazione delle straniere in Umbria',
  'emprego das imigrantes no Algarve',
  'taux de chômage des étrangères en Bretagne',
  "l'atur de les nascudes a l'estranger a Catalunya",
])('“%s” is of women', (text) => {
  expect(decide(text)).toMatchObject({ type: 'doubt', doubt: { reason: 'not-held', missing: 'sex' } });
});

test.each([
  'tasa de paro de las personas inmigrantes en Murcia',
  'taux de chômage des personnes nées à l’étranger en Bretagne',
  'desemprego das pessoas imigrantes no Algarve',
])('“%s” is of both sexes', (text) => {
  expect(decide(text)).toMatchObject({ type: 'line' });
});

test.each([
  'skicka inte nyhetsbrevet på engelska',
  'non mandatemi il bollettino in inglese, in italiano',
  'no me mandéis el boletín en inglés sino en español',
])('“%s” ends no digest', (text) => {
  expect(decide(text)).toMatchObject({ type: 'line', line: '/digest change' });
});

test('foreigners without those of the EU are said to be told by birth', () => {
  expect(decide('porcentaje de extranjeros en Galicia sin contar a los comunitarios')).toMatchObject({
    line: '/indicator show non-eu-born-share region=ES11',
    corrections: [{ said: 'extranjeros', meant: 'born outside the EU' }],
  });
});
