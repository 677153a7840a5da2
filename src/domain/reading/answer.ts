import type { Decision, ReadPiece } from './decision.ts';
import type { Frame } from './frame.ts';

/** A line that is run, with how it was read and what was not used. */
export function answer(frame: Frame, line: string, reading: ReadPiece[]): Extract<Decision, { type: 'line' }> {
  return {
    type: 'line',
    line,
    also: null,
    reading,
    isLong: false,
    unused: [...new Set([...frame.residue, ...mattersLeft(frame, line)].map(({ word }) => word))].slice(0, 6),
    corrections: frame.corrections,
    parts: frame.regions.filter(({ as }) => as === 'part').map(({ said, code }) => ({ said, region: code })),
    offers: [],
  };
}

/** Lists the matters that the line does not have; the word of a policy area that it has is used. */
function mattersLeft({ matters, areas }: Frame, line: string) {
  const words = new Set(line.split(/[\s=,]+/));
  const isUsed = areas.length > 0 && areas.every((area) => words.has(area));
  return isUsed ? matters.filter(({ isArea }) => !isArea) : matters;
}

/** A line that uses all that was said, such as one about oneself. */
export function run(line: string, frame: Frame, reading: ReadPiece[] = []): Decision {
  return {
    type: 'line',
    line,
    also: null,
    reading,
    unused: [],
    corrections: frame.corrections,
    parts: [],
    offers: [],
    isLong: false,
  };
}

/** The period as a command takes it. */
export function periodWords({ period }: Frame): (string | false)[] {
  if (period?.type === 'year') return [`year=${period.year}`];
  if (period?.type === 'years') return [`years=${period.count}`];
  if (period?.type === 'span')
    return [
      period.since !== undefined && `since=${period.since}`,
      period.until !== undefined && `until=${period.until}`,
    ];
  return [];
}

export function periodPieces({ period }: Frame): ReadPiece[] {
  if (period?.type === 'year') return [{ kind: 'year', value: String(period.year) }];
  if (period?.type === 'years') return [{ kind: 'years', value: String(period.count) }];
  if (period?.type !== 'span') return [];
  return [
    ...(period.since === undefined ? [] : [{ kind: 'since' as const, value: String(period.since) }]),
    ...(period.until === undefined ? [] : [{ kind: 'until' as const, value: String(period.until) }]),
  ];
}
