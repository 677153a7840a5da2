import type { ComparedRow } from '#src/domain/figures/compare.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';

/** A region with the territory its figures are for. */
export type Compared = { region: Region; territory: Territory; name: string };

export type Comparison = {
  compared: readonly Compared[];
  rows: readonly ComparedRow[];
  policyArea: PolicyArea | null;
  /** Indicators were named. */
  isChosen: boolean;
  /** Codes of what was added, as it is nearest to what was named and has no figure of those compared. */
  nearest: ReadonlySet<string>;
  /** The year that was asked for. */
  year: number | null;
  /** Whether enough is known of the first to find regions like it. */
  hasPeers: boolean;
  /** The number of indicators asked for; `rows` may be fewer. */
  wanted: number;
  /** All that is known of an indicator that was asked for. */
  dataOf: (indicator: string) => IndicatorData | undefined;
};
