/** Looks up a word from outside in a table: words such as “constructor”, which every object answers to, are in none. */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
