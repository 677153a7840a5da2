import { revertedLetter } from '#src/answers/experiences/versions.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Version } from '#src/domain/experiences/versions.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { lockExperience } from '#src/store/experiences/experience.ts';
import { listVersions } from '#src/store/experiences/versions.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPerson } from '../people/notify-person.ts';
import { changeableExperience, editableExperience } from './access.ts';
import { saveExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/** A page of versions, the latest first; behind the last stands the one before it, to compare with. */
export type VersionList = { experience: Experience; versions: Version[]; earlier: Version | null; hasMore: boolean };

/**
 * A page of the versions of an experience, those before `before` where it is given.
 * @throws UserError where there is none, or this person is neither its author nor a reviewer.
 */
export async function loadVersions(
  context: AppContext,
  number: number,
  person: Person,
  { before, size }: { before?: number | undefined; size: number },
): Promise<VersionList> {
  const experience = await changeableExperience(context, number, person);
  const found = await listVersions(context.sql, number, { limit: size + 1, before: before ?? null });
  return {
    experience,
    versions: found.slice(0, size),
    earlier: found[size] ?? null,
    hasMore: found.length > size,
  };
}

/**
 * One version with the one before it, null for the first.
 * @throws UserError where there is none, or this person is neither the author nor a reviewer.
 */
export async function loadVersion(
  context: AppContext,
  { number, revision }: { number: number; revision: number },
  person: Person,
): Promise<{ experience: Experience; version: Version; earlier: Version | null; isLatest: boolean; latest: number }> {
  const experience = await changeableExperience(context, number, person);
  const [version, earlier = null] = await listVersions(context.sql, number, { limit: 2, before: revision + 1 });
  if (version?.revision !== revision)
    throw new UserError(textsFor(person.language).versions.unknown({ number, revision }));
  const [latest] = await listVersions(context.sql, number, { limit: 1 });
  return {
    experience,
    version,
    earlier,
    isLatest: latest?.revision === revision,
    latest: latest?.revision ?? revision,
  };
}

/**
 * Puts what an earlier version said back, as a new version; its state stays. Its author is told. Needs a transaction. `seen` is the latest
 * version that whoever asks has seen: null, and nothing is done, where a later one was saved since.
 * @throws UserError where there is none, or it cannot be changed now.
 */
export async function revertExperience(
  context: AppContext,
  which: { number: number; revision: number; seen: number },
  { person, now }: Call,
): Promise<ExperienceView | null> {
  const { number, seen } = which;
  await lockExperience(context.sql, number);
  const current = await editableExperience(context, number, person);
  const { version, latest } = await loadVersion(context, which, person);
  if (latest !== seen) return null;
  const { details, language, life: _, ...fields } = version.content;
  // A region that is no more is not put back.
  const region = context.catalogue.regions.has(fields.region) ? fields.region : current.region;
  const changes = { fields: { ...fields, region }, details, language };
  const saved = await saveExperience(context.sql, number, changes, person.id, now);
  if (!saved) throw new UserError(textsFor(person.language).experience.unknown({ number }));
  if (saved.author !== person.id)
    await tellPerson(context, saved.author, {
      purpose: 'review',
      cause: { by: person.id, about: `experience ${number}, reverted`, now, most: 3 },
      write: (reader) => revertedLetter(saved, { version, by: person }, reader),
    });
  return loadExperienceView(context, saved);
}
