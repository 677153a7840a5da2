import { stillTrueLetter } from '#src/answers/experiences/still-true.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isPublic } from '#src/domain/experiences/experience.ts';
import { askBefore, type Stale, staleBefore } from '#src/domain/experiences/freshness.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { listStale, listToAskAbout, saveAskedAbout, saveConfirmation } from '#src/store/experiences/freshness.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { tellPeople } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { changeableExperience, requireReviewer } from './access.ts';
import { aboutExperience } from './versions.ts';
import { loadExperienceView } from './view.ts';

/** An author is asked about so many a day. */
const mostOfAuthor = 3;
/** The rest is asked about with the next run. */
const mostAtOnce = 500;

/**
 * Says that a published experience is still true.
 * @throws UserError where this person may not, or it is not published.
 */
export async function confirmExperience(
  context: AppContext,
  number: number,
  { person, now }: Call,
): Promise<ExperienceView> {
  const experience = await changeableExperience(context, number, person);
  if (!isPublic(experience)) throw new UserError(textsFor(person.language).stillTrue.notPublished({ number }));
  await inTransaction(context, async ({ sql }) => {
    await saveConfirmation(sql, number, person.id, now);
    await record(sql, { type: 'experience.confirmed', ...aboutExperience(experience, person.id, now) });
  });
  return loadExperienceView(context, experience);
}

/** Asks authors whether what was published a year ago is still true, once for each year. */
export async function askStillTrue(context: AppContext, { now }: { now: Date }): Promise<void> {
  await inTransaction(context, async (inside) => {
    const due = await listToAskAbout(inside.sql, askBefore(now), { each: mostOfAuthor, limit: mostAtOnce });
    await tellPeople(
      inside,
      due.flatMap(({ author, since, ...experience }) =>
        author === null
          ? []
          : [
              {
                person: author,
                purpose: 'still-true',
                period: `experience ${experience.number}, since ${since.toISOString()}`,
                write: (reader: Person) => stillTrueLetter({ ...experience, since }, reader),
              },
            ],
      ),
    );
    await saveAskedAbout(
      inside.sql,
      due.map(({ number }) => number),
      now,
    );
  });
}

/**
 * A page of what nobody confirmed in time, for reviewers, the longest ago first.
 * @throws UserError where the person is no reviewer.
 */
export async function loadStale(
  { sql, now }: AppContext,
  person: Person,
  { page, size }: { page: number; size: number },
): Promise<{ stale: Stale[]; count: number; hasMore: boolean }> {
  requireReviewer(person);
  const offset = (page - 1) * size;
  const stale = await listStale(sql, staleBefore(now()), { limit: size, offset });
  const count = stale[0]?.count ?? 0;
  return { stale, count, hasMore: offset + size < count };
}
