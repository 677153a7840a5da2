const PAGES = [
  { pattern: /^\/region show (?:region=)?([\w]+)$/, folder: 'regions' },
  { pattern: /^\/experience show (?:experience=)?#?(\d+)$/, folder: 'experiences' },
  { pattern: /^\/question show (?:question=)?#?(\d+)$/, folder: 'questions' },
];

/** Where a command line is answered on the web: a page of its own, else the playground; null where there is neither. */
export function linkOfLine(line: string, hasPlayground: boolean): string | null {
  for (const { pattern, folder } of PAGES) {
    const subject = pattern.exec(line)?.[1];
    if (subject !== undefined) return `/${folder}/${subject}`;
  }
  return hasPlayground ? `/playground?say=${encodeURIComponent(line)}` : null;
}
