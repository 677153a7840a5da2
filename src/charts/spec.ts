/**
 * What a picture is made from: plain JSON, so that its key is the hash of its content. Every text is finished, translated text;
 * the drawing adds only the few words of its language. A value is a number in the unit named beside it; null means that there is none.
 */
export type PictureSpec =
  | DumbbellSpec
  | BeeswarmSpec
  | TrendSpec
  | MapSpec
  | RegionMapSpec
  | GroupMapSpec
  | GapSpec
  | TimelineSpec;

interface Caption {
  /** Whose words and numbers the drawing adds; English where it is left out. */
  readonly language?: string;
  /** The finding in one sentence: "Skåne has the highest employment of the three". */
  readonly title: string;
  /** The measure, unit and year: "Employment rate, 20–64, % · 2025". Charts that print the unit elsewhere may leave it out. */
  readonly subtitle?: string;
  /** The source line at the foot, without the word "Source". */
  readonly source: string;
  /** What has to be known wherever the picture goes: of which territory the figures are. Stands at the foot. */
  readonly remarks?: readonly string[];
}

/** On which side better values are; null where neither is. */
export type BetterSide = 'high' | 'low' | null;

/** One published figure. `flags` holds Eurostat's letters ("u", "bp", …), and "?" where they are not known. One that is doubtful is drawn hollow. */
export interface Figure {
  readonly value: number;
  readonly year?: number;
  /** Half of the interval that the value lies in, drawn and said behind it. */
  readonly margin?: number;
  readonly flags?: string;
  readonly isDoubtful?: boolean;
}

/** Several indicators (1–12 rows) by 2–6 regions. Rows of one measure share a scale, others have their own. */
export interface DumbbellSpec extends Caption {
  readonly type: 'dumbbell';
  /** 2–6, in the order of colours and shapes. One is drawn as well. */
  readonly regions: readonly { readonly name: string }[];
  readonly rows: readonly DumbbellRow[];
}

export interface DumbbellRow {
  readonly label: string;
  readonly unit: string;
  /** One per region, in the same order. */
  readonly figures: readonly (Figure | null)[];
  readonly median?: number | null;
  /** Of how many regions the median is. */
  readonly medianCount?: number;
  /** What it is the median of; regions where nothing is said. */
  readonly medianLevel?: 'regions' | 'countries';
  /** Values of countries beside the regions', with their names. */
  readonly beside?: readonly { readonly name: string; readonly value: number }[];
  readonly better?: BetterSide;
  /** Rows with the same word have the same scale. */
  readonly scale?: string;
  /** The axis covers at least so much, so that values that are about level look level. */
  readonly leastSpan?: number | null;
  /** Digits after the point; without it, as many as the figures need, at most one. */
  readonly decimals?: number;
}

/** One indicator: where the chosen regions stand among all with data. */
export interface BeeswarmSpec extends Caption {
  readonly type: 'beeswarm';
  readonly unit: string;
  /** Every region's value, the chosen ones included; up to 350 or so. */
  readonly values: readonly number[];
  /** Those of the values that are doubtful: drawn hollow. */
  readonly doubtful?: readonly number[];
  /** What the values are of; regions unless said. */
  readonly level?: 'regions' | 'countries';
  readonly better?: BetterSide;
  /** 0–8. The rank is the caller's, because the good direction is. */
  readonly chosen: readonly {
    readonly name: string;
    readonly value: number;
    /** Half of the interval that the value lies in, shown behind it. */
    readonly margin?: number;
    readonly rank: number;
    readonly flags?: string;
    readonly year?: number;
    readonly isDoubtful?: boolean;
  }[];
  readonly median?: number | null;
  readonly decimals?: number;
}

/** Values over years, 1–6 series, several each in a plot of its own; a missing year is a gap in the line. */
export interface TrendSpec extends Caption {
  readonly type: 'trend';
  readonly unit: string;
  /** Each with its country's or the Union's, drawn dashed and grey. */
  readonly series: readonly (TrendSeries & { readonly beside?: TrendSeries })[];
  readonly better?: BetterSide;
  /** What all series are beside that have nothing of their own. */
  readonly reference?: TrendSeries;
  readonly decimals?: number;
}

