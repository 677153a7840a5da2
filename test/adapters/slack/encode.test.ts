import { describe, expect, test } from 'vitest';
import { decodeMention, decodeText } from '#adapters/slack/decode/text.ts';
import { encodeBlocks } from '#adapters/slack/encode/blocks.ts';
import { splitBlocks } from '#adapters/slack/encode/split.ts';
import { chunkMarkdown, encodeMarkdown, encodePlain } from '#adapters/slack/encode/text.ts';
import type { Texts } from '#adapters/slack/texts.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { checkMessageBlocks, checkView } from '#test/support/fake-slack/check-blocks.ts';
import { readBlocks } from './harness.ts';

const draw = (blocks: Block[], surface: 'message' | 'view' = 'message') =>
  encodeBlocks(blocks, {
    surface,
    texts: platformTexts<Texts>('slack', 'en'),
    isQuestion: false,
    pictureFile: () => 'F1',
    encodeLine: (line, max) => line.slice(0, max),
  });

const nasty = [
  '<!channel>',
  '&amp;',
  '*bold*',
  '`',
  '```',
  'a'.repeat(4_000),
  'Ω≈ç√',
  '👩‍👩‍👧‍👦'.repeat(200),
  '\n\n\n',
  '"\\',
  '<@U1|x>',
  '- - -',
  '_a_ ~b~',
];
const pick = (seed: number, index: number) => nasty[(seed * 7 + index * 13) % nasty.length] ?? '';

/** Blocks of every kind with awkward content, the same for the same seed. */
function awkward(seed: number): Block[] {
  const size = 1 + ((seed * 37) % 90);
  const long = Array.from({ length: size }, (_, index) => pick(seed, index)).join(' ');
  return [
    { type: 'heading', text: long.slice(0, 5 * size) || 'x' },
    { type: 'text', markdown: long },
    {
      type: 'facts',
      items: Array.from({ length: size }, (_, index) => ({
        label: pick(seed, index).slice(0, 80) || 'l',
        value: pick(index, seed) || 'v',
      })),
    },
    {
      type: 'table',
      columns: Array.from({ length: 1 + (seed % 30) }, (_, index) => ({ label: `Column ${index}` })),
      rows: Array.from({ length: size * 4 }, (_, row) =>
        Array.from({ length: 1 + (seed % 30) }, (_, index) => pick(row, index).slice(0, (seed * 11) % 200)),
      ),
    },
    { type: 'picture', key: 'k', alt: long, width: 1, height: 1 },
    { type: 'divider' },
    {
      type: 'actions',
      items: [
        ...Array.from({ length: size }, (_, index) => ({
          type: 'button' as const,
          label: pick(seed, index).trim() || 'b',
          line: `/x ${long}`,
        })),
        {
          type: 'select',
          placeholder: long,
          options: Array.from({ length: size * 3 }, (_, index) => ({
            label: `Option ${index}`,
            line: `/o ${index} ${long}`,
          })),
        },
        { type: 'link', label: 'A page', url: 'https://example.org/a?b=1&c=2' },
      ],
    },
    { type: 'note', markdown: long },
    { type: 'table', columns: [{ label: 'A' }, { label: 'B' }], rows: [['1', '2']] },
    { type: 'file', name: 'a.csv', mediaType: 'text/csv', content: 'x' },
  ];
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))('whatever a message holds, every part fits (%i)', (seed) => {
  for (const part of splitBlocks(draw(awkward(seed)))) expect(checkMessageBlocks(part)).toBeNull();
});

test.each([1, 5, 12])('and every page of a window (%i)', (seed) => {
  const blocks = draw(awkward(seed), 'view');
  for (let start = 0; start < blocks.length; start += 100)
    expect(checkView({ type: 'home', blocks: blocks.slice(start, start + 100) })).toBeNull();
});

