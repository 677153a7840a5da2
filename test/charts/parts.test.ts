import { expect, test } from 'vitest';
import { beeswarmLayout } from '#src/charts/beeswarm-layout.ts';
import { chartTextsFor } from '#src/charts/chart-texts.ts';
import { createClasses } from '#src/charts/classes.ts';
import { decimalsFor } from '#src/charts/decimals.ts';
import { measure } from '#src/charts/font.ts';
import { composeAlt } from '#src/charts/frame.ts';
import { placeLabelNearOrFar } from '#src/charts/place-label.ts';
import { spreadLabels } from '#src/charts/spread-labels.ts';
import { cleanLine, shorten, wrap, wrapEvenly } from '#src/charts/text.ts';

const words = chartTextsFor('en');

test('widths come from the font: Latin, Greek and Cyrillic', () => {
  // Noto Sans has 1,000 units per em: the space has 260, H 741 and, bold, 765.
  expect(measure(' ', 1000)).toBeCloseTo(260, 0);
  expect(measure('H', 1000)).toBeCloseTo(741, 0);
  expect(measure('H', 1000, 700)).toBeCloseTo(765, 0);
  expect(measure('ΚΣ', 10)).toBeGreaterThan(10);
  expect(measure('Североизточен', 10)).toBeGreaterThan(measure('Север', 10));
});

test('text is shortened and wrapped by width, never inside a character', () => {
  expect(shorten('Region', 1000, 15)).toBe('Region');
  expect(shorten('Comunidad Autónoma', 80, 15)).toMatch(/^Comun.*…$/);
  expect(measure(shorten('𝔸'.repeat(50), 80, 15), 15)).toBeLessThanOrEqual(80);
  expect(wrap('one two three', 60, 15, 400, 3)).toEqual(['one two', 'three']);
  expect(wrapEvenly('one two three four five', 140, 15, 400, 3)).toEqual(['one two three', 'four five']);
  expect(cleanLine('a\u0000\nb\u202ec\ud800')).toBe('a bc');
});

test('a name without a place beside its dot stands farther away, on a line that runs through no other name', () => {
  const dot = { x: 100, y: 100, radius: 10, width: 60, height: 15 };
  const within = { left: 0, right: 300, top: 0, bottom: 300 };
  expect(placeLabelNearOrFar(dot, [], within)).toMatchObject({ box: { left: 115 }, line: null });
  // All around is taken but far below, and a name lies above.
  const own = { left: 89, right: 111, top: 89, bottom: 111 };
  const ring = [
    { left: 112, right: 180, top: 60, bottom: 140 },
    { left: 20, right: 88, top: 60, bottom: 140 },
    { left: 60, right: 140, top: 60, bottom: 87 },
  ];
  const blocked = { left: 80, right: 98, top: 113, bottom: 130 };
  const found = placeLabelNearOrFar(dot, [own, ...ring, blocked], within);
  expect(found?.line).not.toBeNull();
  expect(found?.box.top).toBeGreaterThan(125);
  // Enclosed, it has no line that crosses nothing.
  const lid = { left: 60, right: 140, top: 113, bottom: 130 };
  expect(placeLabelNearOrFar(dot, [own, ...ring, lid], within)).toBeNull();
});

test('labels keep order, do not overlap, stay inside and move only as far as needed', () => {
  const places = spreadLabels(
    [
      { at: 50, size: 20 },
      { at: 10, size: 20 },
      { at: 52, size: 20 },
    ],
    0,
    100,
    2,
  );
  expect(places).toEqual([40, 10, 62]);
  const tight = spreadLabels(
    [
      { at: 98, size: 20 },
      { at: 99, size: 20 },
    ],
    0,
    100,
    2,
  );
  expect(tight).toEqual([68, 90]);
  expect(
    spreadLabels(
      [
        { at: 5, size: 60 },
        { at: 5, size: 60 },
      ],
      0,
      100,
      2,
    ),
  ).toEqual([30, 70]);
  expect(spreadLabels([], 0, 100, 2)).toEqual([]);
});

test('dots of a swarm do not overlap while there is room', () => {
  const dots = Array.from({ length: 200 }, (_, i) => ({ x: (i * 7.3) % 300, radius: 4 }));
  const ys = beeswarmLayout(dots, 1000);
  for (const [i, a] of dots.entries()) {
    for (let j = 0; j < i; j++) {
      expect(Math.hypot(a.x - (dots[j]?.x ?? 0), (ys[i] ?? 0) - (ys[j] ?? 0))).toBeGreaterThan(7.99);
    }
  }
});

test('numbers have a true minus, no negative zero and the digits they need', () => {
  expect(words.number(-1234.56, 1)).toBe('−1,234.6');
  expect(words.number(-0.04, 1)).toBe('0.0');
  expect([
    decimalsFor([1, 2]),
    decimalsFor([1.5]),
    decimalsFor([0.25]),
    decimalsFor([12_000.5]),
    decimalsFor([]),
  ]).toEqual([0, 1, 2, 0, 0]);
});

test('an alt text holds whole sentences and counts the rest', () => {
  const alt = composeAlt(
    ['Title', ...Array.from({ length: 60 }, (_, i) => `Sentence number ${i} of many, and of some length`)],
    words,
  );
  expect(alt.length).toBeLessThanOrEqual(1000);
  expect(alt).toMatch(/length\. And \d+ more\.$/);
  expect(composeAlt(['x'.repeat(5000)], words).length).toBeLessThanOrEqual(1000);
});

test('classes have readable limits and find their values', () => {
  const { classes, find } = createClasses(
    Array.from({ length: 101 }, (_, i) => i),
    {},
    words,
  );
  expect(classes.map(({ text }) => text)).toEqual(['under 20', '20–40', '40–60', '60–80', '80 and over']);
  expect(find(20).text).toBe('20–40');
  expect(find(-5).text).toBe('under 20');
  expect(createClasses([3, 3, 3], {}, words).classes).toHaveLength(1);
});
