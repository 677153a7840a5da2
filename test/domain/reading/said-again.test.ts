import { expect, test } from 'vitest';
import { correctionsOf } from '#src/domain/reading/corrections.ts';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const offersOf = (said: string) => {
  const decision = reader.decide(said, null);
  return decision.type === 'doubt' && 'candidates' in decision.doubt
    ? decision.doubt.candidates.map(({ line }) => line)
    : [];
};

test.each([
  ['unemployment in Limburg in 2016', 'unemployment region=NL42 year=2016'],
  ['chômage en Limbourg en 2016', 'unemployment region=NL42 year=2016'],
  ['unemployment in Limburg since 2010', 'unemployment region=NL42 since=2010'],
  [
    'employment gap between migrants and natives in Limburg',
    'employment-foreign-born region=NL42 beside=employment-native-born',
  ],
])('a choice of places keeps what else was said: “%s”', (said, line) => {
  expect(offersOf(said)).toContain(`/indicator show ${line}`);
});

test('a choice of places keeps whom they are compared with, and the limit of a list', () => {
  expect(offersOf('compare Skåne and Limburg on unemployment in 2016')).toContain(
    '/compare SE224 NL42 indicators=unemployment year=2016',
  );
  expect(offersOf('which regions have higher unemployment than Limburg?')).toContain(
    '/indicator rank unemployment above=NL42',
  );
});

test.each([
  ['when was unemployment in Andalusia highest?', 'unemployment region=ES61 extremes'],
  ['what was the highest unemployment of Andalusia?', 'unemployment region=ES61 extremes'],
  ['¿cuándo fue más alto el paro en Andalucía?', 'unemployment region=ES61 extremes'],
  ['quando è stata più alta la disoccupazione in Puglia?', 'unemployment region=ITF4 extremes'],
  ['en quelle année le chômage a-t-il été le plus élevé en Bretagne ?', 'unemployment region=FRH0 extremes'],
  ['wann war die Arbeitslosigkeit in Bremen am höchsten?', 'unemployment region=DE50 extremes'],
  ['när var arbetslösheten i Skåne som högst?', 'unemployment region=SE224 extremes'],
  ["quin any va ser més alt l'atur a Múrcia?", 'unemployment region=ES62 extremes'],
  ['em que ano foi mais alto o desemprego no Algarve?', 'unemployment region=PT15 extremes'],
])('“%s” asks for a year of one region', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(`/indicator show ${line}`);
});

test.each([
  ['which country issued the most residence permits?', '/indicator rank first-permits countries'],
  ['quel pays a délivré le plus de titres de séjour ?', '/indicator rank first-permits countries'],
  ['¿qué país concedió más permisos de residencia?', '/indicator rank first-permits countries'],
  ['quale paese ha rilasciato più permessi di soggiorno?', '/indicator rank first-permits countries'],
  ['Welches Land hat die meisten Aufenthaltstitel erteilt?', '/indicator rank first-permits countries'],
  ['vilket land beviljade flest uppehållstillstånd?', '/indicator rank first-permits countries'],
  ['quin país va concedir més permisos de residència?', '/indicator rank first-permits countries'],
  ['que país concedeu mais autorizações de residência?', '/indicator rank first-permits countries'],
  ['residence permits in Germany in 2022', '/indicator show first-permits region=DE year=2022'],
  ['compare Germany and France on residence permits', '/compare DE FR indicators=first-permits'],
  ['how do I get a residence permit?', 'clarify (never)'],
  ['Wie bekomme ich einen Aufenthaltstitel?', 'clarify (never)'],
])('“%s” is read as %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test('a comparison of several figures offers none of them again', () => {
  const line = '/compare DE71 CZ08 indicators=life-expectancy-women,life-expectancy-men';
  expect(correctionsOf(line, reader.catalogue)).toEqual([]);
});

test.each([
  ['labour market score of Skåne compared with Catalonia', '/score SE224 against=ES51 area=labour-market'],
  ['compare the education scores of Lazio and Crete', '/score ITI4 against=EL43 area=education'],
  ["Quel score d'éducation a l'Alsace par rapport à la Bretagne ?", '/score FRF1 against=FRH0 area=education'],
  ['compara la puntuación de educación de Lacio y Creta', '/score ITI4 against=EL43 area=education'],
  ['confronta il punteggio sull’istruzione di Lazio e Creta', '/score ITI4 against=EL43 area=education'],
  ['labour market scores of Vienna, Berlin and Lazio', '/score AT13 against=DE30,ITI4 area=labour-market'],
  ['health score of Vienna and Berlin in 2024', '/score AT13 against=DE30 area=health year=2024'],
  ['which scores better in education, Vienna or Berlin?', '/score AT13 against=DE30 area=education'],
  ['who has the better labour market score, Vienna or Lazio?', '/score AT13 against=ITI4 area=labour-market'],
  ['does Vienna score better than Berlin in the labour market?', '/score AT13 against=DE30 area=labour-market'],
  ['which scores better, Vienna or Berlin?', '/score AT13 against=DE30'],
  ['scores of Vienna and Berlin', '/score AT13 against=DE30'],
  ['Welche Punktzahl haben Wien und Berlin bei der Bildung?', '/score AT13 against=DE30 area=education'],
])('“%s” sets scores side by side: %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test.each([
  ['worst labour market scores in Spain', '/indicator rank labour-market country=ES order=worst'],
  ['lowest education scores in Italy', '/indicator rank education country=IT order=worst'],
  ['which region has the worst education score?', '/indicator rank education order=worst'],
  ['best education scores in Italy', '/indicator rank education country=IT'],
  ['Erwerbsquote der Zugewanderten in Wien', '/indicator show participation-foreign-born region=AT13'],
])('“%s” asks for the last, or another measure than employment: %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test('a button that names one figure shows that alone', () => {
  const line = '/indicator show employment-foreign-born region=AT13 beside=employment-native-born';
  for (const correction of correctionsOf(line, reader.catalogue)) expect(correction.line).not.toContain('beside=');
});

