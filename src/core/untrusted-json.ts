/** As it may be written in a JSON text. */
const prototypeKey = /(?:_|\\u005f)(?:_|\\u005f)proto|\\u00[67]/i;

/**
 * Parses a JSON text from outside, without any key `__proto__`: checks of a value's shape pass over it, and what reads the value afterwards would
 * not.
 * @throws SyntaxError where it is no JSON.
 */
export function parseUntrusted(text: string): unknown {
  if (!prototypeKey.test(text)) return JSON.parse(text);
  return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
}
