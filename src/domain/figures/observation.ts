/** A figure of one indicator for one area and year. */
export type Observation = {
  indicator: string;
  area: string;
  year: number;
  /** Null where the source publishes the row without a figure: suppressed. No observation at all means no data. */
  value: number | null;
  /** Eurostat's letters, sorted; see flag.ts. */
  flags: string;
  /** The source's own date of this figure, YYYY-MM-DD. */
  retrieved: string;
  /** The time of that day, HH:MM:SS; absent where the source tells none. */
  retrievedTime?: string | null;
};
