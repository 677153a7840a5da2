const pageLength = 25;
/** A list up to this long is shown whole; of a longer one its head, its end and the asker's own region. */
export const fewRows = 10;
/** How many stand at the head and at the end, alone and with the own region between. */
const alone = { head: 3, end: 3 };
const withOwn = { head: 2, end: 1 };

/**
 * A page, or all, or the first `count`, or the head, the surroundings of the own row (`at`, below 0 for none) and the end; null stands for what is
 * left out.
 */
export function chooseRows<Row>(
  rows: readonly Row[],
  page: number | 'all' | null,
  at: number,
  count: number | null = null,
): (Row | null)[] {
  if (page === 'all') return [...rows];
  if (page !== null) {
    const { first } = pageOf(rows.length, page);
    return rows.slice(first, first + pageLength);
  }
  if (count !== null) return rows.slice(0, count);
  if (!isCut(rows.length, null)) return [...rows];
  const isBetween = at >= alone.head && at < rows.length - alone.end;
  const { head, end } = isBetween ? withOwn : alone;
  const chosen = rows.map(
    (_, index) => index < head || index >= rows.length - end || (isBetween && Math.abs(index - at) <= 1),
  );
  return rows.flatMap((row, index) => {
    if (chosen[index]) return [row];
    return chosen[index - 1] ? [null] : [];
  });
}

/** Returns whether an overview leaves out rows of a list of this length. */
export function isCut(length: number, count: number | null): boolean {
  return count === null ? length > fewRows : length > count;
}

/** The page asked for, or the nearest that there is; `first` is the index of its first row, `rangeOf` says which rows another page holds. */
export function pageOf(count: number, asked: number) {
  const pages = Math.max(1, Math.ceil(count / pageLength));
  const page = Math.min(Math.max(asked, 1), pages);
  return {
    page,
    pages,
    first: (page - 1) * pageLength,
    rangeOf: (other: number) => ({ from: (other - 1) * pageLength + 1, to: Math.min(other * pageLength, count) }),
  };
}
