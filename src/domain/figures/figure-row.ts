import type { LeftOut } from '../regions/nuts.ts';
import type { Observation } from './observation.ts';

/**
 * One row of a source as read: a figure, a row with no place here and why, or a bad row and what is wrong with it. `geo` is the code as the
 * source writes it, where that is none of ours. A bad row is `isOfOtherSeries` where one of its codes is unknown, so that nobody can tell what it is of.
 */
export type FigureRow =
  | { kind: 'figure'; line: number; observation: Observation; isRelabelled: false }
  | { kind: 'figure'; line: number; observation: Observation; isRelabelled: true; geo: string }
  | { kind: 'leftOut'; reason: LeftOut | 'otherSeries'; geo?: string }
  | { kind: 'bad'; line: number; reason: string; isOfOtherSeries?: boolean };

/** An indicator as a source publishes it: the dataset and the value of each of its dimensions (`{ c_birth: 'FOR', sex: 'T' }`). */
export type Series = {
  indicator: string;
  dataset: string;
  dimensions: Record<string, string>;
  unit?: string;
  /** The bounds of what can be measured; null where its unit alone says what is possible. */
  rangeMin?: number | null;
  rangeMax?: number | null;
  /** The first year there can be a figure of. */
  firstYear?: number | null;
};

/** What a source needs to know to read its rows. */
export type KnownFigures = {
  series: Series[];
  /** Those as well whose source does not publish them as rows of their own: a table of one's own may hold them. */
  allSeries?: Series[];
  isTerritory(code: string): boolean;
  /** The codes of the territories that have this official name. */
  findTerritories?(name: string): string[];
  /** A figure of a later year cannot have been measured. */
  lastYear?: number;
};
