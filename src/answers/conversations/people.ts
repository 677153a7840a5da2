import type { AppContext } from '#src/context.ts';
import { localeOf } from '#src/core/locale.ts';
import type { Person } from '#src/core/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

type Places = Pick<AppContext, 'catalogue'>;

/** Names somebody, in plain text: "Ana (Region of Murcia)"; null is somebody who was forgotten. */
export function nameAuthor(context: Places, person: Person | null, reader: { language: string }): string {
  const { conversation, introduction } = textsFor(reader.language);
  if (person === null) return conversation.gone;
  const name = person.displayName ?? conversation.somebody;
  const { region } = person;
  return region === null ? name : introduction.personFrom({ name, region: nameRegion(context, region, reader) });
}

/** Names all the others in one line of plain text. */
export function nameOthers(context: Places, others: readonly (Person | null)[], reader: { language: string }): string {
  return listNames(
    others.map((each) => nameAuthor(context, each, reader)),
    reader,
  );
}

export const listNames = (names: readonly string[], { language }: { language: string }): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
