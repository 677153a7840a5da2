import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Reviewed, Standing } from '#src/domain/experiences/reviewed.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import type { ReviewView } from '#src/domain/experiences/view.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import { deleteClaim, findClaim } from '#src/store/experiences/evaluation.ts';
import { findNextWaiting, listTransitions } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { holdForReview, holdToArchive, readExperience, requireMayReview, requireReviewer } from './access.ts';
import { tellAuthor } from './notify-author.ts';
import { saveExperienceLife } from './versions.ts';
import { claimedSince, loadReviewView } from './view.ts';

// What reviewers do. All of it needs a transaction, and throws a UserError where there is no such experience or the person may not.

/**
 * Says that an experience was checked. `revision` names the version that was read, so that nothing unread is published; what was sent back is
 * published only so.
 */
export async function publishExperience(
  context: AppContext,
  { number, revision }: { number: number; revision: number | undefined },
  call: Call,
): Promise<Reviewed | Standing> {
  const held = await holdForReview(context, number, call.person);
  const { experience } = held;
  requireMayReview(experience, call.person);
  const { life, withdrawnAt } = experience;
  const isOther = revision !== undefined && revision !== held.revision;
  const canBe = life === 'submitted' || (life === 'sent-back' && revision !== undefined);
  if (withdrawnAt || isOther || !canBe)
    return stands(context, experience, { isChanged: isOther && life === 'submitted' && !withdrawnAt });
  if (await isClaimedByOther(context, number, call)) return stands(context, experience, { isClaimed: true });
  return saveReview(context, experience, 'published', call);
}

/** Finds an experience that can be sent back: one that waits for review. A published one is changed or archived instead. */
export async function findReturnable(
  context: AppContext,
  number: number,
  person: Person,
): Promise<{ type: 'waiting'; experience: Experience } | Standing> {
  requireReviewer(person);
  const experience = await readExperience(context, number, person);
  requireMayReview(experience, person);
  return isWaiting(experience) ? { type: 'waiting', experience } : stands(context, experience);
}

/** Gives an experience that waits for review back to its author, with a comment. */
export async function sendBackExperience(
  context: AppContext,
  { number, comment }: { number: number; comment: string },
  call: Call,
): Promise<Reviewed | Standing> {
  const { experience } = await holdForReview(context, number, call.person);
  requireMayReview(experience, call.person);
  if (!isWaiting(experience)) return stands(context, experience);
  if (await isClaimedByOther(context, number, call)) return stands(context, experience, { isClaimed: true });
  return saveReview(context, experience, 'sent-back', call, comment);
}

/** Finds an experience that its author or a reviewer can archive: any that is neither archived nor withdrawn. */
export async function findArchivable(
  context: AppContext,
  number: number,
  person: Person,
): Promise<{ type: 'archivable'; experience: Experience } | Standing> {
  const { experience } = await holdToArchive(context, number, person);
  const isAway = experience.withdrawnAt !== null || experience.life === 'archived';
  return isAway ? stands(context, experience) : { type: 'archivable', experience };
}

/** Takes an experience that has had its time out of sight; it is kept. */
export async function archiveExperience(context: AppContext, number: number, call: Call): Promise<Reviewed | Standing> {
  const found = await findArchivable(context, number, call.person);
  return found.type === 'standing' ? found : saveReview(context, found.experience, 'archived', call);
}

/** Brings an experience back from the archive to where it was before. */
export async function unarchiveExperience(
  context: AppContext,
  number: number,
  { person, now }: Call,
): Promise<{ type: 'unarchived'; view: ReviewView } | Standing> {
  const [last] = await listTransitions(context.sql, number);
  // Who archived their own can bring it back.
  const isOwnDoing = last?.life === 'archived' && last.by === person.id;
  if (!isAllowed(person.role, 'review') && !isOwnDoing)
    throw new UserError(textsFor(person.language).review.archive.restoreByReviewer({ number }));
  const { experience } = await holdToArchive(context, number, person);
  if (experience.life !== 'archived') return stands(context, experience);
  const life = last?.before ?? 'submitted';
  const saved = await saveExperienceLife(context.sql, number, life, { by: person.id, at: now });
  await tellAuthor(context, saved, { step: 'restored', reviewer: person, comment: null });
  return { type: 'unarchived', view: await loadReviewView(context, saved.experience) };
}

/** Saves what a reviewer did, ends the claim, and tells the author. */
export async function saveReview(
  context: AppContext,
  experience: Experience,
  step: Reviewed['step'],
  { person, now }: Call,
  comment: string | null = null,
): Promise<Reviewed> {
  const saved = await saveExperienceLife(context.sql, experience.number, step, { by: person.id, at: now, comment });
  await deleteClaim(context.sql, experience.number);
  const told = await tellAuthor(context, saved, { step, reviewer: person, comment });
  // The counters follow when the transaction ends: what was done in it waits for them still.
  const waiting = isAllowed(person.role, 'review')
    ? (await countWaiting(context.sql, queueOf(person))) - (isWaiting(experience) ? 1 : 0)
    : 0;
  const next =
    waiting > 0
      ? await findNextWaiting(context.sql, {
          ...queueOf(person),
          ...{ after: experience.origin, reviewer: person.id, claimedSince: claimedSince(now) },
        })
      : null;
  return { type: 'reviewed', step, experience: saved.experience, told, waiting, next };
}

/** Says how an experience stands that nothing was done with. */
export async function stands(
  context: AppContext,
  experience: Experience,
  { isChanged = false, isClaimed = false }: { isChanged?: boolean; isClaimed?: boolean } = {},
): Promise<Standing> {
  return { type: 'standing', view: await loadReviewView(context, experience), isChanged, isClaimed };
}

/** Returns whether an experience waits for review. */
export const isWaiting = ({ withdrawnAt, life }: Experience) => !withdrawnAt && life === 'submitted';

/** Returns whether another reviewer works on an experience. */
export async function isClaimedByOther(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<boolean> {
  const claim = await findClaim(sql, number, claimedSince(now));
  return claim !== null && claim.reviewer !== person.id;
}
