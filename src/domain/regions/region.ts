/** A region as its people speak of it. Its figures may exist only for a wider territory. */
export type Region = {
  code: string;
  /** Code of the territory its figures are for. */
  territory: string;
  /** One sentence where region and territory are not the same territory. */
  territoryNote: string | null;
  isMember: boolean;
  isIsland: boolean;
  /** The main city and where it lies, in degrees. */
  city: string | null;
  latitude: number | null;
  longitude: number | null;
  names: RegionName[];
};

/** `language` is ISO 639-1, 'und' where a name belongs to no one language. */
export type RegionName = { language: string; name: string; isAlias: boolean };
