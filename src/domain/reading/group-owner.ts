import type { Frame } from './frame.ts';
import { hasSlot, type Part } from './part.ts';
import type { Token } from './tokens.ts';

const boundary = /[.?!;:,\n]/u;

/** Sets which measure each group stands with: the nearest in its part of a list, "poverty and | foreign-born employment". */
export function setGroupOwners({ families, groups }: Frame, parts: readonly Part[], tokens: readonly Token[]) {
  if (families.length < 2) return;
  for (const group of groups) {
    const index = parts.findIndex(({ start }) => start === group.at);
    const [from, to] = segmentAround(parts, index, tokens);
    const own = families
      .filter(({ at }) => at >= (parts[from]?.start ?? 0) && at < (parts[to]?.end ?? 0))
      .toSorted((left, right) => Math.abs(left.at - group.at) - Math.abs(right.at - group.at));
    group.ofFamily = own[0]?.value ?? null;
  }
}

/** The first and last part between the words and marks that join a list. */
function segmentAround(parts: readonly Part[], index: number, tokens: readonly Token[]): [number, number] {
  let from = index;
  while (from > 0 && !isBegin(parts, from, tokens)) from -= 1;
  let to = index;
  while (to < parts.length - 1 && !isBegin(parts, to + 1, tokens)) to += 1;
  return [from, to];
}

function isBegin(parts: readonly Part[], index: number, tokens: readonly Token[]): boolean {
  const part = parts[index];
  return hasSlot(part, 'and') || hasSlot(parts[index - 1], 'and') || boundary.test(tokens[part?.start ?? 0]?.gap ?? '');
}
