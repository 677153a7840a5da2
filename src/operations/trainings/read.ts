import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { stateOf, type Training, type TrainingState } from '#src/domain/trainings/training.ts';
import { countFeedback, type FeedbackCounts, listMissed } from '#src/store/trainings/report.ts';
import { findPlaceInLine, findSeat, listHeld, listWaitingFor, type Seat } from '#src/store/trainings/seat.ts';
import { findTraining, listOfSeries, listTrainings, lockTraining } from '#src/store/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';

const mostListed = 30;

/** Returns whether somebody creates and runs trainings. */
export const runsTrainings = ({ role }: Pick<Person, 'role'>) => isAllowed(role, 'run-rounds');

/** `isLocked`: until the transaction ends nobody else changes it. @throws UserError where there is no such session, or it is not for everybody and nobody known asks. */
export async function readTraining(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Pick<Person, 'language' | 'id'>,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Training> {
  const training = await (isLocked ? lockTraining : findTraining)(sql, number);
  if (!training || (!training.isPublic && isNobody(person)))
    throw new UserError(textsFor(person.language).training.refused.unknown({ number }));
  return training;
}

/** Returns whether somebody reads a page without an account. */
export const isNobody = ({ id }: Pick<Person, 'id'>) => id <= 0;

/** Lists sessions that somebody may see, or with `span` those that begin within it. */
export const listAllTrainings = (
  { sql }: Pick<AppContext, 'sql'>,
  person: Person,
  span: { from: Date; until: Date } | null = null,
) => listTrainings(sql, { limit: mostListed, isPublic: isNobody(person), span });

export type TrainingView = {
  training: Training;
  state: TrainingState;
  /** Null for who did not sign up. */
  seat: Seat | null;
  /** The reader's place on the waiting list; null where they are not on it. */
  place: number | null;
  held: number;
  waiting: number;
  isStaff: boolean;
  isNobody: boolean;
  /** How many sessions of its series are to come, this one among them. */
  ofSeries: number;
  feedback: { counts: FeedbackCounts; missed: string[]; present: number } | null;
};

/** A session as one person may see it. */
export async function viewTraining(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<TrainingView> {
  const training = await readTraining({ sql }, number, person);
  const [seat, held, waiting, series] = await Promise.all([
    isNobody(person) ? null : findSeat(sql, number, person.id),
    listHeld(sql, number),
    listWaitingFor(sql, number),
    training.series === null ? [] : listOfSeries(sql, training.series),
  ]);
  const isStaff = runsTrainings(person);
  const hasResults = isStaff && training.startsAt <= now && !training.isCancelled;
  return {
    ...{ training, seat, isStaff, state: stateOf(training, now), isNobody: isNobody(person) },
    place: seat?.state === 'waiting' ? await findPlaceInLine(sql, number, seat.rank) : null,
    held: held.length,
    waiting: waiting.length,
    ofSeries: series.filter(({ startsAt }) => startsAt > now).length,
    feedback: hasResults
      ? {
          counts: await countFeedback(sql, number),
          missed: await listMissed(sql, number),
          present: held.filter(({ presentAt }) => presentAt !== null).length,
        }
      : null,
  };
}
