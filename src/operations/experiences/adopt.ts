import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { type Experience, type ExperienceFields, isOpen } from '#src/domain/experiences/experience.ts';
import { isAuthor, mayRead } from '#src/domain/experiences/rights.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { insertExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/** The result of trying what another region did; `first` is null if the first experience could not be tried any more. */
export type Adopted =
  | { type: 'same-region'; first: Experience }
  | { type: 'logged'; view: ExperienceView; first: Experience | null };

/**
 * The experience that is tried too. Null where it can be tried no more but they have begun to write: what they typed can still be logged.
 * `line` opens the form they write in.
 * @throws UserError where there is none that this person can try.
 */
export async function findAdoptable(
  { sql }: AppContext,
  number: number,
  { person, line }: Pick<Call, 'person' | 'line'>,
): Promise<Experience | null> {
  const { adoption, experience: texts } = textsFor(person.language);
  const first = await findExperience(sql, number);
  const isOwn = first !== null && isAuthor(person, first);
  if (first && isOpen(first) && !isOwn) return first;
  if ((await listDrafts(sql, person.id)).some(({ form }) => form === line)) return null;
  if (!first || !mayRead(person, first)) throw new UserError(texts.unknown({ number }));
  throw new UserError((isOwn ? adoption.own : adoption.notOpen)({ number }));
}

/** Logs what a region tries after `first`; it must be another region. Needs a transaction. */
export async function adoptExperience(
  context: AppContext,
  fields: ExperienceFields,
  first: Experience | null,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<Adopted> {
  if (first?.region === fields.region) return { type: 'same-region', first };
  const { id: author, language } = person;
  const adoptedFrom = first?.number ?? null;
  const logged = await insertExperience(context.sql, { ...fields, author, language, adoptedFrom }, now);
  return {
    type: 'logged',
    view: await loadExperienceView(context, logged),
    first,
  };
}
