import { expect, test } from 'vitest';
import { encodeHtml } from '#adapters/mail/encode/html.ts';
import { encodeText } from '#adapters/mail/encode/text.ts';
import { encodeMessage as encodeForChat } from '#adapters/playground/encode/message.ts';
import type { Texts } from '#adapters/playground/texts.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { encodeMessage as encodeForPage } from '#src/web/message.ts';

const chatTexts = platformTexts<Texts>('playground', 'en');

const surfaces = [
  ['page', (blocks: Block[]) => String(encodeForPage({ text: 'text alone', blocks }, { hasPlayground: true }))],
  ['page without playground', (blocks: Block[]) => String(encodeForPage({ text: 'text alone', blocks }))],
  ['chat', (blocks: Block[]) => encodeForChat({ text: 'text alone', blocks }, chatTexts, { label: 'Only <you>' })],
  ['mail', (blocks: Block[]) => bodyOf(encodeHtml({ text: 'text alone', blocks }, { subject: 's' }, () => null))],
] as const;

const bodyOf = (html: string) => html.slice(html.indexOf('<main>'));

/** A fold of a message, on each surface. */
const folded = {
  text: 't',
  blocks: [],
  folds: [{ name: 'method', label: 'Method & sources', blocks: [{ type: 'heading', text: 'Eurostat <1>' }] }],
} satisfies Message;

/** Each place of a block that holds words of somebody's. */
const placesOfText: [string, (said: string) => Block[]][] = [
  ['heading', (said) => [{ type: 'heading', text: said }]],
  ['text', (said) => [{ type: 'text', markdown: said }]],
  ['text in a language', (said) => [{ type: 'text', markdown: 'a', language: said }]],
  ['note', (said) => [{ type: 'note', markdown: said }]],
  ['label of a fact', (said) => [{ type: 'facts', items: [{ label: said, value: 'v' }] }]],
  ['value of a fact', (said) => [{ type: 'facts', items: [{ label: 'l', value: said.padEnd(90, 'x') }] }]],
  ['label of a column', (said) => [{ type: 'table', columns: [{ label: said }], rows: [] }]],
  ['first cell', (said) => [{ type: 'table', columns: [{ label: 'c' }], rows: [[said]] }]],
  [
    'cell',
    (said) => [{ type: 'table', columns: [{ label: 'c' }, { label: 'd', align: 'right' }], rows: [['a', said]] }],
  ],
  ['words of a picture', (said) => [{ type: 'picture', key: said, alt: said, width: 4, height: 2 }]],
  ['file', (said) => [{ type: 'file', name: said, mediaType: said, content: said }]],
  ['button', (said) => actions(button(said, said))],
  ['link', (said) => actions({ type: 'link', label: said, url: `https://a.example/${said}` })],
  ['link to no page', (said) => actions({ type: 'link', label: 'l', url: said })],
  ['menu', (said) => actions({ type: 'select', placeholder: said, options: [{ label: said, line: said }] })],
];

const hostile = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '&lt;b&gt;'];

test.each(surfaces)('%s: nobody’s words become a tag, an attribute or an entity', (_, encode) => {
  for (const [place, blocksOf] of placesOfText)
    for (const said of hostile) {
      const plain = encode(blocksOf('plain'));
      const html = encode(blocksOf(said));
      const shape = (each: string) => each.replace(/="[^"]*"/g, '=""').replace(/>[^<]*/g, '>');
      expect([place, shape(html)]).toEqual([place, shape(plain)]);
      expect([place, html.includes('&lt;b&gt;')]).toEqual([place, false]);
    }
});

test.each(surfaces)('%s: a link leads to the web alone', (_, encode) => {
  for (const url of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'mailto:a@b.example',
  ])
    expect(encode(actions({ type: 'link', label: 'l', url }))).not.toMatch(/href="(?!#)/);
});

test.each(surfaces)('%s: what is in another language says which', (_, encode) => {
  expect(encode([{ type: 'text', markdown: 'Språkcafé', language: 'sv' }])).toContain(
    '<div lang="sv"><p dir="auto">Språkcafé</p></div>',
  );
});

test.each(surfaces)('%s: a message without blocks is its text', (_, encode) => {
  expect(encode([])).toContain('<p dir="auto">text alone</p>');
});

