import { measure } from './font.ts';
import { type Body, frameWidth } from './frame.ts';
import { ink, label, px } from './ink.ts';
import { legend } from './legend.ts';
import { decimalsFor } from './number.ts';
import { type Box, placeLabel } from './place-label.ts';
import type { MapDot, MapSpec } from './spec.ts';
import { spreadDots } from './spread-dots.ts';
import { escapeXml, shorten } from './text.ts';
import { continentHeight, mapHeight, mapViews, type NamedView } from './views.ts';
import type { Words } from './words.ts';

const colors = { sea: '#e8f0f6', land: '#f8f6f0', coast: '#b9c3cc', plain: '#0072B2', highlight: '#D55E00' };

interface Placed {
  readonly dot: MapDot;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly view: NamedView;
}

export function map(spec: MapSpec, words: Words): Body {
  const { europe, insets } = mapViews();
  const views = [europe, ...insets];
  const largest = Math.max(0, ...spec.dots.map(({ value }) => value ?? 0));
  const located: Placed[] = [];
  const lost: MapDot[] = [];
  for (const dot of spec.dots) {
    const view = views.find((one) => one.place(dot.longitude, dot.latitude));
    const point = view?.place(dot.longitude, dot.latitude);
    const radius = radiusOf(dot.value, largest);
    if (view && point) located.push({ dot, ...within(view, point, radius + 4), radius, view });
    else lost.push(dot);
  }
  const placed = spreadDots(located);
  // Highlighted and large ones get their labels first; large ones lie below small ones.
  const byWeight = [...placed].sort(
    (a, b) => Number(b.dot.highlight ?? false) - Number(a.dot.highlight ?? false) || b.radius - a.radius,
  );
  const taken: Box[] = placed.map(({ x, y, radius }) => ({
    left: x - radius - 1,
    right: x + radius + 1,
    top: y - radius - 1,
    bottom: y + radius + 1,
  }));
  const labels: string[] = [];
  for (const { dot, x, y, radius, view } of byWeight) {
    if (view !== europe) continue;
    const style = { size: 14, weight: dot.highlight ? 700 : 400, halo: colors.land } as const;
    const text = shorten(dot.name, 190, style.size, style.weight);
    const spot = placeLabel(
      { x, y, radius: radius + (dot.highlight ? 4 : 0), width: measure(text, style.size, style.weight), height: 15 },
      taken,
      {
        left: 4,
        right: frameWidth - 4,
        top: 2,
        bottom: continentHeight - 2,
      },
    );
    if (spot) {
      taken.push(spot.box);
      labels.push(linked(dot, label(spot.box.left, spot.box.bottom - 3, text, style)));
    }
  }

  const decimals = decimalsFor(placed.flatMap(({ dot }) => (typeof dot.value === 'number' ? [dot.value] : [])));
  const dots = [...placed]
    .sort((a, b) => b.radius - a.radius)
    .map((one) => linked(one.dot, drawDot(words, one, decimals)));
  const key = legend([
    ...(spec.sizeLabel ? [{ text: spec.sizeLabel, sign: (x: number, y: number) => disc(x, y, 7, false) }] : []),
    ...(spec.highlightLabel
      ? [{ text: spec.highlightLabel, sign: (x: number, y: number) => disc(x, y, 7, true) }]
      : []),
  ]);
  const boxes = insets.map(({ x, y, width, height, land, name }) => {
    const outline = `x="${x}" y="${y}" width="${width}" height="${height}" rx="3"`;
    return `<rect ${outline} fill="${colors.sea}"/><path d="${land}" fill="${colors.land}" stroke="${colors.coast}" stroke-width="0.7"/><rect ${outline} fill="none" stroke="#8d99a5"/>${label(x + 6, y + 17, name, { size: 13, halo: colors.sea })}`;
  });
  return {
    svg: `${key.svg}<g transform="translate(0 ${key.height + 2})"><rect width="${frameWidth}" height="${continentHeight}" fill="${colors.sea}"/><path d="${europe.land}" fill="${colors.land}" stroke="${colors.coast}" stroke-width="0.7"/>${boxes.join('')}${labels.join('')}${dots.join('')}</g>`,
    height: key.height + 2 + mapHeight,
    notes: [lost.length > 0 ? words.notOnMap({ names: lost.map(({ name }) => name).join(', ') }) : '', words.baseMap],
    sentences: sentences(words, spec, decimals),
    hasLinks: spec.dots.some(({ href }) => href !== undefined),
  };
}

/** What leads somewhere where the picture stands in a page. */
function linked({ href, name }: MapDot, drawn: string): string {
  return href === undefined ? drawn : `<a href="${escapeXml(href)}" aria-label="${escapeXml(name)}">${drawn}</a>`;
}

/** A dot's middle, moved so that the whole dot is in its frame. */
function within(
  { x, y, width, height }: NamedView,
  point: readonly [number, number],
  margin: number,
): { x: number; y: number } {
  return {
    x: Math.max(x + margin, Math.min(x + width - margin, point[0])),
    y: Math.max(y + margin, Math.min(y + height - margin, point[1])),
  };
}

/** The area grows with the value, between what can be hit and what hides no neighbour. */
function radiusOf(value: number | null | undefined, largest: number): number {
  if (typeof value !== 'number' || largest <= 0) return 6.5;
  return 9 + 10 * Math.sqrt(Math.max(0, value) / largest);
}

function disc(x: number, y: number, radius: number, highlight: boolean): string {
  const ring = highlight
    ? `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius + 3)}" fill="none" stroke="${colors.highlight}" stroke-width="1.8"/>`
    : '';
  return `${ring}<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${highlight ? colors.highlight : colors.plain}" stroke="${ink.paper}" stroke-width="1.5"/>`;
}

function drawDot(words: Words, { dot, x, y, radius }: Placed, decimals: number): string {
  const circle = disc(x, y, radius, dot.highlight ?? false);
  if (typeof dot.value !== 'number') return circle;
  const text = words.number(dot.value, decimals);
  const size = Math.min(13, ((radius * 2 - 4) / measure(text, 13, 700)) * 13);
  return size < 7
    ? circle
    : circle +
        label(x, y + size * 0.36, text, {
          size: Math.round(size * 10) / 10,
          weight: 700,
          fill: ink.paper,
          anchor: 'middle',
        });
}

/** Names with their numbers, ten to a sentence, so that a long list is counted rather than cut. */
function sentences(words: Words, spec: MapSpec, decimals: number): string[] {
  const say = ({ name, value }: MapDot) =>
    typeof value === 'number' ? `${name} ${words.number(value, decimals)}` : name;
  const list = (heading: string, dots: readonly MapDot[]) =>
    Array.from({ length: Math.ceil(dots.length / 10) }, (_, i) => {
      const names = dots.slice(i * 10, i * 10 + 10).map(say);
      return `${i === 0 ? `${heading}: ` : ''}${names.join(', ')}`;
    });
  const highlighted = spec.dots.filter(({ highlight }) => highlight);
  const others = spec.dots.filter(({ highlight }) => !highlight);
  if (spec.dots.length === 0) return [words.nothing];
  return [
    ...list(spec.highlightLabel ?? words.highlighted, highlighted),
    ...list(highlighted.length > 0 ? words.others : words.onTheMap, others),
  ];
}
