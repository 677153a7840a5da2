import type { SaidSpan } from './dated-span.ts';
import type { PhraseName } from './phrases.ts';
import type { ProgrammeWord } from './programme.ts';

/** A place as it was said, and the region its figures are of. */
export type SaidRegion = {
  code: string;
  said: string;
  /** 'part': the place is a part of the region, as a city is. */
  as: 'region' | 'part' | 'former';
  at: number;
  /** It says where the asker is: "I work in Teruel". */
  isAside: boolean;
};

/** A place that no region can stand in for. */
export type SaidPlace = {
  said: string;
  why: 'world' | 'union' | 'several' | 'unknown' | 'former';
  /** Regions it may be. */
  candidates: string[];
  at: number;
};

export type Period =
  | { type: 'year'; year: number }
  | { type: 'span'; since?: number; until?: number }
  | { type: 'years'; count: number }
  | { type: 'latest' }
  /** A time that the yearly figures cannot answer. */
  | { type: 'last-year' | 'month' | 'future' | 'ago' };

export type Direction = 'lower' | 'higher' | 'better' | 'worse';
export type Superlative = 'lowest' | 'highest' | 'best' | 'worst';

/**
 * Words that nothing used, and where. `isTelling`: it stands behind or right beside what is measured, so that it may make it another figure; what
 * stands before only asks.
 */
export type Residue = { word: string; at: number; isTelling: boolean };

/** A stretch of a message that says something, and what it may mean: its slots, its values, the codes of a place. */
export type Content = {
  said: string;
  at: number;
  slots: string[];
  values: string[];
  codes: string[];
  isAside: boolean;
};

/** The content of a message, slot by slot. */
export type Frame = {
  text: string;
  language: string;
  /** Everything the message wants done, in the order it was said. */
  intents: { value: string; at: number; end: number; said?: string }[];
  /** What data/words/phrases.tsv names and the message has. */
  phrases: PhraseName[];
  /** The folded words of the message that name a list of dated things: "webinar", "testbeds". */
  listNouns: string[];
  /** Words for calls, tools, trainings and the like, and what is done with them. */
  programme: readonly ProgrammeWord[];
  /** A time to come, for lists of what has a date; null where none is named. */
  span: SaidSpan | null;
  regions: SaidRegion[];
  unknownPlaces: SaidPlace[];
  /** Own region, as "we", "our", "here". */
  isOwn: boolean;
  /** The region of who asks, where they told it. */
  ownRegion: string | null;
  /** By a noun or a word for the place: "our region", "ours", "here". */
  isOwnNamed: boolean;
  /** Joined with a place: "Murcia and us". */
  isOwnBeside: boolean;
  families: { value: string; at: number }[];
  /** The indicator that was said by its whole name. */
  named: string | null;
  /** Two measures with "and" between them. */
  areFamiliesJoined: boolean;
  /** `ofFamily`: the measure it stands with, where there are several; null where it stands with none. */
  groups: { value: string; at: number; said: string; ofFamily: string | null }[];
  sex: string | null;
  /** "Men and women": each that was said. */
  sexes: string[];
  age: string | null;
  /** Where it was said. */
  ageAt: number | null;
  isShare: boolean;
  /** "How many", "share", "-anteil": not "figures on", "rate of". */
  isShareNamed: boolean;
  /** Nothing but groups, places and small words: "foreigners in Catalonia". */
  isBareGroup: boolean;
  hasArrival: boolean;
  period: Period | null;
  /** The words of a month or of what is to come. */
  periodSaid: string | null;
  isTrend: boolean;
  scope: {
    countries: string[];
    /** As their adjectives were said: "Swedish". */
    adjectives: string[];
    /** The country that has a word of its own for its regions: "Bundesländer". */
    land: string | null;
    /** The countries whose regions are meant: "the Italian regions", not "Italian lessons". */
    regionsOf: string[];
    /** An adjective may be of people: "pupils who are not Italian". */
    excluded: { code: string; said: string; isAdjective: boolean }[];
    isAbroad: boolean;
    /** Regions or countries are said to be abroad, not people. */
    isAbroadOfRegions: boolean;
    isMembers: boolean;
    /** "Any region except ours." */
    isOwnExcluded: boolean;
    where: ('coast' | 'island')[];
    /** Filters that no command has, as they were said. */
    unknown: string[];
    isEverywhere: boolean;
  };
  direction: Direction | null;
  /** "Better or worse than": which of them is asked. */
  isEitherWay: boolean;
  /** The own region by a word for the place itself: "here", "hos oss". */
  isHere: boolean;
  /** Whether the comparative compares with a place or "us": "lower than in Catalonia". */
  isThan: boolean;
  /** Where that place was said; null where it is "us", or none. */
  thanAt: number | null;
  superlative: Superlative | null;
  average: 'average' | 'national' | null;
  isUnion: boolean;
  /** `isInclusive`: "at least 20", "15 % or less". */
  threshold: { side: 'below' | 'above'; value: number; said: string; isInclusive: boolean } | null;
  count: number | null;
  weeks: number | null;
  /** The number of weeks as it was written. */
  weeksSaid: string | null;
  number: number | null;
  /** A number behind an article that nothing else used: "la 7". */
  bareNumber: number | null;
  areas: string[];
  status: string | null;
  /** Who paid for what is sought: the funds that experiences name. */
  funds: { value: string; said: string }[];
  /** Whether it was evaluated, as experiences tell. */
  evaluated: { value: string; said: string } | null;
  never: string | null;
  talk: string[];
  /** The topic of the message as it was written: the words of a search. */
  topic: string[];
  /** Words of sentences that only tell why it is asked. */
  leftOfTopic: string[];
  residue: Residue[];
  /** Known matters that are no measure; bound where they say whose: "of nurses". */
  matters: (Residue & { isBound: boolean; isArea: boolean })[];
  /** A negator, number or year that nothing used: no figure may be answered. */
  unusedTurns: string[];
  /** Words that make it another figure than its measure names: a sum, a multiple, a share of the unemployed. */
  otherFigures: string[];
  /** Words for "not" that met nothing. */
  negators: string[];
  /** What is left out, where no name says what: "but not in prisons". */
  exceptions: string[];
  corrections: { said: string; meant: string }[];
  /** All that was said, but for words that hold sentences together. */
  content: Content[];
  /** Words in all, so that a bare "thanks" is told from a request that thanks. */
  size: number;
};
