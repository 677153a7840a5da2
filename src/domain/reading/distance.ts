const longest = 64;
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const;

/**
 * Edits between two words, two swapped letters being one (Damerau–Levenshtein, restricted), as far as `most`: beyond it, `most` + 1.
 */
export function distance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most || left.length > longest || right.length > longest) return most + 1;
  let [before, above, current]: Uint8Array[] = [...rows];
  if (!before || !above || !current) return most + 1;
  for (let column = 0; column <= right.length; column += 1) above[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    current[0] = row;
    let fewest = row;
    const letter = left.charCodeAt(row - 1);
    for (let column = 1; column <= right.length; column += 1) {
      const other = right.charCodeAt(column - 1);
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (letter === other ? 0 : 1),
      );
      const isSwapped =
        row > 1 && column > 1 && letter === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === other;
      if (isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current[column] = cost;
      if (cost < fewest) fewest = cost;
    }
    // A swap looks two rows back, so one row above the limit is not yet the end.
    if (fewest > most + 1) return most + 1;
    [before, above, current] = [above, current, before];
  }
  return Math.min(above[right.length] ?? most + 1, most + 1);
}
