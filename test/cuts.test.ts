import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeLines } from '#adapters/discord/encode/text.ts';
import { chunkMarkdown } from '#adapters/slack/encode/text.ts';
import { shorten as shortenToWidth } from '#src/charts/text.ts';
import { escapeMarkdown, parseMarkdown } from '#src/core/markdown.ts';

const root = join(import.meta.dirname, '..');
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const signs = ['👩‍👩‍👧‍👦', '👍🏽', '🇸🇪', 'q\u0301', '❤️', '1️⃣'];

test('what is too long for a platform is cut between signs', () => {
  for (const sign of signs) {
    for (const lead of ['', 'x', 'xx', 'xxx', 'xxxx']) {
      const text = lead + sign.repeat(1_500);
      const pieces = [
        ...encodeLines(parseMarkdown(escapeMarkdown(text))),
        ...chunkMarkdown(escapeMarkdown(text), 3_000),
        shortenToWidth(text, 200, 14).replace('…', ''),
      ];
      const segments = pieces.flatMap((piece) => [...graphemes.segment(piece)].map(({ segment }) => segment));
      expect(new Set(segments)).toEqual(new Set(lead === '' ? [sign] : [sign, 'x']));
    }
  }
});

test('sentences cut what people typed between signs: they leave it to one place', () => {
  for (const room of ['src/texts', 'src/answers', 'src/commands', 'src/web'])
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const source = readFileSync(join(root, room, name), 'utf8');
      expect(
        source.match(/\b(?:text|title|name|line|label|content|lesson)\.slice\(0, ?\d+\)/)?.[0],
        name,
      ).toBeUndefined();
    }
});
