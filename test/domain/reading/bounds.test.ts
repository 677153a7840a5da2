import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const lineOf = (said: string) => formatDecision(reader.decide(said, 'SE224'));

test.each([
  ['regions with at least 20% foreign-born', 'foreign-born-share above=20 inclusive'],
  ['mindestens 20 % Ausländeranteil, welche Regionen', 'foreign-citizen-share above=20 inclusive'],
  ['regiones con al menos un 20 % de paro', 'unemployment above=20 inclusive'],
  ['regioni con almeno il 20% di disoccupazione', 'unemployment above=20 inclusive'],
  ['régions avec au moins 15 % de chômage', 'unemployment above=15 inclusive'],
  ['regioner med minst 15 % arbetslöshet', 'unemployment above=15 inclusive'],
  ["regions amb almenys un 15% d'atur", 'unemployment above=15 inclusive'],
  ['regiões com pelo menos 15% de desemprego', 'unemployment above=15 inclusive'],
  ['regiones con un 15% o más de paro', 'unemployment above=15 inclusive'],
  ['Regionen mit 15 % Arbeitslosigkeit oder mehr', 'unemployment above=15 inclusive'],
  ['regions with at most 5 % unemployment', 'unemployment below=5 inclusive'],
  ['régions avec au plus 5 % de chômage', 'unemployment below=5 inclusive'],
  ['regioner med högst 5 % arbetslöshet', 'unemployment below=5 inclusive'],
  ['regions with 5 % unemployment or less', 'unemployment below=5 inclusive'],
  ['regiones que superan el 20 % de paro', 'unemployment above=20'],
  ['regiones que no llegan al 5 % de paro', 'unemployment below=5'],
  ['Regionen, die 20 % überschreiten bei Arbeitslosigkeit', 'unemployment above=20'],
  ['regioner som överstiger 15 % arbetslöshet', 'unemployment above=15'],
  ['régions qui dépassent 15 % de chômage', 'unemployment above=15'],
  ['regions with more than 20 % unemployment', 'unemployment above=20'],
  ['regiones con paro superior al 20%', 'unemployment above=20'],
])('“%s” has a limit: %s', (said, line) => {
  expect(lineOf(said)).toBe(`/indicator rank ${line}`);
});

test.each([
  ['paro hasta 2019 en Murcia', '/indicator show unemployment region=ES62 until=2019'],
  ['skicka minst en gång i veckan', '/digest subscribe'],
  ['vilken region har minst arbetslöshet i Spanien', '/indicator rank unemployment country=ES'],
])('“%s” has none: %s', (said, line) => {
  expect(lineOf(said)).toBe(line);
});

test.each([
  'the second worst region in Spain for unemployment',
  'zweitbeste Region bei der Beschäftigung in Italien',
  'la segunda región con más paro de España',
  'la seconda regione italiana per disoccupazione',
  'deuxième plus fort chômage de France',
  'vilken region har näst högst arbetslöshet i Spanien',
  'quina és la segona comunitat amb més atur',
  'a segunda região com mais desemprego em Portugal',
  'top 10% regions on employment',
  'the unemployed in Skåne, how many are foreign-born',
  'child poverty in Puglia',
  "régions avec plus de 10 % d'immigrés mais moins de 8 % de chômage",
  'percentuale di stranieri sui laureati in Lombardia',
  'comparado con el resto de España, cómo va Murcia en paro',
  'paro en la Región respecto al resto de España',
  'Anteil der Ausländer an den Arbeitslosen in Tirol',
  'how old are migrants in Skåne',
  'Regionen mit ähnlich hoher Arbeitslosigkeit wie Wien',
  'is unemployment in Puglia as high as in Calabria',
  "quina comunitat ha reduït més l'atur",
  'welche Region hat die Arbeitslosigkeit am stärksten gesenkt',
  'vilken region har sänkt arbetslösheten mest',
  'quelle région a le plus réduit le chômage',
])('“%s” is asked about', (said) => {
  expect(lineOf(said)).toMatch(/^clarify/);
});

test.each([
  ['unemployment of EU citizens in Spain', 'EU citizens', 'born in another EU country'],
  ['employment of nationals in Murcia', 'nationals', 'native-born'],
  ['compare employment of natives and foreigners in Skåne', 'foreigners', 'foreign-born'],
])('“%s” says that %s are read as %s', (text, said, meant) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ corrections: [{ said, meant }] });
});

test('both ends of a list are two lines', () => {
  expect(reader.decide('las 3 mejores y las 3 peores en empleo', null)).toMatchObject({
    line: '/indicator rank employment count=3',
    also: '/indicator rank employment count=3 order=worst',
  });
});

test('the overseas departments in capitals are a place', () => {
  expect(lineOf('chômage dans les DOM')).toBe('/indicator show unemployment region=FRY');
});

test.each([
  ['regions with unemployment > 10–12 %', '10–12'],
  ['regions with unemployment above 12.5.2024', '12.5.2024'],
  ['Regionen mit mehr als 10-12 % Arbeitslosigkeit', '10–12'],
])('a span of limits and a day are asked about, and are no age: “%s”', (text, said) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'doubt', doubt: { reason: 'turn', said } });
});
