/** What the button below a question says behind its line: the secret that only this press has. */
const ending = /(?:^|\s+)confirmed(?:=(\S*))?\s*$/iu;

/** The line of a button that answers a question. */
export const confirmedLine = (line: string, token: string) => `${line} confirmed=${token}`;

/** What was said, and the secret behind it; '' where the word stands there without one, null where there is none. */
export function splitConfirmation(rest: string): { rest: string; confirmation: string | null } {
  const match = ending.exec(rest);
  return match ? { rest: rest.slice(0, match.index), confirmation: match[1] ?? '' } : { rest, confirmation: null };
}
