import type { DigestPart } from './item.ts';

/** What a digest says, before it is put into words. Plain JSON. */
export type Digest = {
  period: string;
  /** ISO instant: it holds nothing later. */
  cutOff: string;
  /** Region codes it is written for. */
  regions: string[];
  parts: DigestPart[];
  /** Issues before it that did not go out. */
  missed: number;
  /** The figure that stands first, over the years, with that of its country. */
  trend: DigestTrend | null;
};

export type TrendPoint = { year: number; value: number | null; flags: string };

/** A figure's years; `retrieved` is the source's date of the newest. */
export type DigestTrend = {
  indicator: string;
  area: string;
  points: TrendPoint[];
  country: { area: string; points: TrendPoint[] } | null;
  retrieved: string;
};
