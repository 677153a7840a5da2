/** A region as its people speak of it. Its figures may exist only for a wider area. */
export type Region = {
  code: string;
  /** Code of the area its figures are for. */
  area: string;
  /** One sentence where region and area are not the same territory. */
  areaNote: string | null;
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
