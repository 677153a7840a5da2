import { describe, expect, test } from 'vitest';
import { readWeight, readWeights, weightTerm, weightWords } from '#src/domain/peers/weights.ts';

describe('weights of dimensions', () => {
  test.each([
    ['migration:2', 'migration', 2],
    ['size:0', 'size', 0],
    ['human-capital:1.5', 'human-capital', 1.5],
    ['Human capital : 1,5', 'human-capital', 1.5],
    ['economía=3', 'economy', 3],
    ['Größe:0.5', 'size', 0.5],
    ['territory×2', 'territory', 2],
  ])('%s', (text, dimension, factor) => {
    expect(readWeight(text)).toEqual({ dimension, factor });
  });

  test.each(['migration:4', 'migration:-1', 'migration', 'weather:2', '2', 'migration:two', ''])('not “%s”', (text) => {
    expect(readWeight(text)).toBeNull();
    expect(weightTerm().find(text)).toEqual([]);
  });

  test('what was meant is offered', () => {
    expect(
      weightTerm()
        .nearest('migration:9', 5)
        .map(({ value }) => value),
    ).toContain('migration:2');
    expect(weightTerm().nearest('weather:2', 5)).toEqual([]);
  });

  test('words of a line and weights are the same', () => {
    const weights = readWeights(['migration:2', 'size:0', 'economy:1']);
    expect(weightWords(weights)).toBe(' weights=size:0,migration:2');
    expect(weightWords({})).toBe('');
  });
});
