/**
 * Returns whether a reader that sends `asked` in If-None-Match has what `tag` names. What was compressed on its way has the tag with `W/` before it;
 * a reader may name several.
 */
export function isSameTag(asked: string | undefined, tag: string): boolean {
  const known = asked?.split(',').map((each) => each.trim().replace(/^W\//, '')) ?? [];
  return known.includes(tag) || known.includes('*');
}
