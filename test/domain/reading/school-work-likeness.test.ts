import { expect, test } from 'vitest';
import { listLeftOut } from '#src/domain/reading/lost-of-offer.ts';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['which three regions in Spain have most kids dropping out of school early?', 'ES order=worst count=3'],
  [
    'in welchen drei italienischen Regionen brechen die meisten Jugendlichen früh die Schule ab?',
    'IT order=worst count=3',
  ],
  ['où en France les jeunes quittent-ils le plus l’école trop tôt ? les trois pires', 'FR order=worst count=3'],
  ['dove in Polonia i ragazzi lasciano presto la scuola? le tre peggiori', 'PL order=worst count=3'],
  ['var i Spanien hoppar flest av skolan för tidigt? de tre sämsta', 'ES order=worst count=3'],
])('“%s” asks for early leavers, and for no fall', (text, rest) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ line: `/indicator rank early-leavers country=${rest}` });
});

test.each([
  ['Murcia vs Apulia: where do more of the foreign-born work?', 'ES62 ITF4'],
  ['dove lavorano di più gli immigrati, in Puglia o in Campania?', 'ITF4 ITF3'],
  ['où les immigrés travaillent-ils plus, en Bretagne ou en Alsace ?', 'FRH0 FRF1'],
  ['wo arbeiten mehr Zugewanderte, in Wien oder in Tirol?', 'AT13 AT33'],
  ['on treballen més els nascuts fora, a Catalunya o a Aragó?', 'ES51 ES24'],
])('“%s” asks for employment by its verb', (text, regions) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({
    line: `/compare ${regions} indicators=employment-foreign-born`,
  });
});

test.each([
  ['how many people in Vienna don’t have an Austrian passport?', 'AT13'],
  ['cuántos habitantes de Madrid no tienen pasaporte español', 'ES30'],
  ['hur många i Skåne har inte svenskt pass', 'SE224'],
  ['ilu mieszkańców Berlina nie ma niemieckiego paszportu', 'DE30'],
])('“%s” asks for foreign citizens', (text, region) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({
    line: `/indicator show foreign-citizen-share region=${region}`,
  });
});

test('a passport of another country than the place’s leaves no figure', () => {
  expect(reader.decide('how many people in Vienna don’t have a French passport?', 'SE224').type).toBe('doubt');
});

test.each([
  ['is anyone here from Andalusia?', 'ES61'],
  ['y a-t-il quelqu’un de la Bretagne dans le réseau ?', 'FRH0'],
  ['c’è qualcuno della Puglia nella rete?', 'ITF4'],
  ['czy jest ktoś z Katalonii w sieci?', 'ES51'],
  ['wer aus Norwegen ist denn hier dabei?', 'NO'],
])('“%s” asks for people, and for no figure of the place', (text, region) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ line: `/introduction ask regions=${region}`, unused: [] });
});

test('what somebody from a place did is looked for, and nobody is met', () => {
  expect(reader.decide('has anyone from Navarre tried mentoring?', 'SE224')).toMatchObject({
    line: expect.stringMatching(/^\/experience search/),
  });
});

test.each([
  'Is Tyrol more like Salzburg or more like South Tyrol?',
  'Ist Kärnten eher wie Slowenien oder eher wie Friaul?',
  'és Aragó més semblant a Navarra o a Castella i Lleó?',
])('“%s” is of likeness, which no comparison of outcomes answers', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({
    type: 'doubt',
    doubt: { offers: [{ line: expect.stringMatching(/^\/peers /) }, { line: expect.stringMatching(/^\/compare /) }] },
  });
});

test('the own region stands in for no name beside a likeness', () => {
  expect(reader.decide('Xanturen antzekorik ba al da sarean?', 'SE224')).toMatchObject({
    type: 'doubt',
    doubt: { reason: 'unknown-place', said: 'Xanturen' },
  });
  expect(reader.decide('Eskoziaren antzekorik ba al da sarean?', 'SE224')).toMatchObject({
    line: '/peers UKM members',
  });
});

test('a call for a testbed is of the testbed, and a training asked for besides is listed too', () => {
  expect(
    reader.decide('kiedy kończy się nabór do testbedu i czy jest jakieś szkolenie wcześniej?', 'SE224'),
  ).toMatchObject({ line: '/testbed list', also: '/training list' });
});

test('words that no line offered uses are named, whatever gave way', () => {
  const asked = (text: string, lines: string[]) => {
    const decision = reader.decide(text, 'SE224');
    if (decision.type !== 'doubt' || !('offers' in decision.doubt)) throw new Error(`no doubt: ${text}`);
    const offers = lines.map((line) => ({ line }));
    return listLeftOut({ ...decision.doubt, offers }, decision.frame, reader.catalogue);
  };
  const ofWomen = 'is it harder for women who came from abroad to find work in Flanders than for the men?';
  expect(asked(ofWomen, ['/indicator rank employment-foreign-born country=BE'])).toEqual(['Flanders']);
  expect(asked(ofWomen, ['/indicator show employment-foreign-born region=BE2'])).toEqual([]);
  expect(
    asked('entre 2014 e 2019 o emprego dos nascidos fora da UE subiu em Lisboa?', [
      '/indicator show employment-foreign-born region=PT1A',
    ]),
  ).toEqual(expect.arrayContaining(['2014', '2019']));
});
