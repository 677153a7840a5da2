import { claimedLetter, disownedLetter } from '#src/answers/experiences/co-author.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { mayClaim } from '#src/domain/experiences/rights.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { saveAuthor } from '#src/store/experiences/co-author.ts';
import { lockExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { listStaff } from '../people/admission.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { readExperience, requireReviewer } from './access.ts';
import { loadExperienceView } from './view.ts';

type By = { person: Person; now: Date };

/**
 * Makes a record that a list brought in somebody's of its region, who looks after it from then on; staff are told.
 * @throws UserError where it is no such record, is somebody's already, or of another region.
 */
export async function claimRecord(context: AppContext, number: number, { person, now }: By): Promise<ExperienceView> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    await lockExperience(sql, number);
    const experience = await readExperience(inside, number, person);
    const { ours } = textsFor(person.language).coAuthor;
    if (experience.origin === null) throw new UserError(ours.notBroughtIn({ number }));
    if (experience.author !== null) throw new UserError(ours.taken({ number }));
    if (person.region === null) throw new UserError(ours.noRegion);
    if (!mayClaim(person, experience)) throw new UserError(ours.otherRegion({ number }));
    await saveAuthor(sql, number, person.id);
    const staff = (await listStaff(inside)).filter(({ id }) => id !== person.id);
    await tellPeople(
      inside,
      staff.map(({ id }) => ({
        person: id,
        purpose: 'ours',
        period: `experience ${number}, ${now.toISOString()}`,
        write: (reader: Person) => claimedLetter(inside, experience, person, reader),
      })),
    );
    return loadExperienceView(inside, { ...experience, author: person.id });
  });
}

/** Gives a record that was brought in back to the secretariat; whose it was is told. @throws UserError where the person is no reviewer, or it is no such record */
export async function disownRecord(context: AppContext, number: number, { person, now }: By): Promise<ExperienceView> {
  requireReviewer(person);
  return inTransaction(context, async (inside) => {
    await lockExperience(inside.sql, number);
    const experience = await readExperience(inside, number, person);
    if (experience.origin === null || experience.author === null)
      throw new UserError(textsFor(person.language).coAuthor.ours.notClaimed({ number }));
    await saveAuthor(inside.sql, number, null);
    await tellPerson(inside, experience.author, {
      purpose: 'ours',
      period: `experience ${number}, back ${now.toISOString()}`,
      write: (reader) => disownedLetter(experience, reader),
    });
    return loadExperienceView(inside, { ...experience, author: null });
  });
}