test.each([
  [
    'regions in Spain where unemployment fell since 2015',
    '/indicator rank unemployment country=ES since=2015 changed=fell',
  ],
  [
    'regions of Italy where early leaving fell since 2015',
    '/indicator rank early-leavers country=IT since=2015 changed=fell',
  ],
  [
    'in which German regions did unemployment rise since 2010?',
    '/indicator rank unemployment country=DE since=2010 changed=rose',
  ],
  ['where did unemployment fall most since 2015?', '/indicator rank unemployment since=2015 changed=fell'],
  [
    '¿en qué regiones de España ha bajado el paro desde 2015?',
    '/indicator rank unemployment country=ES since=2015 changed=fell',
  ],
  [
    'in quali regioni italiane è aumentata la disoccupazione dal 2010?',
    '/indicator rank unemployment country=IT since=2010 changed=rose',
  ],
  [
    'dans quelles régions de France le chômage a-t-il baissé depuis 2015 ?',
    '/indicator rank unemployment country=FR since=2015 changed=fell',
  ],
  [
    'In welchen Regionen in Deutschland ist die Arbeitslosigkeit seit 2010 gesunken?',
    '/indicator rank unemployment country=DE since=2010 changed=fell',
  ],
  [
    'i vilka regioner i Sverige har arbetslösheten ökat sedan 2010?',
    '/indicator rank unemployment country=SE since=2010 changed=rose',
  ],
  [
    'em que regiões de Portugal diminuiu o desemprego desde 2015?',
    '/indicator rank unemployment country=PT since=2015 changed=fell',
  ],
  [
    'a quines regions d’Espanya ha baixat l’atur des de 2015?',
    '/indicator rank unemployment country=ES since=2015 changed=fell',
  ],
  [
    'how many regions had unemployment fall between 2010 and 2019?',
    '/indicator rank unemployment since=2010 until=2019 changed=fell',
  ],
  ['did unemployment fall in Spain since 2015?', '/indicator show unemployment region=ES since=2015'],
])('“%s” asks where it fell or rose: %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test.each([
  [
    'in which region of France do most immigrants live?',
    '/indicator rank foreign-born-share-census country=FR numbers',
  ],
  [
    'where in Spain do the most people born abroad live?',
    '/indicator rank foreign-born-share-census country=ES numbers',
  ],
  ['which region of Spain has the most immigrants?', '/indicator rank foreign-born-share-census country=ES numbers'],
  [
    'In welcher Region in Deutschland leben die meisten Zugewanderten?',
    '/indicator rank foreign-born-share-census country=DE numbers',
  ],
  ['¿en qué región de España viven más inmigrantes?', '/indicator rank foreign-born-share-census country=ES numbers'],
  ['dove vivono più immigrati in Italia?', '/indicator rank foreign-born-share-census country=IT numbers'],
  [
    'Dans quelle région de France vivent le plus d’immigrés ?',
    '/indicator rank foreign-born-share-census country=FR numbers',
  ],
  [
    'i vilken region i Sverige bor flest utrikes födda?',
    '/indicator rank foreign-born-share-census country=SE numbers',
  ],
  ['which region of Spain has the highest share of immigrants?', '/indicator rank foreign-born-share country=ES'],
])('“%s” asks for numbers of people, or for a share: %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test.each(['wo leben die meisten Ausländer in Deutschland?', 'which region of Spain has the most foreign citizens?'])(
  '“%s” says that it is answered by a share',
  (said) => {
    const decision = reader.decide(said, null);
    expect(decision.type === 'line' ? decision.reading : []).toContainEqual(
      formatDecision(decision).endsWith(' numbers')
        ? { kind: 'filter', value: 'numbers' }
        : { kind: 'filter', value: 'share' },
    );
  },
);

test.each([
  ['brief Vienna against Berlin', '/brief AT13 against=DE30'],
  ['brief Rhône-Alpes against Moravia-Silesia', '/brief FRK2 against=CZ08'],
  ['brief Skåne against Catalonia on education', '/brief SE224 against=ES51 area=education'],
  ['brief Vienna against Berlin, Lazio and Crete', '/brief AT13 against=DE30,ITI4,EL43'],
  ['brief Vienna', '/brief AT13'],
])('“%s” is the brief in its own form without a slash: %s', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});

test('scores side by side use “better”, and offers keep that it fell', () => {
  const scores = reader.decide('which scores better, Vienna or Berlin', null);
  expect(scores).toMatchObject({ line: '/score AT13 against=DE30', unused: [] });
  const youth = reader.decide('regions where youth unemployment fell since 2019', null);
  const offers = youth.type === 'doubt' && 'offers' in youth.doubt ? youth.doubt.offers : [];
  expect(offers.length).toBeGreaterThan(0);
  for (const { line } of offers) expect(line).toMatch(/since=2019 changed=fell$/);
});
