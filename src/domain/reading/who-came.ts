import type { Frame } from './frame.ts';
import { isFrame, type Part, type Words } from './part.ts';
import type { Token } from './tokens.ts';

/** The number of words between "came" and the year. */
const reach = 5;
const year = /^(?:19|20)\d\d$/;
const clauseEnd = /[,.;:?!\n]/u;

/**
 * Makes a turn of a year that says when people came or were born, and not of when a figure is: "those who came before 2000", "people born in 1990",
 * "how many immigrants came in 2019". "Born abroad" is a group, and the year behind it is the figure's.
 */
export function readWhoCame(frame: Frame, parts: readonly Part[], tokens: readonly Token[], { phrases }: Words) {
  for (const part of parts) {
    if (!year.test(part.said)) continue;
    for (let at = part.start - 1; at >= Math.max(0, part.start - reach); at -= 1) {
      if (clauseEnd.test(tokens[at + 1]?.gap ?? '')) break;
      const token = tokens[at];
      const verb = parts.find(({ start, end }) => start <= at && at < end);
      const isBare = verb !== undefined && (verb.meanings.length === 0 || isFrame(verb));
      if (!token || !isBare || !phrases.isListed('coming', token.folded)) continue;
      frame.unusedTurns.push(`${token.text} … ${part.said}`);
      break;
    }
  }
}
