import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import type { FigureChange } from '../figures/figure-change.ts';
import type { PolicyArea } from '../topics/indicator.ts';

/** The parts of a digest, in the order they stand in it. */
export const digestSections = ['reading', 'experiences', 'tools', 'questions', 'figures', 'events', 'mine'] as const;
export type DigestSection = (typeof digestSections)[number];

/** Why somebody is told something; `region` is a region code. */
export type DigestReason =
  | { type: 'area'; area: PolicyArea }
  /** They logged an experience in it. */
  | { type: 'logged'; area: PolicyArea }
  | { type: 'region'; region: string }
  /** It comes from a peer of `region`, which the recipient follows. */
  | { type: 'peer'; region: string }
  | { type: 'country'; region: string }
  | { type: 'author' }
  | { type: 'network' };

type Told = {
  /** The same for everybody; nobody is told the same key twice. */
  key: string;
  reason: DigestReason;
  /** The keys of other items that this item tells too. */
  also?: string[];
  /** Whether the item is new. Old items can accompany new ones, but are no reason to send a digest. */
  isNew: boolean;
};

/** Something to open: `line` says it in chat, `path` is its page, `day` (YYYY-MM-DD) where it has a date, `at` (ISO) where it has an instant, `detail` a sentence of it. */
export type DigestEntry = Told & {
  type: 'entry';
  title: string;
  region: string | null;
  day: string | null;
  at?: string;
  detail: string | null;
  /** When a call closes: an ISO instant, told in the reader's zone; a day alone is that of its own zone. */
  closes?: { at: string; isWholeDay: boolean; timeZone: string };
  isExample: boolean;
  line: string;
  path: string | null;
  /** Where it tells of many experiences that came with one list on one day; it has no title then. */
  list?: { source: string; count: number };
};

/** A figure that came or was revised; see FigureChange. `region` is the region it is told for. */
export type DigestFigure = Told & Omit<FigureChange, 'changedAt'> & { type: 'figure'; region: string | null };

/**
 * What others did with something of one's own. An experience: `count` readers found it useful, `count` others tried it too in `regions` (codes),
 * or who reviews did what the word says. A question: it was answered `count` times, or with it the recipient answered
 * `count` questions of others lately (`thanked`). `line` and `path` open it, as with an entry.
 */
export type DigestOwnChange = Told & {
  type: 'own-change';
  what: 'published' | 'sent-back' | 'archived' | 'restored' | 'changed' | 'adopted' | 'useful' | 'answered' | 'thanked';
  number: number;
  title: string;
  count: number;
  regions?: string[];
  line: string;
  path: string | null;
};

export type DigestItem = DigestEntry | DigestFigure | DigestOwnChange;

/** Lists the subjects that an item quotes from other people. What it says about the recipient's own work is not among them. */
export function subjectsOf(item: DigestItem): QuotedSubject[] {
  const [, kind, number] = (item.type === 'entry' && /^([eqtc])(\d+)$/.exec(item.key)) || [];
  if (number === undefined || kind === undefined) return [];
  const subject = { e: 'experience', q: 'question', t: 'tool', c: 'call' } as const;
  return [`${subject[kind as keyof typeof subject]}:${Number(number)}`];
}

/** `more` is how many there were beyond those shown; they come another time. */
export type DigestPart = { section: DigestSection; items: DigestItem[]; more: number };

/** Whom a digest is for. */
export type DigestRecipient = {
  /** The person whose own work is left out of the news and reported in the section `mine`; null for a channel. */
  person: number | null;
  /** Policy areas; an empty list means all. */
  areas: readonly string[];
  /** Region codes, the first is the one it is written for. */
  regions: readonly string[];
  /** Sections; an empty list means all. */
  sections: readonly string[];
  /** The time from which on things are new to the recipient. */
  since: Date;
};