test('nothing is lost in the cutting', () => {
  const words = Array.from({ length: 12_000 }, (_, index) => `w${index}`);
  const parts = splitBlocks(
    draw([
      { type: 'text', markdown: words.join(' ') },
      { type: 'note', markdown: words.join('\n') },
    ]),
  );
  expect(parts.length).toBeGreaterThan(5);
  const read = parts.map(readBlocks).join(' ').split(/\s+/);
  expect(read.length).toBe(words.length * 2);
  expect(read.slice(0, words.length)).toEqual(words);
});

test('a heading stays with what it heads', () => {
  const filler: Block[] = Array.from({ length: 48 }, (_, index) => ({ type: 'text', markdown: `t${index}` }));
  const [first, second] = splitBlocks(
    draw([...filler, { type: 'divider' }, { type: 'heading', text: 'Next' }, { type: 'text', markdown: 'body' }]),
  );
  expect(first?.at(-1)?.type).toBe('section');
  expect(second?.[0]?.type).toBe('header');
});

describe('text', () => {
  test('small Markdown is drawn, everything else stays what it is', () => {
    expect(encodeMarkdown('**a** *b* `c<d` [l|x](https://e.org/?a=1&b=|) <!here> \\*no\\*\n- item')).toBe(
      '*a* _b_ `c&lt;d` <https://e.org/?a=1&amp;b=%7C|l¦x> &lt;!here&gt; *\u200bno*\n• item',
    );
    expect(encodePlain('5 * 3 * 2, snake_case_name, ~74 % and ~80 %')).toBe(
      '5 * 3 * 2, snake_case_name, ~74 % and ~80 %',
    );
  });

  test('what members wrote is never a mention, a link, a quotation or an emoji, whatever block it stands in', () => {
    const typed = '@channel #general https://evil.example\n> quoted\n:fire: at 10:30:45 **<!here>** &lt;';
    const markdown = escapeMarkdown(typed);
    const blocks = draw([
      { type: 'text', markdown: `${markdown}\n**${escapeMarkdown('a *b* c')}**` },
      { type: 'note', markdown },
      { type: 'facts', items: [{ label: typed, value: typed }] },
    ]);
    const texts = JSON.stringify(blocks).match(/\{"type":"mrkdwn".*?\}/g) ?? [];
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      // Slack looks for names and addresses by itself, unless told not to.
      expect(JSON.parse(text)).toMatchObject({ verbatim: true });
      expect(text).not.toMatch(/[<>]|\\n&gt;|:fire:/);
      expect(text).toContain('&amp;lt;');
    }
    expect(readBlocks(blocks)).toContain(':fire: at 10:30:45 **<!here>** &lt;');
    expect(JSON.stringify(blocks)).toContain('*a *\u200bb* c*');
  });

  test('a chunk never ends inside a sign, a link or an escape', () => {
    const chunks = chunkMarkdown(
      `**${'bold '.repeat(900)}** [${'label '.repeat(30)}](https://example.org/x) ${'<&> '.repeat(900)}`,
      1_000,
    );
    for (const chunk of chunks) {
      expect(chunk.length).toBeLessThanOrEqual(1_000);
      expect(chunk.match(/\*/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
      expect(chunk).not.toMatch(/&(?!amp;|lt;|gt;)/);
      expect(chunk.match(/<https/g)?.length ?? 0).toBe(chunk.match(/\|label/g)?.length ?? 0);
    }
  });

  test('hostile lengths take no time that grows with their square', () => {
    for (const sign of ['~a ', '*', '<', '_x', '['])
      expect(encodePlain(sign.repeat(100_000)).length).toBeGreaterThan(99_999);
  });

  test('what is typed arrives as typed', () => {
    expect(
      decodeText(
        'a &amp; b &lt;c&gt; <https://x.org|x.org> <mailto:a@b.c|a@b.c> <@U1|maria> <#C1|general> <https://x.org/long|page>',
      ),
    ).toBe('a & b <c> x.org a@b.c @maria #general page (https://x.org/long)');
    expect(decodeMention('  <@UBOT> , compare  Skåne', 'UBOT')).toBe('compare Skåne');
    expect(decodeMention('ask <@UBOT> please', 'UBOT')).toBe('ask please');
  });
});
