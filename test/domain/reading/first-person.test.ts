import { expect, test } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

const reader = await createSentenceReader();
const lineOf = (text: string) => formatDecision(reader.decide(text, 'SE224'));

test.each([
  ['how do we do against Emilia Romagna and Hamburg on school dropouts?', 'SE224 ITH5 DE60 indicators=early-leavers'],
  ['ci metti a confronto con Campania e Sicilia sui NEET?', 'SE224 ITF3 ITG1 indicators=neet'],
  ['come ce la caviamo rispetto a Puglia e Lazio sulla disoccupazione', 'SE224 ITF4 ITI4 indicators=unemployment'],
  ['estamos peor que Andalucía y Extremadura en paro', 'SE224 ES61 ES43 indicators=unemployment'],
  ['¿nos comparas con Murcia y Galicia en paro?', 'SE224 ES62 ES11 indicators=unemployment'],
  ['kannst du uns mit Tirol und Salzburg vergleichen bei Arbeitslosigkeit', 'SE224 AT33 AT32 indicators=unemployment'],
])('%s holds the own region against several', (text, line) => {
  expect(lineOf(text)).toBe(`/compare ${line}`);
});

test.each([
  'ens pots comparar amb Múrcia i València, atur?',
  'Arbeitslosigkeit: sind wir mit Tirol und Wien auf einer Höhe?',
  '¿cómo lo hacemos frente a Murcia y Galicia en paro?',
])('%s never drops who asks', (text) => {
  expect(reader.decide(text, 'SE224')).toMatchObject({ type: 'doubt', doubt: { reason: 'which-figure' } });
});

test.each([
  ['podemos ver el paro de Murcia y Galicia', 'ES62 ES11'],
  ['possiamo avere la disoccupazione di Puglia e Lazio?', 'ITF4 ITI4'],
  ['O desemprego nos Açores e na Madeira', 'PT20 PT30'],
  ['kannst du uns Tirol und Salzburg vergleichen, Arbeitslosigkeit', 'AT33 AT32'],
])('%s only asks politely', (text, regions) => {
  expect(lineOf(text)).toBe(`/compare ${regions} indicators=unemployment`);
});

test('men and women are each answered, or asked about', () => {
  expect(lineOf('Espérance de vie en Corse, hommes et femmes')).toBe(
    '/indicator show life-expectancy-women region=FRM0 beside=life-expectancy-men',
  );
  expect(lineOf('life expectancy in Corsica and Puglia, men and women')).toBe(
    '/compare FRM0 ITF4 indicators=life-expectancy-women,life-expectancy-men',
  );
  expect(lineOf('unemployment of men and women in Catalonia')).toMatch(/^clarify/);
});

test.each([
  ["posa'm en contacte amb qui va fer l'experiència 4", '/introduction ask experience=4'],
  ['introduce me to whoever asked question 7', '/introduction ask question=7'],
  ['zieh bitte meinen Erfahrungsbericht Nr. 9 wieder zurück', '/experience withdraw 9'],
  ['log something about experience 8', 'clarify (which-act 8)'],
  ['Chi sta peggio in Europa per povertà?', '/indicator rank poverty-risk order=worst'],
  ['who in Spain does better than us on employment', '/indicator rank employment country=ES above=SE224'],
  ['Erfahrung Nr. 3 muss ich noch bearbeiten', '/experience edit 3'],
  ['who is worst in Italy at early school leaving?', '/indicator rank early-leavers country=IT order=worst'],
])('%s', (text, line) => {
  expect(lineOf(text)).toBe(line);
});
