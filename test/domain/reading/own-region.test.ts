import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const lineOf = (text: string) => formatDecision(reader.decide(text, 'SE224'));

test.each([
  ['numbers for us next to Valencia and Andalusia on unemployment please', 'SE224 ES52 ES61'],
  ['how is our unemployment compared to Murcia and Valencia', 'SE224 ES62 ES52'],
  ['is the unemployment in Liguria really higher than ours', 'SE224 ITC3'],
  ['is Murcia doing worse than we are on unemployment', 'SE224 ES62'],
  ['Stehen wir bei der Arbeitslosigkeit besser da als Tirol?', 'SE224 AT33'],
  ['Tirol, Salzburg und wir: Arbeitslosigkeit?', 'SE224 AT33 AT32'],
  ['vårt län och Västsverige, arbetslöshet', 'SE224 SE23'],
  ['är arbetslösheten hos oss högre än i Västsverige?', 'SE224 SE23'],
  ['compáranos con Murcia y Valencia en paro', 'SE224 ES62 ES52'],
  ['el paro de Murcia es mayor que el nuestro?', 'SE224 ES62'],
  ['la disoccupazione in Liguria è più alta della nostra?', 'SE224 ITC3'],
  ['noi, la Puglia e il Lazio: disoccupazione', 'SE224 ITF4 ITI4'],
  ['le chômage chez nous est-il plus élevé qu’en Bretagne ?', 'SE224 FRH0'],
  ['tenim més atur que Múrcia?', 'SE224 ES62'],
  ['la nostra regió al costat de Múrcia i València, atur', 'SE224 ES62 ES52'],
  ['o desemprego na Galiza é maior que o nosso?', 'SE224 ES11'],
  ['nós e a Galiza, desemprego', 'SE224 ES11'],
])('%s is a comparison with the own region', (text, regions) => {
  expect(lineOf(text)).toBe(`/compare ${regions} indicators=unemployment`);
});

test.each([
  ['can you tell us the unemployment in Valencia and Andalusia', 'ES52 ES61'],
  ['compare Valencia and Andalusia for us please, unemployment', 'ES52 ES61'],
  ['kannst du uns Tirol und Salzburg zeigen, Arbeitslosigkeit', 'AT33 AT32'],
  ['kan ni visa oss arbetslösheten i Stockholm och Västsverige', 'SE11 SE23'],
  ['¿nos puedes pasar el paro de Murcia y Andalucía?', 'ES62 ES61'],
  ['ci puoi mandare la disoccupazione di Liguria e Lazio', 'ITC3 ITI4'],
  ['envoyez-nous le chômage de la Bretagne et de l’Alsace', 'FRH0 FRF1'],
  ['ens pots dir l’atur de Múrcia i València', 'ES62 ES52'],
  ['podem mandar-nos o desemprego da Galiza e do Alentejo', 'ES11 PT1C'],
])('%s only says whom to tell', (text, regions) => {
  expect(lineOf(text)).toBe(`/compare ${regions} indicators=unemployment`);
});

test('who is not known stands for nobody: no list of other regions is the answer', () => {
  expect(reader.decide('haben die Ruritanier weniger Arbeitslose als wir?', 'AT33')).toMatchObject({
    type: 'doubt',
    doubt: { reason: 'unknown-place', said: 'Ruritanier' },
  });
  expect(formatDecision(reader.decide('haben die Südtiroler weniger Arbeitslose als wir?', 'AT33'))).toBe(
    '/compare AT33 ITH1 indicators=unemployment',
  );
});

test('a digest that does not arrive is no reason to end it', () => {
  for (const text of ['no m’arriba el butlletí des de fa setmanes', 'I have not received the digest for weeks'])
    expect(lineOf(text)).toBe('/digest show');
});
