import type { CollectionTable } from './domain/experiences/collection.ts';
import { readCollectionFile } from './sources/collection-file.ts';
import { readCollectionWords } from './sources/collection-words.ts';

/** The reader of lists that staff bring in: files, and the words in them. */
export function createCollectionReader() {
  return {
    async readFile(bytes: Uint8Array): Promise<CollectionTable> {
      const words = await readCollectionWords();
      return readCollectionFile(bytes, (name) => words.guessMapping([name])[0] !== null);
    },
    words: readCollectionWords,
  };
}
