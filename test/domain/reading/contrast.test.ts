import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const decide = (text: string) => reader.decide(text, 'SE224');

test.each([
  ['unemployment in Skåne, but not for migrants – everyone', '/indicator show unemployment region=SE224'],
  ['not employment but unemployment in Puglia', '/indicator show unemployment region=ITF4'],
  ['no el paro sino el empleo en Murcia', '/indicator show employment region=ES62'],
  ['no vull l’atur sinó l’ocupació a Catalunya', '/indicator show employment region=ES51'],
  [
    'non gli stranieri, i nati in Italia: occupazione in Calabria',
    '/indicator show employment-native-born region=ITF6',
  ],
  ['queria o desemprego do Alentejo e não o emprego', '/indicator show unemployment region=PT1C'],
  ['inte arbetslösheten utan sysselsättningen i Skåne', '/indicator show employment region=SE224'],
  ['chômage en Bretagne, pas l’emploi', '/indicator show unemployment region=FRH0'],
  ['disoccupazione in Puglia, non in Campania', '/indicator show unemployment region=ITF4'],
])('what is set aside for something of the same sort is not asked for: “%s”', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line });
});

test.each([
  ['how many foreigners live in Skåne, excluding EU citizens', '/indicator show non-eu-born-share region=SE224'],
  ['cuántos inmigrantes hay en Ceuta sin contar a los de la UE', '/indicator show non-eu-born-share region=ES63'],
  ['Wieviele im Ausland Geborene leben in Südtirol, ohne EU-Bürger', '/indicator show non-eu-born-share region=ITH1'],
  ['tasso di occupazione in Lombardia senza gli stranieri', '/indicator show employment-native-born region=ITC4'],
  ['atur a Catalunya sense comptar els immigrants', '/indicator show unemployment-native-born-15-74 region=ES51'],
])('who is left out says which group is left: “%s”', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line });
});

test('a country’s own people are no place that is left out of it', () => {
  expect(decide('dispersione scolastica in Campania, esclusi gli italiani')).toMatchObject({
    type: 'doubt',
    doubt: { reason: 'not-held', missing: 'group' },
  });
});

test.each([
  ['who’s similar to us but not in the Nordics', '/peers abroad except=DK,NO,FI,IS'],
  ['regions like Murcia outside the Benelux', '/peers ES62 except=BE,NL,LU'],
  ['Regionen ähnlich wie Tirol, aber nicht in Skandinavien', '/peers AT33 except=SE,DK,NO'],
  [
    'classifica della disoccupazione senza i paesi nordici',
    '/indicator rank unemployment except=SE,DK,NO,FI,IS countries',
  ],
])('countries that are named together are left out one by one: “%s”', (text, line) => {
  const decision = decide(text);
  const came = decision.type === 'line' ? decision.line : decision.type;
  expect([line, line.replace('abroad except=', 'except=SE,')]).toContain(came);
});

test.each([
  ['rank unemployment in Spain, not Catalonia', '/indicator rank unemployment country=ES except=ES51'],
  ['regioni come la Puglia ma non in Italia', '/peers ITF4 abroad'],
  ['podem dar-nos o desemprego na Madeira e no Algarve', '/compare PT30 PT15 indicators=unemployment'],
])('a place that is left out of a list stays so: “%s”', (text, line) => {
  expect(decide(text)).toMatchObject({ type: 'line', line });
});

test.each([
  'don’t want to be introduced to anyone right now',
  'no me presentéis a nadie',
  'ne me mettez pas en relation pour le moment',
  'jag vill inte bli presenterad för någon just nu',
  'não quero que me apresentem a ninguém por agora',
])('who does not want to be introduced sets that: “%s”', (text) => {
  expect(decide(text)).toMatchObject({ type: 'line', line: '/me introductions' });
});

test('a refusal has the words of what is not held, and the year that was asked for', () => {
  expect(decide('overcrowded homes of foreigners in Marseille in 2020')).toMatchObject({
    doubt: { reason: 'not-held', named: 'overcrowded homes', year: 2020 },
  });
});
