import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['which region of Italy has the most unemployment?', 'IT', 'order=worst'],
  ['¿qué región de Italia tiene más paro?', 'IT', 'order=worst'],
  ["quina regió d'Itàlia té més atur?", 'IT', 'order=worst'],
  ["quale regione d'Italia ha più disoccupazione?", 'IT', 'order=worst'],
  ['que região de Itália tem mais desemprego?', 'IT', 'order=worst'],
  ['vilken region i Italien har mest arbetslöshet?', 'IT', 'order=worst'],
  ["quelle région d'Italie a le plus de chômage ?", 'IT', 'order=worst'],
  ['quelle région de France a le plus de chômage ?', 'FR', 'order=worst'],
  ['quelle région italienne a le plus de chômage ?', 'IT', 'order=worst'],
  ['welche Region Italiens hat am meisten Arbeitslosigkeit?', 'IT', 'order=worst'],
  ['which region of Italy has the least unemployment?', 'IT', ''],
  ['¿qué región de Italia tiene menos paro?', 'IT', ''],
  ["quina regió d'Itàlia té menys atur?", 'IT', ''],
  ["quale regione d'Italia ha meno disoccupazione?", 'IT', ''],
  ['que região de Itália tem menos desemprego?', 'IT', ''],
  ['vilken region i Italien har minst arbetslöshet?', 'IT', ''],
  ["quelle région d'Italie a le moins de chômage ?", 'IT', ''],
  ['welche Region Italiens hat am wenigsten Arbeitslosigkeit?', 'IT', ''],
])('“%s” is a ranking of the regions of the country', (said, country, order) => {
  expect(reader.decide(said, null)).toMatchObject({
    line: `/indicator rank unemployment country=${country} ${order}`.trim(),
    unused: [],
  });
});

test.each([
  ["quelle région d'Espagne a le plus de jeunes sans emploi ni formation ?", 'neet country=ES order=worst'],
  ["quelle région d'Espagne a le plus d'emploi ?", 'employment country=ES'],
  ["quelle région d'Espagne a le moins d'emploi ?", 'employment country=ES order=worst'],
])('“%s” is a ranking of what is counted', (said, rest) => {
  expect(reader.decide(said, null)).toMatchObject({ line: `/indicator rank ${rest}` });
});

test.each(['à plus !', 'merci, à plus', 'à plus tard'])('“%s” is a farewell still', (said) => {
  expect(reader.decide(said, null).type).toBe('talk');
});

test.each([
  ['where do most foreigners live in Spain?', ''],
  ['¿dónde viven más extranjeros en España?', ''],
  ['on viuen més estrangers a Espanya?', ''],
  ['dove vivono più stranieri in Spagna?', ''],
  ['onde vivem mais estrangeiros em Espanha?', ''],
  ['var bor flest utlänningar i Spanien?', ''],
  ["où vivent le plus d'étrangers en Espagne ?", ''],
  ["où habitent le plus d'étrangers en Espagne ?", ''],
  ['wo leben die meisten Ausländer in Spanien?', ''],
  ['¿dónde viven menos extranjeros en España?', ' order=worst'],
  ['dove vivono meno stranieri in Spagna?', ' order=worst'],
  ["où vivent le moins d'étrangers en Espagne ?", ' order=worst'],
])('“%s” asks for numbers, and a share is shown, which is said', (said, order) => {
  const decision = reader.decide(said, null);
  expect(decision).toMatchObject({
    line: `/indicator rank foreign-citizen-share country=ES${order}`,
    reading: expect.arrayContaining([{ kind: 'filter', value: 'share' }]),
    unused: [],
  });
});

test.each([
  'where do most immigrants live in Spain?',
  '¿dónde viven más inmigrantes en España?',
  'on viuen més immigrants a Espanya?',
  'dove vivono più immigrati in Spagna?',
  'onde vivem mais imigrantes em Espanha?',
  'var bor flest invandrare i Spanien?',
  "où vivent le plus d'immigrés en Espagne ?",
  'wo leben die meisten Zugewanderten in Spanien?',
])('“%s” is a ranking by numbers, which are held', (said) => {
  expect(reader.decide(said, null)).toMatchObject({
    line: '/indicator rank foreign-born-share-census country=ES numbers',
  });
});
