import type { AppContext } from '#src/context.ts';
import type { ActsFor } from '#src/core/person.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import type { QuotingLine } from '#src/core/quoting-text.ts';
import { textsFor } from '#src/texts/index.ts';
import { withOrganisationAndRegion } from '../organisations/name.ts';

export type Places = Pick<AppContext, 'catalogue'>;
type Named = { person: number; displayName: string | null; region: string | null; organisation?: ActsFor | null };
type Reader = { language: string };

/** "Ana (Murcia)", or "Ana, City of Murcia (Murcia)" where she acts for an organisation; plain text. */
export function nameWithRegion(
  context: Places,
  { displayName, region, organisation }: Omit<Named, 'person'>,
  reader: Reader,
): string {
  const name = displayName ?? textsFor(reader.language).round.unnamed;
  return withOrganisationAndRegion(context, { name, organisation, region }, reader);
}

/** "Ana (Murcia), Olle (Skåne)", plain text. */
export function namesOf(context: Places, people: readonly Named[], reader: Reader): string {
  return people.map((each) => nameWithRegion(context, each, reader)).join(', ');
}

/** A line that names people, and goes with any of them. */
export function namingLine(line: string, people: readonly Pick<Named, 'person'>[], instead: string): QuotingLine {
  return { line, of: people.map(({ person }): QuotedSubject => `person:${person}`), instead };
}
