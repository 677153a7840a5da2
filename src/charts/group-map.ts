import type { ChartTexts } from './chart-texts.ts';
import type { Body } from './frame.ts';
import { legend } from './legend.ts';
import { drawShapes, hexagon, isOnMap, ownColor } from './region-shapes.ts';
import type { GroupMapSpec } from './spec.ts';
import { palette } from './svg-parts.ts';

/** Of the groups in their order; each is lighter or darker than its neighbours, so that grey tells them apart. */
const colors = [ownColor, '#0072B2', '#8ec7e8', '#009E73'];

export function groupMap(spec: GroupMapSpec, words: ChartTexts): Body {
  const groups = spec.groups.filter(({ regions }) => regions.length > 0);
  const key = legend(
    groups.map(({ label, isOutlined }, i) => ({
      text: label,
      isBold: i === 0,
      sign: (x: number, y: number) =>
        `<path d="${hexagon(x, y, 8)}" fill="${isOutlined ? 'none' : colors[i]}" stroke="${palette.text}" stroke-width="${isOutlined ? 2 : 0.8}"/>`,
    })),
  );
  // Those of an earlier group keep its colour.
  const fills = new Map(
    groups
      .map((group, i) => ({ ...group, color: colors[i] ?? ownColor }))
      .toReversed()
      .flatMap(({ regions, isOutlined, color }) =>
        isOutlined ? [] : regions.flatMap(({ codes }) => codes.map((code) => [code, color] as const)),
      ),
  );
  const marked = groups.flatMap(({ regions, named = regions.length, isOutlined = false }, i) =>
    regions.flatMap((region, n) => (n < named || isOutlined ? [{ ...region, isOwn: i === 0, isOutlined }] : [])),
  );
  const names = Object.fromEntries(
    groups.flatMap(({ regions }) => regions.flatMap(({ name, codes }) => codes.map((code) => [code, name]))),
  );
  const shapes = drawShapes({ fills, hatched: new Set(), marked, names });
  const lost = groups.flatMap(({ regions }) =>
    regions.flatMap(({ name, codes }) => (codes.some(isOnMap) ? [] : [name])),
  );
  return {
    svg: `${key.svg}<g transform="translate(0 ${key.height + 4})">${shapes.svg}</g>`,
    height: key.height + 4 + shapes.height,
    notes: [lost.length > 0 ? words.notOnMap({ names: [...new Set(lost)].join(', ') }) : '', words.baseMap],
    sentences: groups.map(({ label, regions }) => {
      const list = regions.map(({ name }) => name).join(', ');
      return list === label ? label : `${label}: ${list}`;
    }),
  };
}
