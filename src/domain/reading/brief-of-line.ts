const regionCode = /^(?:region=)?([A-Z]{2}[A-Z\d]{0,3})$/;
/** As many others as a brief sets its region against. */
const mostAgainst = 3;

/** Returns the line of a brief on what a line was about: its first region against the others, in its policy area. Without a region, `/brief` alone. */
export function briefOfLine(line: string): string {
  const [command = '', ...words] = line.split(/\s+/);
  const codes = words.flatMap((word) => regionCode.exec(word)?.[1] ?? []);
  const [first, ...others] = command === '/compare' ? codes : codes.slice(0, 1);
  if (first === undefined) return '/brief';
  const against = others.length > 0 && others.length <= mostAgainst ? ` against=${others.join(',')}` : '';
  const area = words.find((word) => word.startsWith('area='));
  return `/brief ${first}${against}${area === undefined ? '' : ` ${area}`}`;
}
