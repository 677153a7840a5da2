import { textsFor } from './index.ts';

/**
 * Says in a language what territory the figures of a region are of, where that is another; null where it is the region itself. A note that was written here stands
 * as it is.
 */
export function sayTerritoryNote(
  { territory, territoryNote }: { territory: string; territoryNote: string | null },
  language: string,
): string | null {
  const notesOf = (spoken: string) => textsFor(spoken).figure.territoryNotes as Record<string, string>;
  return notesOf('en')[territory] === territoryNote ? (notesOf(language)[territory] ?? territoryNote) : territoryNote;
}
