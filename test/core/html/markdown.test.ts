import { expect, test } from 'vitest';
import { markdownToHtml } from '#src/core/html/markdown.ts';
import { md } from '#src/core/markdown.ts';

test('paragraphs, lines, lists and inlines', () => {
  expect(markdownToHtml('**a** *b*\n`c`\n\n- one\n- [two](https://e.eu/?x=1&y="2)')).toBe(
    '<p dir="auto"><strong>a</strong> <em>b</em><br><code>c</code></p>' +
      '<ul><li dir="auto">one</li><li dir="auto"><a href="https://e.eu/?x=1&amp;y=&quot;2" target="_blank" rel="noopener noreferrer"><bdi>two</bdi></a></li></ul>',
  );
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><b>',
  "' onmouseover='x",
  '&lt;',
  '[x](javascript:alert(1))',
])('no text becomes a tag or an attribute: %s', (text) => {
  for (const markdown of [text, md`**${text}**`, md`${text}`]) {
    expect(markdownToHtml(markdown).replace(/<\/?(p|strong)( dir="auto")?>/g, '')).not.toMatch(/[<>"']/);
  }
});
