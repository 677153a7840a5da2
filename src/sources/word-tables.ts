import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Concept, readConcepts } from '#src/domain/experiences/concepts.ts';
import {
  readEndings,
  readFormerCodes,
  readLexicon,
  readOrdinaryWords,
  readPhrases,
  readPlaces,
  readProvinces,
  readWorld,
  type WordTables,
} from '#src/domain/reading/tables.ts';

const root = join(import.meta.dirname, '../../data/words');

let tables: Promise<WordTables> | undefined;

/** Returns the lexicon, the phrases and the names of places in data/words, which are read once in a process. */
export function readWordTables(): Promise<WordTables> {
  tables ??= readFiles();
  return tables;
}

async function readFiles(): Promise<WordTables> {
  const load = (path: string) => readFile(join(root, path), 'utf8');
  const files = (await readdir(join(root, 'lexicon'))).filter((name) => name.endsWith('.tsv')).sort();
  const lexicon = (await Promise.all(files.map((name) => load(join('lexicon', name))))).flatMap(readLexicon);
  const places = [
    ...readPlaces('name', await load('places/names.tsv')),
    ...readPlaces('city', await load('places/cities.tsv')),
    ...readPlaces('island', await load('places/islands.tsv')),
    ...readProvinces(await load('places/provinces.tsv')),
    ...readFormerCodes(await load('places/former.tsv')),
    ...readWorld(await load('places/world.tsv')),
  ];
  const phrases = readPhrases(await load('phrases.tsv'));
  const programmes = readLexicon(await load('programmes.tsv'));
  const ordinary = readOrdinaryWords(await load('places/ordinary.tsv'));
  const endings = readEndings(await load('places/endings.tsv'));
  return { lexicon, phrases, programmes, places, ordinary, endings };
}

let concepts: Promise<Concept[]> | undefined;

/** Returns what words of a search stand for, data/words/concepts.tsv, which is read once in a process. */
export function readConceptTable(): Promise<Concept[]> {
  concepts ??= readFile(join(root, 'concepts.tsv'), 'utf8').then(readConcepts);
  return concepts;
}
