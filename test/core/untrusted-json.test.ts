import { expect, test } from 'vitest';
import { parseUntrusted } from '#src/core/untrusted-json.ts';

test.each([
  ['{"a":{"__proto__":null,"b":1}}', '{"a":{"b":1}}'],
  ['[{"__proto__":{"x":[1]}},2]', '[{},2]'],
  [String.raw`{"\u005f_proto__":1,"c":2}`, '{"c":2}'],
  [String.raw`{"_\u005F\u0070roto\u005f_":1,"c":2}`, '{"c":2}'],
  [String.raw`{"__\u0070roto__":1,"c":2}`, '{"c":2}'],
  [String.raw`{"__pr\u006ft\u006f__":1,"c":2}`, '{"c":2}'],
  ['{"text":"__proto__","constructor":1,"proto":{}}', '{"text":"__proto__","constructor":1,"proto":{}}'],
  ['"__proto__"', '"__proto__"'],
])('%s', (text, expected) => {
  expect(JSON.stringify(parseUntrusted(text))).toBe(expected);
});

test('what is no JSON is an error', () => {
  expect(() => parseUntrusted('{"__proto__"')).toThrow(SyntaxError);
});
