import type { CollectionTable } from './domain/experiences/collection.ts';
import { readCollectionFile } from './sources/collection-file.ts';
import { readCollectionWords } from './sources/collection-words.ts';

/** The reader of lists that staff bring in: files, and the words in them. */
export function createCollectionReader() {
  return {
    readFile: (bytes: Uint8Array): Promise<CollectionTable> => readCollectionFile(bytes, 'column'),
    words: readCollectionWords,
  };
}
