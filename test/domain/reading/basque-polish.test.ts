import { expect, test } from 'vitest';
import { createCaseEndings } from '#src/domain/reading/case-endings.ts';
import { readEndings } from '#src/domain/reading/tables.ts';
import { foldWords } from '#src/domain/reading/tokens.ts';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const came = (text: string) => formatDecision(reader.decide(text, 'SE224'));

test('an ending is taken off in the language that has it', () => {
  const cases = createCaseEndings(readEndings('language\tending\tinstead\neu\tn | tik\t-\npl\tii | ie\tia\n'));
  expect(cases.nominatives('katalonii', 'pl')).toEqual(['katalonia']);
  expect(cases.nominatives('katalunian', 'eu')).toEqual(['katalunia']);
  expect(cases.nominatives('katalonii', 'eu')).toEqual([]);
  expect(cases.nominatives('katalonii', 'es')).toEqual([]);
  expect(cases.isEnding('n', 'eu')).toBe(true);
  expect(cases.isEnding('n', 'pl')).toBe(false);
});

test.each([
  ['langabezia Katalunian', 'ES51'],
  ['Kataluniako langabezia zenbatekoa da', 'ES51'],
  ['zein da langabezia Skåne-n', 'SE224'],
  ['langabezia Madrilen zein da', 'ES30'],
  ['langabezia Balearretan zein da', 'ES53'],
  ['jakie jest bezrobocie w Katalonii', 'ES51'],
  ['jakie jest bezrobocie na Korsyce', 'FRM0'],
  ['jakie jest bezrobocie na Dolnym Śląsku', 'PL51'],
  ['jakie jest bezrobocie w Zachodniopomorskiem', 'PL42'],
  ['jakie jest bezrobocie w Krakowie', 'PL21'],
  ['jakie jest bezrobocie we Włoszech', 'IT'],
])('%s: the name in its case is the place', (text, code) => {
  expect(came(text)).toBe(`/indicator show unemployment region=${code}`);
});

test('case endings leave other languages alone', () => {
  // "Barin" is Bari in Basque, and nothing in Swedish.
  expect(came('arbetslösheten i Barin')).toMatch(/^clarify/);
});

test('a Basque numeral keeps its case apart', () => {
  expect(foldWords('2019an 2015etik 3. 10k')).toEqual(['2019', 'an', '2015', 'etik', '3', '10k']);
  expect(came('nola aldatu da langabezia Murtzian 2015etik hona')).toBe(
    '/indicator show unemployment region=ES62 since=2015',
  );
});

test('what Basque leaves out stands before the word that leaves it out', () => {
  expect(came('Galiziaren antzekoak, Portugal kenduta')).toBe('/peers ES11 except=PT');
  expect(came('langabezia Espainiako eskualdeetan, Ceuta eta Melilla izan ezik')).toBe(
    '/indicator rank unemployment country=ES except=ES64,ES63',
  );
});

test('what is left out and no name forbids a figure', () => {
  expect(came('bezrobocie w Murcji bez cudzoziemców')).not.toMatch(/^\/indicator show unemployment region/);
  expect(came('langabezia Murtzian, atzerritarrak kontuan hartu gabe')).not.toMatch(
    /^\/indicator show unemployment region/,
  );
});

test.each([
  ['porównaj Skanię z Katalonią', '/compare SE224 ES51'],
  ['konparatu Skåne eta Katalunia', '/compare SE224 ES51'],
  ['bezrobocie w Gotenburgii w 1200 roku', /^clarify/],
  ['dlaczego w Kalabrii jest takie bezrobocie', /^clarify/],
  ['zergatik dago hainbeste langabezia Andaluzian', /^clarify/],
  ['proiektu baten eragina neurtzeko tresnarik ba al duzue?', /^\/tool list /],
])('%s', (text, line) => {
  if (typeof line === 'string') expect(came(text)).toBe(line);
  else expect(came(text)).toMatch(line);
});
