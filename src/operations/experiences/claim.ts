import { claimLetter } from '#src/answers/experiences/review-letter.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Claim } from '#src/domain/experiences/evaluation.ts';
import type { Standing } from '#src/domain/experiences/reviewed.ts';
import type { ReviewView } from '#src/domain/experiences/view.ts';
import { deleteClaim, findClaim, saveClaim } from '#src/store/experiences/evaluation.ts';
import { tellPerson } from '../people/notify-person.ts';
import { holdForReview, requireMayReview } from './access.ts';
import { isWaiting, stands } from './review.ts';
import { claimedSince, loadReviewView } from './view.ts';

/** Finds an experience that waits for review, with who else works on it already (`other`); or says how it stands. */
export async function findClaimable(
  context: AppContext,
  number: number,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<{ type: 'claimable'; other: Claim | null } | Standing> {
  const { experience } = await holdForReview(context, number, person);
  requireMayReview(experience, person);
  if (!isWaiting(experience)) return stands(context, experience);
  const claim = await findClaim(context.sql, number, claimedSince(now));
  return { type: 'claimable', other: claim?.reviewer === person.id ? null : claim };
}

/** Lets a reviewer work on an experience; who did until now is told. Needs a transaction. */
export async function claimExperience(
  context: AppContext,
  number: number,
  call: Pick<Call, 'person' | 'now'>,
): Promise<{ type: 'claimed'; view: ReviewView } | Standing> {
  const found = await findClaimable(context, number, call);
  if (found.type === 'standing') return found;
  const { person, now } = call;
  await saveClaim(context.sql, number, person.id, now);
  const { experience } = await holdForReview(context, number, person);
  if (found.other)
    await tellPerson(context, found.other.reviewer, {
      purpose: 'review',
      cause: { by: person.id, about: `experience ${number}, taken over`, now, most: 3 },
      write: ({ language }) => claimLetter(experience, person, language),
    });
  return { type: 'claimed', view: await loadReviewView(context, experience) };
}

/** Ends a reviewer's own claim. Needs a transaction. */
export async function releaseExperience(context: AppContext, number: number, { person }: Call): Promise<ReviewView> {
  const { experience } = await holdForReview(context, number, person);
  await deleteClaim(context.sql, number, person.id);
  return loadReviewView(context, experience);
}
