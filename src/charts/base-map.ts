import { readBoundaries } from './boundaries.ts';
import { continent, insetSize, insets, unitsAcross } from './europe.ts';
import { frameWidth, small } from './frame.ts';
import { label } from './svg-parts.ts';
import { wrap } from './text.ts';

export const mapColors = { sea: '#e9f0f5', land: '#f6f4ee', coast: '#b3bcc5', border: '#5b6670', frame: '#8d99a5' };

/** Pixels of a unit. */
export const unitPx = frameWidth / unitsAcross;
export const mapHeight = Math.ceil(continent.height * unitPx);

/** The continent's frame; what is drawn in it is counted in units, and cut at its edge. */
export function continentFrame(drawn: string): string {
  const { width, height } = continent;
  return `<svg width="${frameWidth}" height="${mapHeight}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${mapColors.sea}"/>${drawn}</svg>`;
}

/** All land in one colour. */
export function land(): string {
  return `<path d="${readBoundaries().land}" fill="${mapColors.land}" stroke="${mapColors.coast}" stroke-width="1.4"/>`;
}

export function countryLines(): string {
  return `<path d="${readBoundaries().countries}" fill="none" stroke="${mapColors.border}" stroke-width="1.5" stroke-linejoin="round"/>`;
}

/** An inset in its place on the map: its frame in pixels, and where its view begins. */
export interface InsetFrame {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of a place in degrees, null where another inset or the continent shows it. */
  place(longitude: number, latitude: number): readonly [number, number] | null;
}

const gap = 2;
const nameWidth = 81;

/** Frames of outermost regions, one below the other at the eastern edge, where the map shows no region. */
export function insetFrames(codes: readonly string[]): InsetFrame[] {
  const [landWidth, landHeight] = [insetSize.width * unitPx, insetSize.height * unitPx];
  const width = nameWidth + landWidth;
  return codes.flatMap((code, i) => {
    const view = insets.get(code);
    if (!view) return [];
    const x = frameWidth - width - gap;
    const y = gap + i * (landHeight + 2 * gap);
    return [
      {
        code,
        x,
        y,
        width,
        height: landHeight,
        place(longitude: number, latitude: number) {
          const point = view.place(longitude, latitude);
          return point && ([x + nameWidth + point[0] * unitPx, y + point[1] * unitPx] as const);
        },
      },
    ];
  });
}

/** An inset with its name; `look` are the attributes of its land. */
export function drawInset(
  { code, x, y, width, height }: InsetFrame,
  name: string,
  look: string,
  isHatched = false,
): string {
  const outline = `width="${width.toFixed(1)}" height="${height.toFixed(1)}"`;
  const path = readBoundaries().insets.get(code) ?? '';
  const lines = wrap(name, nameWidth - 3, small, 400, 2);
  const title = lines.map((text, i) =>
    label(3, height / 2 + 5 + (i - (lines.length - 1) / 2) * 13, text, { size: small }),
  );
  const at = `translate(${nameWidth} 0) scale(${unitPx.toFixed(4)})`;
  return (
    `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"><rect ${outline} rx="3" fill="${mapColors.sea}" stroke="${mapColors.frame}"/>` +
    `<path transform="${at}" d="${path}" ${look}/>${isHatched ? `<path transform="${at}" d="${path}" fill="url(#hatch)"/>` : ''}${title.join('')}</g>`
  );
}
