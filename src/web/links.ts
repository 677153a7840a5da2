const pages = [
  { pattern: /^\/region show (?:region=)?([\w]+)$/, folder: 'regions' },
  { pattern: /^\/experience show (?:experience=)?#?(\d+)$/, folder: 'experiences' },
  { pattern: /^\/question show (?:question=)?#?(\d+)(?: page=(\d+))?$/, folder: 'questions' },
];

/** Where a command line is answered on the web: a page of its own, else the playground; null where there is neither. */
export function linkOfLine(line: string, hasPlayground: boolean): string | null {
  for (const { pattern, folder } of pages) {
    const [, subject, page] = pattern.exec(line) ?? [];
    if (subject !== undefined) return `/${folder}/${subject}${page === undefined ? '' : `?page=${page}`}`;
  }
  return hasPlayground ? `/playground?say=${encodeURIComponent(line)}` : null;
}
