import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye } from 'd3-shape';
import type { Weight } from './font.ts';
import { escapeXml } from './text.ts';

export const palette = {
  text: '#1b1f24',
  soft: '#57606a',
  line: '#d5d9de',
  faint: '#eceef1',
  bar: '#c3cad2',
  paper: '#ffffff',
};

const down = {
  draw: (context: Parameters<typeof symbolTriangle.draw>[0], size: number) => {
    const y = -Math.sqrt(size / (Math.sqrt(3) * 3));
    context.moveTo(0, -y * 2);
    context.lineTo(Math.sqrt(3) * y, y);
    context.lineTo(-Math.sqrt(3) * y, y);
    context.closePath();
  },
};

/** Okabe and Ito's colours, each with its own shape and an outline dark enough for 3:1 on white. */
const marks = [
  { fill: '#0072B2', edge: '#00527f', shape: symbolCircle, scale: 1 },
  { fill: '#E69F00', edge: '#8f6300', shape: symbolSquare, scale: 0.95 },
  { fill: '#009E73', edge: '#00694d', shape: symbolTriangle, scale: 0.85 },
  { fill: '#CC79A7', edge: '#93436f', shape: symbolDiamond, scale: 0.85 },
  { fill: '#D55E00', edge: '#943f00', shape: symbolWye, scale: 0.8 },
  { fill: '#56B4E9', edge: '#1d6f9e', shape: symbolStar, scale: 0.75 },
  { fill: '#1b1f24', edge: '#1b1f24', shape: down, scale: 0.85 },
  { fill: '#F0E442', edge: '#7d7500', shape: symbolDiamond, scale: 1.2 },
] as const;

/** Colours of the n-th region; they repeat after eight. */
export function markOf(index: number) {
  return marks[index % marks.length] ?? marks[0];
}

/** One region's mark. Hollow says that the figure is uncertain. `radius` is about half its width. */
export function mark(index: number, x: number, y: number, radius: number, hollow = false): string {
  const { fill, edge, shape, scale } = markOf(index);
  const path = symbol(shape, Math.PI * radius * radius * scale).digits(1)() ?? '';
  const at = `transform="translate(${px(x)} ${px(y)})" d="${path}"`;
  const halo = `<path ${at} fill="${palette.paper}" stroke="${palette.paper}" stroke-width="4.5" stroke-linejoin="round"/>`;
  if (hollow) return `${halo}<path ${at} fill="${palette.paper}" stroke="${edge}" stroke-width="2"/>`;
  return `${halo}<path ${at} fill="${fill}" stroke="${edge}" stroke-width="1"/>`;
}

interface LabelStyle {
  size?: number;
  weight?: Weight;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
  /** Colour of an outline that keeps the text free of lines behind it. */
  halo?: string;
}

/** Text at its baseline; the text is escaped here and nowhere else. */
export function label(x: number, y: number, text: string, style: LabelStyle = {}): string {
  const { size = 14, weight = 400, fill = palette.text, anchor = 'start', halo } = style;
  const attributes = `x="${px(x)}" y="${px(y)}" font-size="${size}"${weight === 700 ? ' font-weight="700"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  const text_ = escapeXml(text);
  const back = halo
    ? `<text ${attributes} fill="${halo}" stroke="${halo}" stroke-width="4" stroke-linejoin="round" aria-hidden="true">${text_}</text>`
    : '';
  return `${back}<text ${attributes} fill="${fill}">${text_}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, extra = ''): string {
  return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${stroke}" stroke-width="${width}"${extra === '' ? '' : ` ${extra}`}/>`;
}

/** A coordinate with one digit, never "-0" and never "NaN". */
export function px(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`A coordinate of a picture is ${value}.`);
  return String(Math.round(value * 10) / 10 || 0);
}
