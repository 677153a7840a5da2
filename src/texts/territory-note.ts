import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { territoryName, wholeInEnglish } from '#src/domain/regions/naming.ts';
import { isCount } from '#src/domain/topics/count.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
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

/** Names a territory that a region is only a part of, as the note of the region does, which stands in the same answer; null of any other. */
export function nameWhole(catalogue: Catalogue, territory: string, language: string): string | null {
  const whole = wholeInEnglish(catalogue, territory);
  const namesOf = (spoken: string) => textsFor(spoken).figure.wholes as Record<string, string>;
  return whole !== null && namesOf('en')[territory] === whole ? (namesOf(language)[territory] ?? whole) : whole;
}

/** Names a territory that a figure is of. Of a count, the region that is only a part of its territory does not stand for all of it. */
export function holderName(
  catalogue: Catalogue,
  territory: string,
  indicator: Pick<Indicator, 'unit'>,
  language: string,
): string {
  const whole = isCount(indicator) ? nameWhole(catalogue, territory, language) : null;
  return whole ?? territoryName(catalogue, territory, language);
}
