import { type Experience, isPublic } from '#src/domain/experiences/experience.ts';
import type { ExperienceView, ReviewView } from '#src/domain/experiences/view.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listTried } from '#src/store/experiences/adoption.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { listTransitions } from '#src/store/experiences/review.ts';
import { findRevision } from '#src/store/experiences/revision.ts';
import { findPerson } from '#src/store/people/person.ts';

type Store = { sql: Sql };

/** An experience with all that a member is told beside it. */
export async function loadExperienceView({ sql }: Store, experience: Experience): Promise<ExperienceView> {
  const [author, past, adoption] = await Promise.all([
    experience.author === null ? null : findPerson(sql, experience.author),
    listTransitions(sql, experience.number),
    loadAdoption(sql, experience, 'member'),
  ]);
  return { experience, authorName: author?.displayName ?? null, past, adoption, isForEverybody: false };
}

/** Loads the view of an experience with its version, for a reviewer. */
export async function loadReviewView(context: Store, experience: Experience): Promise<ReviewView> {
  const [view, revision] = await Promise.all([
    loadExperienceView(context, experience),
    findRevision(context.sql, experience.number),
  ]);
  return { ...view, revision };
}

/** Loads the public view: without names of people and contact. Null if the experience was never reviewed, or was withdrawn. */
export async function loadPublicView({ sql }: Store, number: number): Promise<ExperienceView | null> {
  const experience = await findExperience(sql, number);
  if (!experience || !isPublic(experience)) return null;
  const [past, adoption] = await Promise.all([
    listTransitions(sql, experience.number),
    loadAdoption(sql, experience, 'everybody'),
  ]);
  const { contact: _, ...details } = experience.details;
  return {
    experience: { ...experience, author: null, details },
    authorName: null,
    past: past.map((each) => ({ ...each, by: null, byName: null, comment: null })),
    adoption,
    isForEverybody: true,
  };
}

async function loadAdoption(sql: Sql, experience: Experience, reader: 'member' | 'everybody') {
  const tried = await listTried(sql, experience, reader);
  const first = tried.find(({ number }) => number === experience.adoptedFrom) ?? null;
  return { first, adopters: tried.filter((each) => each !== first) };
}
