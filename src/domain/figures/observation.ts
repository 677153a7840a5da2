/** A figure of one indicator for one area and year. */
export type Observation = {
  indicator: string;
  area: string;
  year: number;
  /** Null where the source publishes the row without a figure: suppressed. No observation at all means no data. */
  value: number | null;
  /** Eurostat's letters, sorted; see flag.ts. */
  flags: string;
  /** False where the figure came without the source's flags: it may be of low reliability, and the letters it has are not all. */
  flagsKnown: boolean;
  /** The source's own date of this figure, YYYY-MM-DD. */
  retrieved: string;
  /** The time of that day, HH:MM:SS; absent where the source tells none. */
  retrievedTime?: string | null;
};
