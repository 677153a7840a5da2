/** The publisher and table a figure is from: “Eurostat, transcribed by localintel”, nama_10r_2gdp. */
export type Origin = { source: string; dataset: string };

/** A figure of one indicator for one territory and year. */
export type Observation = {
  indicator: string;
  territory: string;
  year: number;
  /** Null where the source publishes the row without a figure: suppressed. No observation at all means no data. */
  value: number | null;
  /** Eurostat's letters, sorted; see flag.ts. */
  flags: string;
  /** False where the figure came without the source's flags: it may be of low reliability, and the letters it has are not all. */
  flagsKnown: boolean;
  /** Half of the 95 % interval, in the indicator's unit; absent where the source gives none. */
  margin?: number | null;
  /** Absent where it is the source and dataset of the indicator. */
  origin?: Origin | null;
  /** The source's own date of this figure, YYYY-MM-DD. */
  retrieved: string;
  /** The time of that day, HH:MM:SS; absent where the source tells none. */
  retrievedTime?: string | null;
};

/** Returns where a figure is from: what it says itself, else its indicator's source and table, for a country the national one if there is such. */
export function originOf(
  { territory, origin }: Pick<Observation, 'territory' | 'origin'>,
  { source, dataset, nationalDataset }: Origin & { nationalDataset: string | null },
): Origin {
  return origin ?? { source, dataset: territory.length === 2 ? (nationalDataset ?? dataset) : dataset };
}
