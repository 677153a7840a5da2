import { foldText } from '#src/core/text.ts';

/** What is compared of two records. `start` as exact as it is known, null where nobody said it. */
export type Comparable = { title: string; text: string; region: string; start: string | null };

/** A record ready to be compared: pieces of its title and of its text. */
export type Fingerprint = { title: Set<string>; text: Set<string>; region: string; start: string | null };

/** How alike two records are. `same`: title and text say the same, of the same region and time. */
export type Likeness = { kind: 'same' | 'alike'; value: number };

/** Titles of so much the same letters, and texts of so much the same pairs of words, are the same but for a slip; half of it is alike. */
const leastSame = 0.85;
const leastAlike = 0.6;
const comparedCharacters = 4_000;

/** Takes the letters of a title, three by three, and the words of a text, two by two. */
export function fingerprintOf({ title, text, region, start }: Comparable): Fingerprint {
  const words = foldText(text.slice(0, comparedCharacters)).split(' ').filter(Boolean);
  const letters = ` ${foldText(title) || title.trim()} `;
  return {
    title: new Set(Array.from({ length: Math.max(1, letters.length - 2) }, (_, at) => letters.slice(at, at + 3))),
    text: new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`)),
    region,
    start,
  };
}

/** Compares two records by title and text; null where they are not alike. A text that one of them lacks says nothing against it. */
export function compareRecords(left: Fingerprint, right: Fingerprint): Likeness | null {
  const title = share(left.title, right.title);
  const hasTexts = left.text.size > 0 && right.text.size > 0;
  const text = hasTexts ? share(left.text, right.text) : null;
  const value = text === null ? title : Math.max((title + text) / 2, text, 0.9 * title);
  const isTheSame = title >= leastSame && (text === null || text >= leastSame);
  if (isTheSame && left.region === right.region && areOfOneTime(left.start, right.start))
    return { kind: 'same', value: text === null ? title : (title + text) / 2 };
  return title >= leastSame || value >= leastAlike ? { kind: 'alike', value } : null;
}

/** By as much of both as is known. */
function areOfOneTime(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return true;
  const known = Math.min(left.length, right.length);
  return left.slice(0, known) === right.slice(0, known);
}

/** Dice's coefficient: 1 where both have the same pieces. */
function share(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  if (small.size === 0) return 0;
  let common = 0;
  for (const piece of small) if (large.has(piece)) common += 1;
  return (2 * common) / (left.size + right.size);
}

/** So many of the pieces that sort first by their hash stand for a record; of two alike most of them are the same. */
const sketchSize = 12;
/** A piece that more records have tells too little. */
const mostOfOnePiece = 60;
/** So many that share the most pieces are compared. */
const mostCompared = 30;

/** Finds records like one among those that were added before. */
export function createLikenessIndex<Key>(): {
  add(key: Key, print: Fingerprint): void;
  /** The most alike one, the first added of those that are equally so. */
  find(print: Fingerprint): { key: Key; likeness: Likeness } | null;
} {
  const entries: { key: Key; print: Fingerprint }[] = [];
  const byPiece = new Map<string, number[]>();
  const piecesOf = ({ title, text }: Fingerprint) => [
    ...sketch(title).map((piece) => `t${piece}`),
    ...sketch(text).map((piece) => `x${piece}`),
  ];
  return {
    add(key, print) {
      const at = entries.push({ key, print }) - 1;
      for (const piece of piecesOf(print)) {
        const known = byPiece.get(piece);
        if (!known) byPiece.set(piece, [at]);
        else if (known.length < mostOfOnePiece) known.push(at);
      }
    },
    find(print) {
      const shared = new Map<number, number>();
      for (const piece of piecesOf(print))
        for (const at of byPiece.get(piece) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      const likeliest = [...shared]
        .toSorted((left, right) => right[1] - left[1] || left[0] - right[0])
        .slice(0, mostCompared)
        .map(([at]) => at);
      let best: { key: Key; likeness: Likeness } | null = null;
      for (const at of likeliest.sort((left, right) => left - right)) {
        const entry = entries[at];
        const likeness = entry && compareRecords(entry.print, print);
        if (entry && likeness && (!best || rank(likeness) > rank(best.likeness))) best = { key: entry.key, likeness };
      }
      return best;
    },
  };
}

const rank = ({ kind, value }: Likeness) => (kind === 'same' ? 1 : 0) + value;

function sketch(pieces: ReadonlySet<string>): string[] {
  return [...pieces]
    .map((piece) => ({ piece, hash: hashOf(piece) }))
    .sort((left, right) => left.hash - right.hash)
    .slice(0, sketchSize)
    .map(({ piece }) => piece);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
