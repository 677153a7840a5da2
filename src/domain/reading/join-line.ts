/** A command line of its parts; those that are nothing are left out. */
export function joinLine(...parts: (string | false | null | undefined)[]): string {
  return parts.filter((part): part is string => Boolean(part)).join(' ');
}

export function quoted(text: string): string {
  return /[\s"“«=\\]/u.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
