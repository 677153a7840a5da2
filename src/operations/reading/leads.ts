import { LRUCache } from 'lru-cache';
import { isRecent } from '#src/core/is-recent.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Person } from '#src/core/person.ts';

/** What an answer with something to see has: figures, a list, a picture. */
const shown = new Set(['table', 'facts', 'list', 'picture', 'file']);

/** Figures come in by night: what led to some leads to them a while later. */
const rememberedMs = 10 * 60_000;
const mostRemembered = 5_000;

/**
 * Tells whether the answer to a line shows anything, and does not only say why there is nothing. The answer is asked for once in a while.
 * @param read the answer as anybody may read it; null of a line that not everybody may read, which is not run: it is taken to show something
 */
export function rememberLeads(
  read: (line: string, person: Person) => Promise<Outcome | null>,
  now: () => Date,
): (line: string, person: Person) => Promise<boolean> {
  const remembered = new LRUCache<string, { isLeading: boolean; at: number }>({ max: mostRemembered });
  return async (line, person) => {
    const key = `${person.region ?? ''} ${line}`;
    const before = remembered.get(key);
    if (before && isRecent(before.at, now().getTime(), rememberedMs)) return before.isLeading;
    const isLeading = showsAnything(await read(line, person));
    remembered.set(key, { isLeading, at: now().getTime() });
    return isLeading;
  };
}

function showsAnything(outcome: Outcome | null): boolean {
  if (outcome?.type !== 'message') return true;
  // That the server could not answer now says nothing of the line.
  if (outcome.ownFault !== undefined) return true;
  return outcome.failed !== true && outcome.blocks.some(({ type }) => shown.has(type));
}
