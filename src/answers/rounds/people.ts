import type { AppContext } from '#src/context.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import type { QuotingLine } from '#src/core/quoting-text.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

export type Places = Pick<AppContext, 'catalogue'>;
type Named = { person: number; displayName: string | null; region: string | null };
type Reader = { language: string };

/** "Ana (Murcia)", plain text. */
export function nameWithRegion(
  context: Places,
  { displayName, region }: Omit<Named, 'person'>,
  reader: Reader,
): string {
  const { unnamed, personFrom } = textsFor(reader.language).round;
  const name = displayName ?? unnamed;
  return region === null ? name : personFrom({ name, region: nameRegion(context, region, reader) });
}

/** "Ana (Murcia), Olle (Skåne)", plain text. */
export function namesOf(context: Places, people: readonly Named[], reader: Reader): string {
  return people.map((each) => nameWithRegion(context, each, reader)).join(', ');
}

/** A line that names people, and goes with any of them. */
export function namingLine(line: string, people: readonly Pick<Named, 'person'>[], instead: string): QuotingLine {
  return { line, of: people.map(({ person }): QuotedSubject => `person:${person}`), instead };
}
