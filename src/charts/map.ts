import { measure } from './font.ts';
import { type Body, frameWidth } from './frame.ts';
import { ink, label, px } from './ink.ts';
import { legend } from './legend.ts';
import { decimalsFor, formatNumber } from './number.ts';
import { type Box, placeLabel } from './place-label.ts';
import type { MapDot, MapSpec } from './spec.ts';
import { shorten } from './text.ts';
import { mapHeight, mapViews, type NamedView } from './views.ts';
import { words } from './words.ts';

const colors = { sea: '#e8f0f6', land: '#f8f6f0', coast: '#b9c3cc', plain: '#0072B2', highlight: '#D55E00' };

interface Placed {
  readonly dot: MapDot;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly view: NamedView;
}

export function map(spec: MapSpec): Body {
  const { europe, insets } = mapViews();
  const largest = Math.max(0, ...spec.dots.map(({ value }) => value ?? 0));
  const placed: Placed[] = [];
  const lost: MapDot[] = [];
  for (const dot of spec.dots) {
    const hit = locate(dot, [...insets, europe], europe, insets);
    if (hit) placed.push({ dot, ...hit, radius: radiusOf(dot.value, largest) });
    else lost.push(dot);
  }
  // Highlighted and large ones get their labels first; large ones lie below small ones.
  const byWeight = [...placed].sort(
    (a, b) => Number(b.dot.highlight ?? false) - Number(a.dot.highlight ?? false) || b.radius - a.radius,
  );
  const taken: Box[] = [
    ...placed.map(({ x, y, radius }) => ({
      left: x - radius - 1,
      right: x + radius + 1,
      top: y - radius - 1,
      bottom: y + radius + 1,
    })),
    ...insets.map(({ x, y, width, height }) => ({ left: x - 2, right: x + width, top: y - 2, bottom: y + height + 2 })),
  ];
  const labels: string[] = [];
  for (const { dot, x, y, radius, view } of byWeight) {
    if (view !== europe) continue;
    const style = { size: 14, weight: dot.highlight ? 700 : 400, halo: colors.land } as const;
    const text = shorten(dot.name, 190, style.size, style.weight);
    const spot = placeLabel({ x, y, radius, width: measure(text, style.size, style.weight), height: 15 }, taken, {
      left: 4,
      right: frameWidth - 4,
      top: 2,
      bottom: mapHeight - 2,
    });
    if (spot) {
      taken.push(spot.box);
      labels.push(label(spot.box.left, spot.box.bottom - 3, text, style));
    }
  }

  const decimals = decimalsFor(placed.flatMap(({ dot }) => (typeof dot.value === 'number' ? [dot.value] : [])));
  const dots = [...placed].sort((a, b) => b.radius - a.radius).map((one) => drawDot(one, decimals));
  const key = legend([
    ...(spec.sizeLabel ? [{ text: spec.sizeLabel, sign: (x: number, y: number) => disc(x, y, 7, false) }] : []),
    ...(spec.highlightLabel
      ? [{ text: spec.highlightLabel, sign: (x: number, y: number) => disc(x, y, 7, true) }]
      : []),
  ]);
  const boxes = insets.map(({ x, y, width, height, land, name }) => {
    const outline = `x="${x}" y="${y}" width="${width}" height="${height}" rx="3"`;
    return `<rect ${outline} fill="${colors.sea}"/><path d="${land}" fill="${colors.land}" stroke="${colors.coast}" stroke-width="0.7"/><rect ${outline} fill="none" stroke="#8d99a5"/>${label(x + 5, y + 15, name, { size: 13, halo: colors.sea })}`;
  });
  return {
    svg: `${key.svg}<g transform="translate(0 ${key.height + 2})"><rect width="${frameWidth}" height="${mapHeight}" fill="${colors.sea}"/><path d="${europe.land}" fill="${colors.land}" stroke="${colors.coast}" stroke-width="0.7"/>${boxes.join('')}${labels.join('')}${dots.join('')}</g>`,
    height: key.height + 2 + mapHeight,
    notes: [lost.length > 0 ? words.notOnMap(lost.map(({ name }) => name).join(', ')) : '', words.baseMap],
    sentences: sentences(spec, decimals),
  };
}

/** An inset's box hides a piece of the continent; a place under it is moved to nowhere rather than drawn in the wrong land. */
function locate(dot: MapDot, views: readonly NamedView[], europe: NamedView, insets: readonly NamedView[]) {
  for (const view of views) {
    const point = view.place(dot.longitude, dot.latitude);
    if (!point) continue;
    const [x, y] = point;
    const hidden = view === europe && insets.some((inset) => x > inset.x && y > inset.y && y < inset.y + inset.height);
    if (!hidden) return { x, y, view };
  }
  return null;
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

function drawDot({ dot, x, y, radius }: Placed, decimals: number): string {
  const circle = disc(x, y, radius, dot.highlight ?? false);
  if (typeof dot.value !== 'number') return circle;
  const text = formatNumber(dot.value, decimals);
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

function sentences(spec: MapSpec, decimals: number): string[] {
  const say = ({ name, value }: MapDot) =>
    typeof value === 'number' ? `${name} ${formatNumber(value, decimals)}` : name;
  const highlighted = spec.dots.filter(({ highlight }) => highlight);
  const others = spec.dots.filter(({ highlight }) => !highlight);
  return [
    highlighted.length > 0 ? `${spec.highlightLabel ?? 'Highlighted'}: ${highlighted.map(say).join(', ')}` : '',
    ...(others.length > 0
      ? [
          `${highlighted.length > 0 ? 'Others' : 'On the map'}: ${say(others[0] as MapDot)}`,
          ...others.slice(1).map(say),
        ]
      : [`${highlighted.length > 0 ? '' : `There is ${words.noData}`}`]),
  ];
}
