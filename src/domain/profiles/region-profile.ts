import type { ProfileRow } from '../figures/profile-row.ts';
import type { Region } from '../regions/region.ts';
import type { Territory } from '../regions/territory.ts';
import type { Indicator, PolicyArea } from '../topics/indicator.ts';

/** The profile of a region. `peers` are the codes of the territories most like it, `experiences` its newest open ones. */
export type RegionProfile = {
  region: Region;
  territory: Territory;
  isWholeCountry: boolean;
  rows: readonly ProfileRow[];
  /** The policy areas of which there are figures for it. */
  areas: readonly PolicyArea[];
  /** The indicators of which there is a figure for it. */
  figures: readonly Indicator[];
  peers: string[];
  experiences: { number: number; title: string }[];
  /** Read for everybody on the web: experiences that wait for review are not among them. */
  isForEverybody: boolean;
};
