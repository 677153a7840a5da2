import { claimDays, type Evaluation, isOfThisText } from '#src/domain/experiences/evaluation.ts';
import { type Experience, isPublic } from '#src/domain/experiences/experience.ts';
import { type Freshness, staleBefore } from '#src/domain/experiences/freshness.ts';
import type { ExperienceView, ReviewView } from '#src/domain/experiences/view.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listTried } from '#src/store/experiences/adoption.ts';
import { listAttachments } from '#src/store/experiences/attachment.ts';
import { findClaim, listEvaluations } from '#src/store/experiences/evaluation.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { findConfirmedSince } from '#src/store/experiences/freshness.ts';
import { listTransitions } from '#src/store/experiences/review.ts';
import { findRevision } from '#src/store/experiences/revision.ts';
import { findSelfEvaluation } from '#src/store/experiences/self-evaluation.ts';
import { findPeople, findPerson } from '#src/store/people/person.ts';

type Store = { sql: Sql; now(): Date };

/** An experience with all that a member is told beside it. */
export async function loadExperienceView({ sql, now }: Store, experience: Experience): Promise<ExperienceView> {
  const [author, others, past, adoption, evaluations, freshness, selfEvaluation, attachments] = await Promise.all([
    experience.author === null ? null : findPerson(sql, experience.author),
    experience.coAuthors.length === 0 ? [] : findPeople(sql, experience.coAuthors),
    listTransitions(sql, experience.number),
    loadAdoption(sql, experience, 'member'),
    loadEvaluations(sql, experience),
    loadFreshness(sql, experience, now()),
    findSelfEvaluation(sql, experience.number),
    listAttachments(sql, experience.number),
  ]);
  const authorName = author?.displayName ?? null;
  const authorOrganisation = author?.organisation ?? null;
  const coAuthorNames = others.flatMap(({ displayName }) => displayName ?? []);
  const beside = { past, attachments, adoption, evaluations, freshness, selfEvaluation, isForEverybody: false };
  return {
    ...{ experience, authorName, authorOrganisation, coAuthorNames, hasAuthor: experience.author !== null },
    ...beside,
  };
}

/** Loads the view of an experience with its version and who works on it, for a reviewer. */
export async function loadReviewView(context: Store, experience: Experience): Promise<ReviewView> {
  const [view, revision, claim] = await Promise.all([
    loadExperienceView(context, experience),
    findRevision(context.sql, experience.number),
    findClaim(context.sql, experience.number, claimedSince(context.now())),
  ]);
  return { ...view, revision, claim };
}

/** Loads the public view: without names of people and contact. Null if the experience was never reviewed, or was withdrawn. */
export async function loadPublicView({ sql, now }: Store, number: number): Promise<ExperienceView | null> {
  const experience = await findExperience(sql, number);
  if (!experience || !isPublic(experience)) return null;
  const [past, adoption, evaluations, freshness, selfEvaluation, attachments] = await Promise.all([
    listTransitions(sql, experience.number),
    loadAdoption(sql, experience, 'everybody'),
    loadEvaluations(sql, experience),
    loadFreshness(sql, experience, now()),
    findSelfEvaluation(sql, experience.number),
    listAttachments(sql, number),
  ]);
  const { contact: _, ...details } = experience.details;
  return {
    experience: { ...experience, author: null, coAuthors: [], details },
    authorName: null,
    authorOrganisation: null,
    hasAuthor: experience.author !== null,
    coAuthorNames: [],
    past: past.map((each) => ({ ...each, by: null, byName: null, comment: null })),
    attachments,
    adoption,
    evaluations: evaluations.map((each) => ({ ...each, reviewer: null, reviewerName: null })),
    freshness,
    selfEvaluation,
    isForEverybody: true,
  };
}

/** Returns the instant since which a claim holds. */
export const claimedSince = (now: Date) => new Date(now.getTime() - claimDays * 24 * 3_600_000);

/** Loads what reviewers found of the text as it is now. */
export async function loadEvaluations(sql: Sql, experience: Experience): Promise<Evaluation[]> {
  const evaluations = await listEvaluations(sql, experience.number);
  return evaluations.filter((each) => isOfThisText(each, experience));
}

async function loadFreshness(sql: Sql, experience: Experience, now: Date): Promise<Freshness | null> {
  const found = isPublic(experience) ? await findConfirmedSince(sql, experience.number) : null;
  return found && { ...found, isStale: found.since <= staleBefore(now) };
}

async function loadAdoption(sql: Sql, experience: Experience, reader: 'member' | 'everybody') {
  const tried = await listTried(sql, experience, reader);
  const first = tried.find(({ number }) => number === experience.adoptedFrom) ?? null;
  return { first, adopters: tried.filter((each) => each !== first) };
}
