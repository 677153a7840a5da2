import type { FigureRow, KnownFigures } from '#src/domain/figures/figure-row.ts';
import { parseFlags } from '#src/domain/figures/flag.ts';
import type { Observation, Origin } from '#src/domain/figures/observation.ts';
import { findImplausibleValue } from '#src/domain/figures/plausible.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { cacheByText, shorten } from './cached-reader.ts';
import type { Cell } from './cell.ts';
import { createPartReader, type PartReading } from './read-part.ts';
import { createYearReader } from './read-year.ts';

const { cell: texts } = operatorTexts.source;

export type CellReading = PartReading & {
  takesComma: boolean;
  hasFlags: boolean;
  /** Where the figures are from, if that is not the source of their indicator. */
  origin: Origin | null;
};

/** Makes figures of one cell after another; what repeats from cell to cell (dataset, date, place, dimensions) is worked out once. */
export function createCellReader(
  { dimensions, takesComma, hasFlags, date, only, origin }: CellReading,
  known: KnownFigures,
): (cell: Cell) => FigureRow {
  const readFlags = cacheByText((text) => parseFlags(text)?.join('') ?? null);
  const readYear = createYearReader(known.lastYear ?? 2100);
  const readPart = createPartReader({ dimensions, date, only }, known);

  return (cell) => {
    const { line } = cell;
    const bad = (reason: string): FigureRow => ({ kind: 'bad', line, reason });
    const part = readPart(cell);
    if (typeof part === 'string') return bad(part);
    const { series, unknown, edition, frequency, place } = part;
    if (series === undefined)
      return unknown === null
        ? { kind: 'leftOut', reason: 'otherSeries' }
        : { kind: 'bad', line, reason: unknown, isOfOtherSeries: true };

    const year = readYear(cell.period, series, edition.retrieved);
    if (typeof year === 'string') return bad(year);
    if (frequency !== 'A') return bad(texts.frequency({ value: shorten(frequency) }));

    const { reading, geo, ambiguous } = place;
    if (ambiguous) return bad(texts.severalPlaces({ value: shorten(geo), names: ambiguous.join(', ') }));
    if (reading.kind === 'unknown') return bad(texts.noPlace({ value: shorten(geo) }));
    if (reading.kind === 'oldCode') return { kind: 'leftOut', reason: reading.kind, geo };
    if (reading.kind !== 'current' && reading.kind !== 'relabelled') return { kind: 'leftOut', reason: reading.kind };

    const value = readValue(cell.value, takesComma);
    if (value !== null && !Number.isFinite(value)) return bad(texts.noNumber({ value: shorten(cell.value) }));
    const doubt = value === null ? null : findImplausibleValue(value, series);
    if (doubt !== null) return bad(`${shorten(cell.value)} ${doubt}`);
    const status = cell.confidentiality;
    if (status !== '' && !/^[A-Za-z]$/.test(status)) return bad(texts.confidentiality({ value: shorten(status) }));
    // Another list than that of flags (SDMX CL_CONF_STATUS): F is free, and every other letter a reason not to show it.
    const isConfidential = status !== '' && status.toUpperCase() !== 'F';
    const flags = readFlags(isConfidential ? `${cell.flags}c` : cell.flags);
    if (flags === null) return bad(texts.flags({ value: shorten(cell.flags) }));

    const observation: Observation = {
      indicator: series.indicator,
      territory: reading.territory,
      year,
      value: isConfidential ? null : value,
      flags,
      flagsKnown: hasFlags,
      retrieved: edition.retrieved,
      retrievedTime: edition.retrievedTime,
    };
    if (origin) observation.origin = origin;
    return reading.kind === 'relabelled'
      ? { kind: 'figure', line, observation, isRelabelled: true, geo }
      : { kind: 'figure', line, observation, isRelabelled: false };
  };
}

/** A number as xs:double writes it; “NaN” is SDMX’s “intentionally missing”. Where columns are not separated by commas it may have a decimal comma. */
function readValue(text: string, takesComma: boolean): number | null {
  if (text === '' || text === ':' || /^nan$/i.test(text)) return null;
  const plain = takesComma && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) + 0 : Number.NaN;
}
