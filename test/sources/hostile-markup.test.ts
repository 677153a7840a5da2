import { expect, test } from 'vitest';
import { plain } from '#src/sources/call-feed.ts';
import { readHead } from '#src/sources/web-reader.ts';

const cpuOf = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

test.each(['<title', '<title ', '<html ', '</head ', '<body', '<meta ', '<meta a="'])(
  'a page of many %s is read in time by its length',
  (part) => {
    const page = part.repeat(Math.floor(500_000 / part.length));
    expect(cpuOf(() => readHead(page))).toBeLessThan(1_500);
  },
);

test.each(['<script ', '<script>', '<style>', '<br ', '<br', '</p ', '<a ', '\n ', '&lt;script '])(
  'a feed of many %s is read in time by its length',
  (part) => {
    const text = part.repeat(Math.floor(2_000_000 / part.length));
    expect(cpuOf(() => plain(text))).toBeLessThan(1_500);
  },
);

test('scripts and styles are left out, breaks stay apart', () => {
  expect(plain('One<script src="x">alert("<b>")</script> two<br class="a">three<STYLE>p{}</STYLE>.')).toBe(
    'One two\nthree .',
  );
  expect(readHead('<head><title lang="en">A call</title></head>').title).toBe('A call');
});
