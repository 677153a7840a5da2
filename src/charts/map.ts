import {
  continentFrame,
  countryLines,
  drawInset,
  type InsetFrame,
  insetFrames,
  land,
  mapColors,
  mapHeight,
  unitPx,
} from './base-map.ts';
import type { ChartTexts } from './chart-texts.ts';
import { decimalsFor } from './decimals.ts';
import { continent, insets } from './europe.ts';
import { measure } from './font.ts';
import { type Body, frameWidth, small } from './frame.ts';
import { legend } from './legend.ts';
import { type Box, placeLabelNearOrFar } from './place-label.ts';
import type { MapDot, MapSpec } from './spec.ts';
import { spreadDots } from './spread-dots.ts';
import { label, palette, px } from './svg-parts.ts';
import { escapeXml, shorten } from './text.ts';

/** How far a line bends, as a share of its length. */
const arcBend = 0.18;
const colors = { plain: '#0072B2', highlight: '#D55E00' };

interface Placed {
  readonly dot: MapDot;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly frame: InsetFrame | null;
}

export function map(spec: MapSpec, words: ChartTexts): Body {
  const largest = Math.max(0, ...spec.dots.map(({ value }) => value ?? 0));
  const frames = framesOf(spec.dots);
  const located: Placed[] = [];
  const lost: MapDot[] = [];
  for (const dot of spec.dots) {
    const point = continent.place(dot.longitude, dot.latitude);
    const frame = point ? null : (frames.find((one) => one.place(dot.longitude, dot.latitude)) ?? null);
    const most = frame ? frame.height / 2 - 3 : Number.POSITIVE_INFINITY;
    const radius = Math.min(radiusOf(dot.value, largest), most);
    const at = point ? ([point[0] * unitPx, point[1] * unitPx] as const) : frame?.place(dot.longitude, dot.latitude);
    if (at) located.push({ dot, ...within(frame ?? whole, at, radius + 4), radius, frame });
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
  for (const { dot, x, y, radius, frame } of byWeight) {
    if (frame) continue;
    const style = { size: 14, weight: dot.highlight ? 700 : 400, halo: mapColors.land } as const;
    const text = shorten(dot.name, 190, style.size, style.weight);
    const spot = placeLabelNearOrFar(
      { x, y, radius: radius + (dot.highlight ? 4 : 0), width: measure(text, style.size, style.weight), height: 15 },
      taken,
      {
        left: 4,
        right: frameWidth - 4,
        top: 2,
        bottom: mapHeight - 2,
      },
    );
    if (spot) {
      taken.push(spot.box);
      if (spot.line) {
        const { from, to } = spot.line;
        const path = `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
        labels.push(`<path d="${path}" stroke="${palette.soft}" stroke-width="1.2"/>`);
      }
      labels.push(linked(dot, label(spot.box.left, spot.box.bottom - 3, text, style)));
    }
  }

  const decimals = decimalsFor(placed.flatMap(({ dot }) => (typeof dot.value === 'number' ? [dot.value] : [])));
  const dots = [...placed]
    .sort((a, b) => b.radius - a.radius)
    .map((one) => linked(one.dot, drawDot(words, one, decimals), sayDot(words, one.dot, decimals)));
  const key = legend([
    ...(spec.sizeLabel ? [{ text: spec.sizeLabel, sign: (x: number, y: number) => disc(x, y, 7, false) }] : []),
    ...(spec.highlightLabel
      ? [{ text: spec.highlightLabel, sign: (x: number, y: number) => disc(x, y, 7, true) }]
      : []),
  ]);
  const boxes = frames.map((frame) =>
    drawInset(
      frame,
      spec.names?.[frame.code] ?? frame.code,
      `fill="${mapColors.land}" stroke="${mapColors.border}" stroke-width="1.5"`,
    ),
  );
  return {
    svg: `${key.svg}<g transform="translate(0 ${key.height + 2})">${continentFrame(land() + countryLines())}${boxes.join('')}${drawArcs(spec, placed)}${labels.join('')}${dots.join('')}</g>`,
    height: key.height + 2 + mapHeight,
    notes: [lost.length > 0 ? words.notOnMap({ names: lost.map(({ name }) => name).join(', ') }) : '', words.baseMap],
    sentences: [...sentences(words, spec, decimals), ...arcSentences(words, spec)],
    hasLinks: spec.dots.some(({ href }) => href !== undefined),
  };
}

const whole = { x: 0, y: 0, width: frameWidth, height: mapHeight };

/** The insets that a dot lies in. */
function framesOf(dots: readonly MapDot[]): InsetFrame[] {
  const codes = [...insets].flatMap(([code, view]) =>
    dots.some(({ longitude, latitude }) => view.place(longitude, latitude)) ? [code] : [],
  );
  return insetFrames(codes);
}

/** Makes a link of what leads somewhere, where the picture stands in a page. `said`: its name, where what is drawn is not the name. */
function linked({ href }: MapDot, drawn: string, said?: string): string {
  if (href === undefined) return drawn;
  return `<a href="${escapeXml(href)}"${said === undefined ? '' : ` aria-label="${escapeXml(said)}"`}>${drawn}</a>`;
}

/** The name of a dot's link: "Skåne", or "Skåne: 3" where it has a number. */
function sayDot(words: ChartTexts, { name, value }: MapDot, decimals: number): string {
  return typeof value === 'number' ? `${name}: ${words.number(value, decimals)}` : name;
}

/** A dot's middle, moved so that the whole dot is in its frame. */
function within(
  { x, y, width, height }: typeof whole,
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
  return `${ring}<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${highlight ? colors.highlight : colors.plain}" stroke="${palette.paper}" stroke-width="1.5"/>`;
}

/** Curves between dots, bent to the left of where they go, so that two that lie over each other part. */
function drawArcs({ arcs = [], dots }: MapSpec, placed: readonly Placed[]): string {
  const largest = Math.max(1, ...arcs.map(({ value }) => value));
  const find = (index: number) => placed.find(({ dot }) => dot === dots[index]);
  return arcs
    .map(({ from, to, value }) => {
      const [start, end] = [find(from), find(to)];
      if (!start || !end) return '';
      const [dx, dy] = [end.x - start.x, end.y - start.y];
      const [midX, midY] = [(start.x + end.x) / 2 + dy * arcBend, (start.y + end.y) / 2 - dx * arcBend];
      return `<path d="M${px(start.x)} ${px(start.y)}Q${px(midX)} ${px(midY)} ${px(end.x)} ${px(end.y)}" fill="none" stroke="${colors.highlight}" stroke-opacity="0.65" stroke-width="${px(1.5 + 3.5 * (value / largest))}" stroke-linecap="round"/>`;
    })
    .join('');
}

/** Says who is joined with whom, ten to a sentence. */
function arcSentences(words: ChartTexts, { arcs = [], dots }: MapSpec): string[] {
  const said = arcs.map(
    ({ from, to, value }) => `${dots[from]?.name ?? ''} – ${dots[to]?.name ?? ''} ${words.number(value, 0)}`,
  );
  return Array.from({ length: Math.ceil(said.length / 10) }, (_, index) =>
    said.slice(index * 10, index * 10 + 10).join(', '),
  );
}

function drawDot(words: ChartTexts, { dot, x, y, radius }: Placed, decimals: number): string {
  const circle = disc(x, y, radius, dot.highlight ?? false);
  if (typeof dot.value !== 'number') return circle;
  const text = words.number(dot.value, decimals);
  // A number that does not fit is left to the text of the picture.
  return measure(text, small, 700) > radius * 2 - 3
    ? circle
    : circle + label(x, y + 4.8, text, { size: small, weight: 700, fill: palette.paper, anchor: 'middle' });
}

/** Names with their numbers, ten to a sentence, so that a long list is counted rather than cut. */
function sentences(words: ChartTexts, spec: MapSpec, decimals: number): string[] {
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
