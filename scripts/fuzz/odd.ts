import type { Random } from './random.ts';

const deepestNest = 800;

/** Texts that readers of text stumble over. */
const texts = [
  '',
  ' ',
  '\n',
  'x\0y',
  '\0',
  '\ud800',
  'a\udc00b',
  '\u202eabc\u202c',
  '\ufeffabc',
  '\u00ad\u200b\u2060',
  'e\u0301'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(40),
  '\u2028\u2029\u0085\v\f',
  '\x1b[31mred\x07',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'null',
  'undefined',
  'true',
  '-0',
  '1e999',
  '-1',
  '00',
  '0x10',
  '999999999999999999999',
  '9007199254740993',
  '2147483648',
  '12.000,5',
  '٣',
  '½',
  '%00',
  '%E0%A4%A',
  '%',
  '../../../etc/passwd',
  "'; drop table person; --",
  '"',
  '\\',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!channel> <@U0000> <#C0000|x> <https://a.example|b>',
  '@everyone <@&1> <@123456789012345678> <:a:1>',
  '/help',
  '/me forget delete',
  '/compare',
  'key="',
  'a=b c=d confirmed=yes',
  '“a” „b‘',
  '[](',
  '[a](javascript:alert(1))',
  '```',
  '|---|\n|a|b|',
  '{"a":[1,{"b":null}]}',
  '2026-02-31',
  '31/12/99',
  'Europe/Nowhere',
  'xx-YY-zz',
  'http://[::1',
  'https://a.example/\r\nset-cookie: x=1',
  'a@b',
  'a@b.example\r\nBcc: c@d.example',
  'Ａ１',
  'İIıi',
  'ﬀ',
];

/** Texts that are long, in ways that cost time where work grows with the square. */
const long = [
  (length: number) => 'a'.repeat(length),
  (length: number) => `a${' '.repeat(length)}b`,
  (length: number) => `${'\n '.repeat(length / 2)}x`,
  (length: number) => '"'.repeat(length),
  (length: number) => '['.repeat(length),
  (length: number) => '<@'.repeat(length / 2),
  (length: number) => 'a-'.repeat(length / 2),
  (length: number) => 'é '.repeat(length / 2),
  (length: number) => '\\'.repeat(length),
  (length: number) => '/'.repeat(length),
  (length: number) => '\ud800'.repeat(length),
  (length: number) => '1'.repeat(length),
  (length: number) => `${'a'.repeat(60)}@`.repeat(length / 61),
  (length: number) => '&amp;'.repeat(length / 5),
  (length: number) => '\0'.repeat(length),
];
const lengths = [256, 2_001, 3_001, 4_001, 20_000, 60_000];

export function oddText(random: Random): string {
  return random.chance(0.25) ? random.pick(long)(random.pick(lengths)) : random.pick(texts);
}

/** Any value that JSON can hold. */
export function oddValue(random: Random): unknown {
  switch (random.below(8)) {
    case 0:
      return random.pick([null, true, false]);
    case 1:
      return random.pick([0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 1e-320]);
    case 2:
      return random.pick([[], {}, [[]], [null], [{}], { id: null }, { type: [] }, { value: {} }]);
    case 3:
      return nest(random.chance(0.5));
    case 4:
      return Array.from({ length: random.pick([30, 300, 2_000]) }, () => random.pick(['a', null, {}, 1]));
    default:
      return oddText(random);
  }
}

/** Something within something, over and over. */
function nest(isList: boolean): unknown {
  let inner: unknown = 'a';
  for (let depth = 0; depth < deepestNest; depth += 1) inner = isList ? [inner] : { elements: inner };
  return inner;
}
