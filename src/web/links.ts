const pages = [
  { pattern: /^\/region show (?:region=)?([\w]+)$/, folder: 'regions' },
  { pattern: /^\/experience show (?:experience=)?#?(\d+)$/, folder: 'experiences' },
  { pattern: /^\/question show (?:question=)?#?(\d+)(?: page=(\d+))?$/, folder: 'questions' },
];

/** Returns the address that answers a command line on the web: its own page, else the playground; null if there is neither. */
export function linkOfLine(line: string, hasPlayground: boolean): string | null {
  for (const { pattern, folder } of pages) {
    const [, subject, page] = pattern.exec(line) ?? [];
    if (subject !== undefined) return `/${folder}/${subject}${page === undefined ? '' : `?page=${page}`}`;
  }
  return hasPlayground ? `/playground?say=${encodeURIComponent(line)}` : null;
}
