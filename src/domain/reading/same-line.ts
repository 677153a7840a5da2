import { tokenize } from '#src/core/command-line.ts';

/** Returns whether two lines ask for the same, whatever the order of their options. */
export function isSameLine(left: string, right: string): boolean {
  const sorted = (line: string) =>
    tokenize(line)
      .map(({ key, text }) => (key ? `${key}=${text}` : text))
      .sort()
      .join('\n');
  return sorted(left) === sorted(right);
}
