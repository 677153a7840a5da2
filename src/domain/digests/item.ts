import type { Subject } from '#src/core/subject.ts';
import type { PolicyArea } from '../topics/indicator.ts';

/** The parts of a digest, in the order they stand in it. */
export const digestSections = ['reading', 'experiences', 'questions', 'figures', 'events', 'mine'] as const;
export type DigestSection = (typeof digestSections)[number];

/** Why somebody is told something; `region` is a region code. */
export type DigestReason =
  | { type: 'area'; area: PolicyArea }
  /** They logged an experience in it. */
  | { type: 'logged'; area: PolicyArea }
  | { type: 'region'; region: string }
  /** From a region alike in structure to this one, which is followed. */
  | { type: 'peer'; region: string }
  | { type: 'country'; region: string }
  | { type: 'author' }
  | { type: 'network' };

type Told = {
  /** The same for everybody; nobody is told the same key twice. */
  key: string;
  reason: DigestReason;
  /** Keys of what is told with it. */
  also?: string[];
  /** Old items may stand beside new ones; alone they are no reason to write. */
  isNew: boolean;
};

/** Something to open: `line` says it in chat, `path` is its page, `day` (YYYY-MM-DD) where it has a date, `detail` a sentence of it. */
export type DigestEntry = Told & {
  type: 'entry';
  title: string;
  region: string | null;
  day: string | null;
  detail: string | null;
  isExample: boolean;
  line: string;
  path: string | null;
};

/** A figure that came or was revised; see FigureChange. `region` is the region it is told for. */
export type DigestFigure = Told & {
  type: 'figure';
  indicator: string;
  area: string;
  region: string | null;
  year: number;
  value: number | null;
  flags: string;
  before: number | null;
  beforeYear: number;
  isRevision: boolean;
};

/**
 * What others did with something of one's own. An experience: `count` readers found it useful, `count` others tried it too in `regions` (codes),
 * or who reviews did what the word says. A question: it was answered `count` times. `line` and `path` open it, as with an entry.
 */
export type DigestEcho = Told & {
  type: 'echo';
  what: 'published' | 'sent-back' | 'archived' | 'restored' | 'changed' | 'adopted' | 'useful' | 'answered';
  number: number;
  title: string;
  count: number;
  regions?: string[];
  line: string;
  path: string | null;
};

export type DigestItem = DigestEntry | DigestFigure | DigestEcho;

/** What an item quotes that others wrote; what it says of one's own work is for its author. */
export function subjectsOf(item: DigestItem): Subject[] {
  const [, kind, number] = (item.type === 'entry' && /^([eq])(\d+)$/.exec(item.key)) || [];
  if (number === undefined) return [];
  return [kind === 'e' ? `experience:${Number(number)}` : `question:${Number(number)}`];
}

/** `more` is how many there were beyond those shown; they come another time. */
export type DigestPart = { section: DigestSection; items: DigestItem[]; more: number };

/** Whom a digest is for. */
export type DigestRecipient = {
  /** Whose own work is left out of the news and followed in `mine`; null for a channel, which is nobody. */
  person: number | null;
  /** None means all policy areas. */
  areas: readonly string[];
  /** Region codes, the first is the one it is written for. */
  regions: readonly string[];
  /** None means all. */
  sections: readonly string[];
  /** What came earlier is no news to them. */
  since: Date;
};
