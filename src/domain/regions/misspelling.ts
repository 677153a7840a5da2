import { distance } from '../reading/distance.ts';

/** Words that a name has or lacks without meaning another thing. */
const fillers = new Set(['a', 'an', 'cent', 'of', 'per', 'percent', 'rate', 'the']);
/** Letters that are taken for each other at the beginning of a word: Katalonia. */
const alikeBeginnings = ['ckq', 'sz', 'ijy', 'vw', 'fp'];
const shortestMisspelt = 4;
/** The length from which a word may have two wrong letters and still be recognised. */
const longWord = 8;

/**
 * Returns whether `said` is `name` with letters wrong in it, and no other name: word for word, in any order. A word more or less ("without", "non", a
 * country), another number or another beginning ("un-", "in-", "out-") makes it another name. Both folded. `isKnown` tells words that stand in names
 * as they are, and so are not misspelt.
 */
export function isMisspelling(said: string, name: string, isKnown: (word: string) => boolean = () => false): boolean {
  const left = contentOf(said);
  const right = contentOf(name);
  if (left.length === 0 || left.length !== right.length) return false;
  for (const word of left) {
    const same = right.indexOf(word);
    const at = same >= 0 || isKnown(word) ? same : right.findIndex((other) => isMisspeltWord(word, other));
    if (at < 0) return false;
    right.splice(at, 1);
  }
  return true;
}

function contentOf(folded: string): string[] {
  return folded.split(' ').filter((word) => word !== '' && !fillers.has(word));
}

function isMisspeltWord(said: string, word: string): boolean {
  const shorter = Math.min(said.length, word.length);
  if (shorter < shortestMisspelt || /\d/.test(said + word) || !beginsAlike(said, word)) return false;
  const allowed = shorter >= longWord ? 2 : 1;
  return distance(said, word, allowed) <= allowed;
}

function beginsAlike(said: string, word: string): boolean {
  const [left = '', right = ''] = [said[0], word[0]];
  return left === right || alikeBeginnings.some((letters) => letters.includes(left) && letters.includes(right));
}
