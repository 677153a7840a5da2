import { readCollectionWords } from './collection-words.ts';

/** Tells names that people give to columns of lists of this kind. */
export async function columnTest(columnKind: string): Promise<(name: string) => boolean> {
  const words = await readCollectionWords();
  return (name) => words.guessColumns(columnKind, [name])[0] !== null;
}
