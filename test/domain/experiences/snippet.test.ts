import { expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import { encodeSnippet, snippetMarks } from '#src/domain/experiences/snippet.ts';

const { start, end } = snippetMarks;

test('what matched is bold, the rest is text whatever it looks like', () => {
  const snippet = `*Pay* the ${start}men*tors${end}\n- [x](https://evil.example) <!channel>.`;
  expect(encodeSnippet(snippet)).toBe('\\*Pay\\* the **men\\*tors** - \\[x\\]\\(https://evil.example\\) <!channel>.');
  expect(plainText(encodeSnippet(snippet))).toBe('*Pay* the men*tors - [x](https://evil.example) <!channel>.');
});

test('a piece says where it is cut', () => {
  expect(encodeSnippet(`for ${start}nurses${end} and`)).toBe('…for **nurses** and…');
  expect(encodeSnippet('Whole.')).toBe('Whole.');
  expect(encodeSnippet('')).toBe('');
});
