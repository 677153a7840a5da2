import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** `to` is a path from the root, or `package:` and a name. */
export type Import = { from: string; to: string };

export const readHouse = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The entries of a folder, by name. */
export const listEntries = (folder: string): string[] => readdirSync(join(root, folder)).sort();

/** The folders in a folder, as paths from the root. */
export const listFolders = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
    .sort();

/** The TypeScript files of a folder itself beside its index.ts, as paths from the root. */
export const listSiblings = (folder: string): string[] =>
  listEntries(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => `${folder}/${name}`);

/** Everything below a folder, as paths from the root. */
export function listEntriesBelow(top: string): string[] {
  return readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => join(top, name));
}

/** All TypeScript files below a folder, as paths from the root. */
export const listFiles = (top: string): string[] => listEntriesBelow(top).filter((path) => path.endsWith('.ts'));

export function listImportsOf(from: string): Import[] {
  const specifiers = readHouse(from).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g);
  return [...specifiers].map(([, specifier]) => ({ from, to: resolveSpecifier(from, specifier as string) }));
}

export const listImports = (): Import[] =>
  ['src', 'adapters', 'jobs'].flatMap((top) => listFiles(top).flatMap(listImportsOf));

function resolveSpecifier(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(from), specifier));
  return `package:${specifier}`;
}
