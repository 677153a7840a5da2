import { expect, test } from 'vitest';
import { escapeMarkdown, md, parseMarkdown, plainText } from '#src/core/markdown.ts';

test('bold, italic, code, links and items', () => {
  expect(parseMarkdown('**a** *b* `c`\n- [d](https://e.eu/f)')).toEqual([
    {
      item: false,
      inlines: [
        { type: 'bold', text: 'a' },
        { type: 'text', text: ' ' },
        { type: 'italic', text: 'b' },
        { type: 'text', text: ' ' },
        { type: 'code', text: 'c' },
      ],
    },
    { item: true, inlines: [{ type: 'link', text: 'd', url: 'https://e.eu/f' }] },
  ]);
});

test.each([
  '**bold**',
  '*it*',
  '`code`',
  '[a](https://evil.example)',
  '- item',
  'a_b_c',
  '\\',
  'x ~~y~~',
  '<!channel> @everyone <script>',
  '**',
  '[unclosed',
])('inserted text stays text: %s', (text) => {
  expect(plainText(md`before ${text} after`)).toBe(`before ${text} after`);
  expect(parseMarkdown(escapeMarkdown(text)).flatMap(({ inlines }) => inlines.map(({ type }) => type))).toEqual([
    'text',
  ]);
});

test('inserted text may stand inside bold', () => {
  expect(parseMarkdown(md`**${'a*b'}**`)[0]?.inlines).toEqual([{ type: 'bold', text: 'a*b' }]);
});

test('an address that is no web address is no link', () => {
  expect(plainText('[a](javascript:alert(1))')).toBe('[a](javascript:alert(1))');
});
