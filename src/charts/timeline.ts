import type { ChartTexts } from './chart-texts.ts';
import { type Body, bodyWidth, padding, small } from './frame.ts';
import type { TimelineSpec } from './spec.ts';
import { label, line, mark, markOf, palette, px } from './svg-parts.ts';
import { shorten } from './text.ts';

const axisY = 26;
const plotTop = 64;
const plotHeight = 130;
const left = padding + 40;
const right = padding + bodyWidth - 10;
/** Values beyond these parts of the way to the target stand at the edge. */
const [lowest, highest] = [-0.25, 1.25];

/** Steps on a line of time, and below it how far what is measured has come from its start to its target. */
export function timeline(spec: TimelineSpec, _words: ChartTexts): Body {
  const x = (at: number) => left + Math.min(1, Math.max(0, at)) * (right - left);
  const y = (share: number) =>
    plotTop + ((highest - Math.min(highest, Math.max(lowest, share))) / (highest - lowest)) * plotHeight;
  const parts = [
    line(left, axisY, right, axisY, palette.bar, 3),
    ...spec.steps.map(({ at, isDone }) => stepMark(x(at), isDone)),
    label(left, axisY - 14, spec.start, { size: small, fill: palette.soft }),
    label(right, axisY - 14, spec.end, { size: small, fill: palette.soft, anchor: 'end' }),
  ];
  const hasPlot = spec.series.length > 0;
  const bottom = hasPlot ? plotTop + plotHeight : axisY + 14;
  if (spec.today) {
    const at = x(spec.today.at);
    parts.push(
      line(at, axisY - 9, at, bottom, palette.soft, 1.2, 'stroke-dasharray="3 3"'),
      label(Math.min(at + 4, right - 40), axisY + 22, spec.today.text, {
        size: small,
        fill: palette.soft,
        halo: palette.paper,
      }),
    );
  }
  if (hasPlot) {
    for (const share of [0, 1])
      parts.push(
        line(left, y(share), right, y(share), share === 1 ? palette.bar : palette.line, 1.5),
        label(left - 6, y(share) + 4.5, `${share * 100} %`, { size: small, fill: palette.soft, anchor: 'end' }),
      );
    spec.series.forEach(({ points }, index) => {
      const path = points.map(({ at, share }, n) => `${n === 0 ? 'M' : 'L'}${px(x(at))} ${px(y(share))}`).join('');
      if (points.length > 1)
        parts.push(
          `<path d="${path}" fill="none" stroke="${markOf(index).fill}" stroke-width="2.4" stroke-linejoin="round"/>`,
        );
      for (const { at, share } of points) parts.push(mark(index, x(at), y(share), 4.5));
    });
  }
  const legendTop = bottom + 24;
  spec.series.forEach(({ said }, index) => {
    const at = legendTop + index * 22;
    parts.push(
      mark(index, padding + 7, at - 4.5, 5),
      label(padding + 20, at, shorten(said, bodyWidth - 20, small), { size: small }),
    );
  });
  return {
    svg: parts.join(''),
    height: legendTop + spec.series.length * 22 - 14,
    notes: [spec.stepsSaid].filter((note) => note !== ''),
    sentences: spec.series.map(({ said }) => said),
  };
}

/** A filled dot is a step that is done. */
function stepMark(x: number, isDone: boolean): string {
  const { fill, edge } = markOf(0);
  return `<circle cx="${px(x)}" cy="${px(axisY)}" r="6" fill="${isDone ? fill : palette.paper}" stroke="${edge}" stroke-width="2"/>`;
}