export interface TrendSeries {
  readonly name: string;
  /** In any order. A null value with a flag is a suppressed figure. */
  readonly points: readonly {
    readonly year: number;
    readonly value: number | null;
    readonly flags?: string;
    readonly isDoubtful?: boolean;
  }[];
}

/** Steps on a line of time, and how far 0–8 measures have come from their start (0) to their target (1). `at` is a part of the time: 0 its first day, 1 its last. */
export interface TimelineSpec extends Caption {
  readonly type: 'timeline';
  /** The first and the last day, as text. */
  readonly start: string;
  readonly end: string;
  readonly stepsSaid: string;
  readonly today: { readonly at: number; readonly text: string } | null;
  readonly steps: readonly { readonly at: number; readonly isDone: boolean }[];
  readonly series: readonly {
    /** What it measures and how far it is, in a sentence. */
    readonly said: string;
    readonly points: readonly { readonly at: number; readonly share: number }[];
  }[];
}

/** Dots at places in Europe; outermost regions that have one in insets. */
export interface MapSpec extends Caption {
  readonly type: 'map';
  /** What the outermost regions are called, by their codes. */
  readonly names?: Readonly<Record<string, string>>;
  readonly dots: readonly MapDot[];
  /** The meaning of a highlighted dot: "matches your question". */
  readonly highlightLabel?: string;
  /** The meaning of the size and the number: "number of experiences". */
  readonly sizeLabel?: string;
  /** Lines between dots, by their places in the list; the wider the larger the value. */
  readonly arcs?: readonly { readonly from: number; readonly to: number; readonly value: number }[];
}

export interface MapDot {
  /** Where pressing the dot leads, where the picture stands in a page. */
  readonly href?: string;
  readonly name: string;
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
  /** Sets the area of the dot and is printed in it; without it a plain dot. */
  readonly value?: number | null;
  readonly highlight?: boolean;
}

/** Europe's regions in classes of a value. */
export interface RegionMapSpec extends Caption {
  /** 'tileMap' is what such a picture was called when hexagons stood for all regions; kept pictures say it still. */
  readonly type: 'regionMap' | 'tileMap';
  readonly unit: string;
  /** By NUTS 2 code (2024; 2021 for the United Kingdom). A code without a place on the map is named in the foot; null is "no figure". */
  readonly values: Readonly<Record<string, number | null>>;
  /** Codes of values that may be wrong: hatched. */
  readonly doubtful?: readonly string[];
  /** Outlined, named and listed with their values; up to 10, the own region first. */
  readonly highlights?: readonly { readonly code: string; readonly name: string; readonly isOwn?: boolean }[];
  /** What the outermost regions, the lowest and the highest are called. */
  readonly names?: Readonly<Record<string, string>>;
  readonly better?: BetterSide;
  /** Rising limits between classes, 1–6 of them; without them five classes of about equal size. */
  readonly breaks?: readonly number[];
  readonly decimals?: number;
}

/** Europe's regions in a few groups, one colour each: a region and those like it. */
export interface GroupMapSpec extends Caption {
  readonly type: 'groupMap';
  /** The first is what the map is about; up to four. */
  readonly groups: readonly {
    readonly label: string;
    /** In the order in which their names get room. A country has the codes of all its regions. */
    readonly regions: readonly { readonly name: string; readonly codes: readonly string[] }[];
    /** How many of them are named on the map; all, unless said. */
    readonly named?: number;
    /** Outlined instead of filled. */
    readonly isOutlined?: boolean;
  }[];
}

/** How far two groups are apart in each region, a block for each measure. */
export interface GapSpec extends Caption {
  readonly type: 'gap';
  /** What the two groups are called. */
  readonly groups: readonly [string, string];
  readonly blocks: readonly {
    readonly label: string;
    readonly unit: string;
    readonly decimals?: number;
    readonly better?: BetterSide;
    /** `gap` is finished text: "−11.4 points". */
    readonly rows: readonly {
      readonly name: string;
      readonly figures: readonly [Figure, Figure];
      readonly gap: string;
    }[];
  }[];
}

/** A finished drawing; width and height are in CSS pixels, alt is at most 1,000 characters. */
export interface Drawing {
  readonly svg: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}
