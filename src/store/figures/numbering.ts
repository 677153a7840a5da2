/** Gives each different text a number, from 1 in the order they come. */
export function createNumbering() {
  const numbers = new Map<string, number>();
  const list: string[] = [];
  return {
    /** The texts by their numbers, the first for 1. */
    list,
    numberOf(text: string): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      list.push(text);
      numbers.set(text, list.length);
      return list.length;
    },
  };
}
