/** Neighbours in one list or both: `gone` are in the first alone, `new` in the second. */
export type Stretch = { type: 'same' | 'gone' | 'new'; words: string[] };

/** Compares two lists by their longest common sequence. Time and memory grow with the product of their lengths. */
export function compareLists(left: readonly string[], right: readonly string[]): Stretch[] {
  const lengths = commonLengths(left, right);
  const width = right.length + 1;
  const stretches: Stretch[] = [];
  const add = (type: Stretch['type'], word: string | undefined) => {
    if (word === undefined) return;
    const last = stretches.at(-1);
    if (last?.type === type) last.words.push(word);
    else stretches.push({ type, words: [word] });
  };
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      add('same', left[i]);
      i += 1;
      j += 1;
    } else if (
      j >= right.length ||
      (i < left.length && lengthAt(lengths, (i + 1) * width + j) >= lengthAt(lengths, i * width + j + 1))
    ) {
      add('gone', left[i]);
      i += 1;
    } else {
      add('new', right[j]);
      j += 1;
    }
  }
  return stretches;
}

/** How much the rests of both lists have in common, from each pair of places. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        left[i] === right[j]
          ? lengthAt(lengths, (i + 1) * width + j + 1) + 1
          : Math.max(lengthAt(lengths, (i + 1) * width + j), lengthAt(lengths, i * width + j + 1));
  return lengths;
}

const lengthAt = (lengths: Uint16Array, index: number): number => lengths[index] ?? 0;
