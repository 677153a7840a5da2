import { metLetter } from '#src/answers/introductions/follow-up.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { type Introduction, type IntroductionSide, otherOf } from '#src/domain/introductions/introduction.ts';
import { daysAfter, followUpDays } from '#src/domain/introductions/rules.ts';
import { lockIntroduction } from '#src/store/introductions/introduction.ts';
import { findSides, listDueSides, updateSide } from '#src/store/introductions/side.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutIntroduction } from './about.ts';
import { readIntroduction } from './read.ts';
import { tellSide } from './tell.ts';

type By = { person: Person; now: Date };

const mostAtOnce = 500;
/** How often people are asked whether they met: once, and once more where they had not yet. */
const mostFollowUps = 2;

/** Asks those whom it is time to ask whether they met. Each once for each time it is due. */
export async function sendFollowUps(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  for (const { introduction, side } of await listDueSides(context.sql, now, mostAtOnce)) {
    if (signal.aborted) return;
    await inTransaction(context, async (inside) => {
      const found = await lockIntroduction(inside.sql, introduction);
      const own = (await findSides(inside.sql, introduction)).find((each) => each.side === side);
      if (!found || !own?.followUpAt || own.followUpAt > now) return;
      await updateSide(inside.sql, own, { followUpAt: null, followUps: own.followUps + 1 });
      const other = own.person === null ? null : otherOf(found, own.person);
      if (found.state !== 'accepted' || other === null) return;
      const met = await findPerson(inside.sql, other);
      await tellSide(inside, found, side, {
        what: `follow-up ${own.followUps + 1}`,
        write: (reader) => metLetter({ number: introduction, met }, reader),
      });
    });
  }
}

/** The introduction and this person's side of it, where the two were brought together. @throws UserError where they were not */
async function readOwnSide(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<{ introduction: Introduction; own: IntroductionSide }> {
  const introduction = await readIntroduction({ sql }, number, person, { isLocked: true });
  const own = (await findSides(sql, number)).find(({ side }) => side === introduction.side);
  if (own && introduction.told !== null) return { introduction, own };
  throw new UserError(textsFor(person.language).introduction.followUp.notYet);
}

/**
 * Keeps whether they met. Who has not yet is asked once more; true where they are.
 * @throws UserError where the two were not brought together.
 */
export async function sayMet(
  context: AppContext,
  { number, met }: { number: number; met: 'yes' | 'no' | 'not-yet' },
  { person, now }: By,
): Promise<boolean> {
  return inTransaction(context, async ({ sql }) => {
    const { introduction, own } = await readOwnSide({ sql }, number, person);
    const isAskedAgain = met === 'not-yet' && own.followUps < mostFollowUps && introduction.state === 'accepted';
    const followUpAt = isAskedAgain ? daysAfter(now, followUpDays) : null;
    await updateSide(sql, own, { met, followUpAt, saidAt: now });
    if (own.met !== met)
      await record(sql, {
        type: 'introduction.met',
        ...aboutIntroduction(introduction, person.id, now),
        data: { met },
      });
    return isAskedAgain;
  });
}

/** Keeps how useful it was, from 1 to 5, and what was learned. @throws UserError where the two were not brought together */
export async function sayLearned(
  context: AppContext,
  { number, useful, learned }: { number: number; useful: number; learned: string },
  { person, now }: By,
): Promise<void> {
  await inTransaction(context, async ({ sql }) => {
    const { introduction, own } = await readOwnSide({ sql }, number, person);
    await updateSide(sql, own, { met: 'yes', useful, learned, followUpAt: null, saidAt: now });
    const about = aboutIntroduction(introduction, person.id, now);
    if (own.met !== 'yes') await record(sql, { type: 'introduction.met', ...about, data: { met: 'yes' } });
  });
}

/** Reads what a person said of an introduction before. @throws UserError where the two were not brought together */
export async function readSaid(context: Pick<AppContext, 'sql'>, number: number, person: Person) {
  return (await readOwnSide(context, number, person)).own;
}
