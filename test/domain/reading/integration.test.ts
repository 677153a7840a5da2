import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const lineOf = (text: string, region: string | null = null) => {
  const decision = reader.decide(text, region);
  return decision.type === 'line' ? { line: decision.line, unused: decision.unused } : decision;
};

test.each([
  'compare Murcia and Apulia on work',
  'compare Murcia and Apulia about work',
  'compara Murcia y Apulia en trabajo',
  'compara Murcia y Apulia sobre empleo',
  'confronta Murcia e Puglia sul lavoro',
  "compare Murcie et Pouilles sur l'emploi",
  'compare Murcie et Pouilles sur le travail',
  'vergleiche Murcia und Apulien bei der Arbeit',
  'jämför Murcia och Apulien i arbete',
  'compara Múrcia i Apúlia en treball',
  'compara Múrcia e Apúlia no trabalho',
  'who is better in work, Murcia or Apulia?',
  'Which region integrates migrants better in work, Murcia or Apulia?',
  'chi integra meglio i migranti nel lavoro, Murcia o Puglia?',
])('“%s” is about the labour market, and nothing is left over', (text) => {
  expect(lineOf(text)).toEqual({ line: '/compare ES62 ITF4 area=labour-market', unused: [] });
});

test('a brief has the area that is named behind “on”', () => {
  const line = '/brief ES62 against=ITF4 area=labour-market';
  expect(lineOf('brief on Murcia against Apulia on work')).toEqual({ line, unused: [] });
  expect(lineOf('brief on Murcia against Apulia on employment')).toEqual({ line, unused: [] });
});

test.each([
  ['integration Murcia', 'ES62'],
  ['what about integration in Apulia', 'ITF4'],
  ['how well does Murcia integrate migrants?', 'ES62'],
  ['integración en Murcia', 'ES62'],
  ['integrazione in Puglia', 'ITF4'],
  ['intégration en Bretagne', 'FRH0'],
  ['Wie gut integriert Tirol Migranten?', 'AT33'],
  ['hur bra integrerar Skåne migranter?', 'SE224'],
  ['com integra Catalunya els immigrants?', 'ES51'],
  ['a integração em Lisboa', 'PT1A'],
] as const)('“%s” shows the outcomes of the region', (text, region) => {
  expect(lineOf(text)).toEqual({ line: `/score ${region}`, unused: [] });
});

test('of all regions it is their order in the area, or the areas to choose from', () => {
  expect(lineOf('which region integrates migrants best in education?')).toEqual({
    line: '/indicator rank education',
    unused: [],
  });
  expect(lineOf('which regions integrate migrants best?')).toMatchObject({
    doubt: { offers: [{ line: '/indicator rank labour-market' }, { line: '/indicator rank education' }] },
  });
});

test.each([
  'integration courses in Murcia',
  'has anybody tried to integrate refugees in Murcia?',
  'why is integration so hard in Apulia?',
])('“%s” asks for no scores', (text) => {
  expect(JSON.stringify(lineOf(text))).not.toContain('/score');
});

test.each([
  'subscribe my director to the digest',
  'send the digest to anna@example.org',
  'suscribe a mi jefa al boletín',
  'iscrivi il mio capo alla newsletter',
  'abonne mon chef à la lettre',
  'melde meinen Chef für den Newsletter an',
  'prenumerera min chef på nyhetsbrevet',
  'subscriu el meu cap al butlletí',
  'subscreve o meu chefe ao boletim',
])('“%s” opens nobody’s own form', (text) => {
  expect(reader.decide(text, null)).toMatchObject({ type: 'doubt', doubt: { reason: 'other-person' } });
});

test('whoever asks for themselves gets the form', () => {
  expect(lineOf('subscribe me to the digest')).toMatchObject({ line: '/digest subscribe' });
});

test.each([
  ['what waits for review', '/experience queue'],
  ['qué está pendiente de revisión', '/experience queue'],
  ['was wartet auf Freigabe?', '/experience queue'],
] as const)('“%s” leads to the queue', (text, line) => {
  expect(lineOf(text)).toEqual({ line, unused: [] });
});

test.each(['how do I become staff', 'who decides on roles', 'wie werde ich Redakteurin?'])(
  '“%s” says who gives roles',
  (text) => {
    expect(reader.decide(text, null)).toMatchObject({ doubt: { reason: 'roles' } });
  },
);

test('an area without figures of regions offers none of its figures', () => {
  expect(reader.decide('who is like Murcia and better at housing', null)).toMatchObject({
    doubt: { reason: 'no-area-figures', offers: [{ line: '/experience list housing' }, { line: '/peers ES62' }] },
  });
});
