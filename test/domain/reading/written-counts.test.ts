import { expect, test } from 'vitest';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const { decide } = await createSentenceReader();

test.each([
  ['les deu regions italianes amb més atur', '/indicator rank unemployment country=IT order=worst count=10'],
  ['las cinco regiones con más paro', '/indicator rank unemployment order=worst count=5'],
  ['le cinque regioni italiane con più disoccupazione', '/indicator rank unemployment country=IT order=worst count=5'],
  ['le prime cinque regioni per disoccupazione', '/indicator rank unemployment count=5'],
  ['as cinco regiões com mais desemprego', '/indicator rank unemployment order=worst count=5'],
  ['top cinco paro', '/indicator rank unemployment count=5'],
])('a number in words counts the regions of a list: %s', (text, line) => {
  expect(decide(text, 'ES24')).toMatchObject({ type: 'line', line });
});

test('which of the two regions has more is no list of two', () => {
  const decision = decide('en cuál de las dos regiones hay más paro', 'ES24');
  expect(decision.type === 'line' ? decision.line : '').not.toContain('count=');
});

test.each([
  ['Schulabbrecher in Wien', '/indicator show early-leavers region=AT13'],
  ['Schulabbrecherinnen in Wien', '/indicator show early-leavers region=AT13'],
  ['wie viele Schulabbrecher hat Wien', '/indicator show early-leavers region=AT13'],
  ['Welche Region in Frankreich hat die wenigsten Schulabbrecher?', '/indicator rank early-leavers country=FR'],
  ['Bildungsabbrecherinnen in Tirol', '/indicator show early-leavers region=AT33'],
])('those who leave school early are the figure, in each form of the word: %s', (text, line) => {
  expect(decide(text, null)).toMatchObject({ type: 'line', line });
});

test('a matter behind that word is another figure', () => {
  expect(decide('Schulabbrecherprojekte in Wien', null).type).not.toBe('line');
});

test('a question for the network may be about translation; a text to be translated is not taken', () => {
  expect(decide('Bitte ins Netzwerk stellen: Wer nutzt KI-Übersetzung bei Elterngesprächen?', null)).toMatchObject({
    line: '/question ask "Wer nutzt KI-Übersetzung bei Elterngesprächen?"',
  });
  expect(decide('Übersetze das bitte', null)).toMatchObject({ doubt: { reason: 'never' } });
});
