import type { LeftOut } from '../regions/nuts.ts';
import type { Observation } from './observation.ts';

/** One row of a source as read: a figure, a row with no place here and why, or a bad row and what is wrong with it. */
export type FigureRow =
  | { kind: 'figure'; line: number; observation: Observation; isRelabelled: boolean }
  | { kind: 'leftOut'; reason: LeftOut | 'otherSeries' }
  | { kind: 'bad'; line: number; reason: string };

/** An indicator as a source publishes it: the dataset and the value of each of its dimensions (`{ c_birth: 'FOR', sex: 'T' }`). */
export type Series = { indicator: string; dataset: string; dimensions: Record<string, string>; unit?: string };

/** What a source needs to know to read its rows. A figure of a year after `lastYear` cannot have been measured. */
export type KnownFigures = { series: Series[]; isArea(code: string): boolean; lastYear?: number };
