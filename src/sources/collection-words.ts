import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CollectionWords, createCollectionWords } from '#src/domain/experiences/collection-words.ts';
import { listItems, listRows } from '#src/domain/reading/tables.ts';

const path = join(import.meta.dirname, '../../data/words/collections.tsv');

let words: Promise<CollectionWords> | undefined;

/** Returns what words of lists mean, from data/words/collections.tsv, which is read once in a process. */
export function readCollectionWords(): Promise<CollectionWords> {
  words ??= load();
  return words;
}

async function load(): Promise<CollectionWords> {
  const rows = listRows(await readFile(path, 'utf8'));
  return createCollectionWords(
    rows.map(([kind = '', value = '', language = '', forms]) => ({ kind, value, language, forms: listItems(forms) })),
  );
}