test.each(surfaces)('%s: columns keep their side, and a row its cells', (_, encode) => {
  const html = encode([
    { type: 'table', columns: [{ label: 'Region' }, { label: 'Value', align: 'right' }], rows: [['Skåne', '9.4']] },
  ]);
  expect(html.match(/(?:class|align)="right"/g)).toHaveLength(2);
  expect(html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toContain('Region Value Skåne 9.4');
});

test('a long value takes a row of its own in the chat', () => {
  const [, , [, encode]] = surfaces;
  const classes = (length: number) => encode([{ type: 'facts', items: [{ label: 'l', value: 'x'.repeat(length) }] }]);
  expect(classes(60)).not.toContain('class="long"');
  expect(classes(61)).toContain('class="long"');
});

test('a fold opens in place where there is a browser, and stands open in a mail', () => {
  const inner = 'Method &amp; sources.*Eurostat &lt;1&gt;';
  const isOpen = { ...folded, folds: folded.folds.map((fold) => ({ ...fold, isOpen: true })) };
  for (const encode of [
    (each: Message) => String(encodeForPage(each)),
    (each: Message) => encodeForChat(each, chatTexts),
  ]) {
    expect(encode(folded)).toMatch(new RegExp(`<details class="fold"><summary dir="auto">${inner}.*</details>`, 's'));
    expect(encode(isOpen)).toContain('<details class="fold" open>');
  }
  const mail = encodeHtml(folded, { subject: 's' }, () => null);
  expect(mail).toMatch(new RegExp(inner, 's'));
  expect(mail).not.toContain('<details');
  expect(encodeText(folded)).toMatch(/Method & sources\n=+\n\nEurostat <1>/);
});

test('in the text of a mail a table stands in columns, or row by row where a line does not hold it', () => {
  const columns = [{ label: 'Region' }, { label: 'Employment', align: 'right' as const }];
  const rows = [
    ['Κρήτη', '71.5% u'],
    ['Skåne', '9.4%'],
  ];
  expect(encodeText({ text: '', blocks: [{ type: 'table', columns, rows }] })).toBe(
    ['Region  Employment', '------  ----------', 'Κρήτη      71.5% u', 'Skåne         9.4%', ''].join('\n'),
  );
  const wide = {
    type: 'table' as const,
    columns: [...columns, { label: 'Why' }, { label: 'Ahead' }],
    rows: [['Skåne', '9.4%', 'Because '.repeat(9).trim(), '']],
  };
  expect(encodeText({ text: '', blocks: [wide] })).toBe(
    `Skåne\n  Employment: 9.4%\n  Why: ${'Because '.repeat(9).trim()}\n`,
  );
});

test('in the text of a mail what an item leads to stands on a line below it, and no other address is moved', () => {
  const markdown =
    'See [this](https://a.example/1).\n- [A \\[title\\]](https://a.example/2) (Skåne) “Pay \\*them\\*.”\n- [a](https://a.example/3) or [b](https://a.example/4)\n- [https://a.example/5](https://a.example/5) is it';
  expect(encodeText({ text: '', blocks: [{ type: 'text', markdown }] }).split('\n')).toEqual([
    'See this (https://a.example/1).',
    '• A [title] (Skåne) “Pay *them*.”',
    '  https://a.example/2',
    '• a (https://a.example/3) or b (https://a.example/4)',
    '• https://a.example/5 is it',
    '',
  ]);
});

test('a ranking on a phone is called by its regions, and says what its ranks are', () => {
  const columns = [
    { label: 'Rank', align: 'right' as const },
    { label: 'Range', align: 'right' as const },
    { label: 'Region' },
    { label: 'Score', align: 'right' as const },
  ];
  const html = String(
    encodeForPage({
      text: 't',
      blocks: [
        { type: 'table', columns: [...columns, { label: 'Country' }], rows: [['1', '1–2', 'Pest', '100', 'Hungary']] },
      ],
    }),
  );
  expect(html).toContain('<th scope="row" class="name" dir="auto">Pest</th>');
  expect(html).toContain('data-label="Rank"');
});

test('a page leads to its paragraph on a method instead of naming a line for chat', () => {
  const said = (markdown: string) => String(encodeForPage({ text: 't', blocks: [{ type: 'note', markdown }] }));
  expect(said('Method figures-3: `/method ahead`.')).toMatch(/<a href="\/methods#ahead">[^<]+<\/a>/);
  expect(said('`/method nothing-of-that-name`')).toContain('<code>/method nothing-of-that-name</code>');
});

test.each([
  ['in a sentence', { type: 'text', markdown: 'Of 1,234 (72.2% ? and 15.6% d, 2025): 54.9 ± 17.9 ?, 9.4% u.' }],
  [
    'in a cell',
    {
      type: 'table',
      columns: [{ label: 'a' }, { label: 'b' }],
      rows: [['Skåne', 'Of 1,234 (72.2% ? and 15.6% d, 2025): 54.9 ± 17.9 ?, 9.4% u.']],
    },
  ],
  [
    'in a fact',
    { type: 'facts', items: [{ label: 'a', value: 'Of 1,234 (72.2% ? and 15.6% d, 2025): 54.9 ± 17.9 ?, 9.4% u.' }] },
  ],
] satisfies [string, Block][])('no line ends between a figure and its flag or its margin: %s', (_, block) => {
  const html = String(encodeForPage({ text: 't', blocks: [block] }));
  expect(html).toContain('Of 1,234 (72.2%\u00a0? and 15.6%\u00a0d, 2025): 54.9\u00a0±\u00a017.9\u00a0?, 9.4%\u00a0u.');
});

test('a rank stands below its value on a page and in the chat, and in the same cell as words', () => {
  const block: Block = {
    type: 'table',
    columns: [{ label: 'Figure' }, { label: 'Skåne', align: 'right' }],
    rows: [['Employment, 20–64', '72.2% ? · 114/230']],
  };
  for (const html of [
    String(encodeForPage({ text: 't', blocks: [block] })),
    encodeForChat({ text: 't', blocks: [block] }, chatTexts),
  ])
    expect(html).toContain('72.2%\u00a0?<small class="rank"><i> · </i>114/230</small>');
});
