import { bodyWidth, titleLines, titleSize } from './frame.ts';
import { wrap } from './text.ts';

/**
 * The title that a finding makes: all of it where two lines hold it, else as many of its sentences and parts before a semicolon as they hold, else
 * the first of the shorter ones that fits. Nothing is cut within a part while something whole fits.
 */
export function titleOf(finding: string, ...shorter: readonly string[]): string {
  return firstThatFits([...beginningsOf(finding), ...shorter]) ?? finding;
}

/** Chooses the first title that two lines hold, else the last; undefined of none. */
export function firstThatFits(titles: readonly string[]): string | undefined {
  const candidates = titles.map((each) => each.replace(/[.;]$/, ''));
  return candidates.find(fits) ?? candidates.at(-1);
}

/** Lists a finding, and what it begins with: whole sentences, and parts before a semicolon, the longest first. */
export function beginningsOf(finding: string): string[] {
  const parts = finding.split(/(?<=;|(?<!\d)\.) |(?<=\d\.) (?=\p{Lu})/u);
  return parts.map((_, left) => parts.slice(0, parts.length - left).join(' '));
}

function fits(title: string): boolean {
  return wrap(title, bodyWidth, titleSize, 700, titleLines + 1).length <= titleLines;
}
