/** Caches a reader's results by text. A file has few different texts; if it has more, it is not the expected kind of file. */
export function cacheByText<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    if (answers.size < 10_000) answers.set(text, answer);
    return answer;
  };
}

export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
