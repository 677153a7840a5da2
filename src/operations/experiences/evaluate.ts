import { conflictLetter } from '#src/answers/experiences/review-letter.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import {
  type Conflict,
  type Evaluation,
  type EvaluationContent,
  findConflicts,
  isVoidEvaluation,
} from '#src/domain/experiences/evaluation.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Reviewed, Standing } from '#src/domain/experiences/reviewed.ts';
import type { ReviewView } from '#src/domain/experiences/view.ts';
import { saveEvaluation } from '#src/store/experiences/evaluation.ts';
import { tellPerson } from '../people/notify-person.ts';
import { holdForReview, readExperience, requireMayReview, requireReviewer } from './access.ts';
import { isClaimedByOther, isWaiting, saveReview, stands } from './review.ts';
import { loadEvaluations, loadReviewView } from './view.ts';

/** What a reviewer does with what they found: publish it, send it back with it, or leave it to a second reviewer. */
export type Decision = 'publish' | 'send-back' | 'leave';

/** What came of an evaluation: a review step, or what was found is kept, with what other reviewers saw differently. */
export type Evaluated =
  | Reviewed
  | Standing
  | { type: 'kept'; view: ReviewView; conflicts: Conflict[]; isHeldBack: boolean };

/** Finds an experience that can be evaluated, with what this reviewer found before; or says how it stands. */
export async function findEvaluable(
  context: AppContext,
  number: number,
  person: Person,
): Promise<{ type: 'evaluable'; experience: Experience; own: Evaluation | null } | Standing> {
  requireReviewer(person);
  const experience = await readExperience(context, number, person);
  requireMayReview(experience, person);
  if (!canBeEvaluated(experience)) return stands(context, experience);
  const evaluations = await loadEvaluations(context.sql, experience);
  return { type: 'evaluable', experience, own: evaluations.find(({ reviewer }) => reviewer === person.id) ?? null };
}

/**
 * Keeps what a reviewer found and does what they decided. Where another reviewer would rather have it changed it is not published: both are told
 * what they see differently. Needs a transaction.
 * @throws UserError where there is no such experience, or this person may not.
 */
export async function evaluateExperience(
  context: AppContext,
  said: {
    number: number;
    revision: number | undefined;
    content: EvaluationContent;
    decision: Decision;
    comment: string;
  },
  call: Call,
): Promise<Evaluated> {
  const { number, revision, content, decision, comment } = said;
  const { person, now } = call;
  const held = await holdForReview(context, number, person);
  const { experience } = held;
  requireMayReview(experience, person);
  const isOther = revision !== undefined && revision !== held.revision;
  if (!canBeEvaluated(experience) || isOther) return stands(context, experience, { isChanged: isOther });
  const isStep = decision !== 'leave' && isWaiting(experience);
  if (isStep && (await isClaimedByOther(context, number, call)))
    return stands(context, experience, { isClaimed: true });
  if (!isVoidEvaluation(content))
    await saveEvaluation(context.sql, { experience: number, reviewer: person.id, now }, content);
  const evaluations = await loadEvaluations(context.sql, experience);
  const own = evaluations.find(({ reviewer }) => reviewer === person.id);
  const others = evaluations.filter((each) => each !== own);
  if (own) for (const other of others) await tellConflict(context, experience, { own, other }, call);
  const conflicts = own ? findConflicts(evaluations) : [];
  const isHeldBack = decision === 'publish' && isStep && others.some(({ advice }) => advice === 'change');
  if (isStep && !isHeldBack)
    return saveReview(context, experience, decision === 'publish' ? 'published' : 'sent-back', call, comment || null);
  return { type: 'kept', view: await loadReviewView(context, experience), conflicts, isHeldBack };
}

/** Tells the other of two reviewers what they see differently, once for each evaluation. */
async function tellConflict(
  context: AppContext,
  experience: Experience,
  { own, other }: { own: Evaluation; other: Evaluation },
  { person, now }: Call,
): Promise<void> {
  const conflicts = findConflicts([own, other]);
  if (conflicts.length === 0) return;
  await tellPerson(context, other.reviewer, {
    purpose: 'review',
    cause: { by: person.id, about: `experience ${experience.number}, conflict`, now, most: 3 },
    write: ({ language }) => conflictLetter(experience, { conflicts, reviewer: person }, language),
  });
}

const canBeEvaluated = ({ withdrawnAt, life }: Experience) =>
  !withdrawnAt && (life === 'submitted' || life === 'published');
