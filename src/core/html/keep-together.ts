/** A value before its margin or its flags, and a margin before its number. */
const joint = /(\d%?) (?=±|\?|[a-z]{1,4}\??(?:[),;.:]|$))|± (?=\d)/g;

/** Keeps a figure and what stands behind it ("72.2% ?", "54.9 ± 17.9", "15.6% d") in one line. Takes and returns HTML. */
export function keepTogether(html: string): string {
  return html.includes('%') || html.includes('±') || html.includes('?')
    ? html.replace(joint, (found) => found.replace(' ', '\u00a0'))
    : html;
}
