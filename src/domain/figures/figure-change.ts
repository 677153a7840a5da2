/** A figure that came or was revised: `before` is the revised value, or that of the year before it; `beforeYear` says which. */
export type FigureChange = {
  indicator: string;
  territory: string;
  year: number;
  value: number | null;
  flags: string;
  before: number | null;
  beforeYear: number;
  isRevision: boolean;
  changedAt: Date;
};
