import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();

test.each([
  ['which regions have higher unemployment than Andalusia?', '/indicator rank unemployment above=ES61'],
  ['how many regions are better than Skåne in early leavers?', '/indicator rank early-leavers below=SE224'],
  [
    'how many countries have a higher employment of third-country nationals than Italy?',
    '/indicator rank employment-third-country-nationals countries above=IT',
  ],
  [
    'which regions in Germany have lower unemployment than Berlin?',
    '/indicator rank unemployment country=DE below=DE30',
  ],
  ['¿cuántas regiones tienen más paro que Andalucía?', '/indicator rank unemployment above=ES61'],
  ['combien de régions ont un chômage plus élevé que la Bretagne ?', '/indicator rank unemployment above=FRH0'],
  ['Welche Regionen haben eine höhere Arbeitslosigkeit als Bremen?', '/indicator rank unemployment above=DE50'],
  [
    'quante regioni italiane hanno meno disoccupati della Lombardia?',
    '/indicator rank unemployment country=IT below=ITC4',
  ],
  [
    'hur många länder har högre sysselsättning bland tredjelandsmedborgare än Tyskland?',
    '/indicator rank employment-third-country-nationals countries above=DE',
  ],
  ['quines regions tenen més atur que Múrcia?', '/indicator rank unemployment above=ES62'],
  ['quantas regiões têm mais desemprego do que o Algarve?', '/indicator rank unemployment above=PT15'],
  ['which regions had more early leavers than Malta in 2015?', '/indicator rank early-leavers above=MT year=2015'],
  [
    'which regions outside Italy have lower unemployment than Lombardy?',
    '/indicator rank unemployment except=IT below=ITC4',
  ],
  ['how many regions are better than Skåne in education?', '/indicator rank education above=SE224'],
])('“%s” asks for all beyond a region', (said, line) => {
  const decision = reader.decide(said, null);
  expect(formatDecision(decision)).toBe(line);
  // Regions are counted, no people.
  expect(JSON.stringify(decision)).not.toContain('"share"');
});

test('“than us” is the own region, where it is known', () => {
  const said = 'which regions have lower unemployment than we do?';
  expect(formatDecision(reader.decide(said, 'SE224'))).toBe('/indicator rank unemployment below=SE224');
  expect(formatDecision(reader.decide(said, null))).toBe('/peers better-at=unemployment');
});

test.each([
  ['regions like Skåne with lower unemployment', '/peers SE224 better-at=unemployment'],
  ['does Skåne have higher unemployment than Catalonia?', '/compare SE224 ES51 indicators=unemployment'],
  [
    'is Italy better than Spain on employment of third-country nationals?',
    '/compare IT ES indicators=employment-third-country-nationals',
  ],
  ['est-ce que la Bretagne fait mieux que la Corse sur le chômage ?', '/compare FRH0 FRM0 indicators=unemployment'],
])('“%s” is no list of all', (said, line) => {
  expect(formatDecision(reader.decide(said, null))).toBe(line);
});
