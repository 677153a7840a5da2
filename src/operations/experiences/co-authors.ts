import { acceptedLetter, inviteLetter, leftLetter } from '#src/answers/experiences/co-author.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { isAuthor } from '#src/domain/experiences/rights.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import type { Cause } from '#src/domain/people/letter-bounds.ts';
import {
  countOpenInvitations,
  deleteCoAuthor,
  findInvitation,
  insertCoAuthor,
  listPeopleCalled,
  saveAuthor,
  saveCoAuthorAccepted,
} from '#src/store/experiences/co-author.ts';
import { findExperience, lockExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { findBound, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { readExperience } from './access.ts';
import { loadExperienceView } from './view.ts';

type By = { person: Person; now: Date };

/** So many write one experience together. */
const mostAuthors = 20;
/** Invitations of one person that nobody has answered. */
const mostOpen = 10;
/** Whoever declined, or was taken away again, is not asked for the same again before. */
const askAgainDays = 30;

/** Returns the words by which a button says which of several people of one name is meant. */
export const sayWhich = (name: string, { id }: Pick<Person, 'id'>) => `${name.trim()} #${id}`;

/** Finds whom a name means; with a number behind it as `sayWhich` writes it, the one of them. A number alone means nobody: whoever counts up would read all names. */
export async function findCalled({ sql }: AppContext, said: string, asker: Person): Promise<Person[]> {
  const name = said.trim().replace(/^@/, '');
  const called = await listPeopleCalled(sql, name, asker.id);
  const chosen = /^(.+) #(\d{1,12})$/.exec(name);
  if (called.length > 0 || !chosen) return called;
  const [, alone = '', id] = chosen;
  return (await listPeopleCalled(sql, alone, asker.id)).filter((each) => each.id === Number(id));
}

/** Holds an experience that this person is an author of. @throws UserError where there is none, or they are not */
async function holdOwn({ sql }: AppContext, number: number, person: Person): Promise<Experience> {
  const experience = await lockExperience(sql, number);
  if (experience && isAuthor(person, experience)) return experience;
  await readExperience({ sql }, number, person);
  throw new UserError(textsFor(person.language).coAuthor.notYours({ number }));
}

/** Invites somebody to write an experience together: they are asked, once. 'before': they were invited already. */
export async function inviteCoAuthor(
  context: AppContext,
  { number, invited }: { number: number; invited: Person },
  { person, now }: By,
): Promise<'invited' | 'before' | 'unreached'> {
  return inTransaction(context, async (inside) => {
    const experience = await holdOwn(inside, number, person);
    if (isAuthor(invited, experience)) return 'before';
    if (experience.coAuthors.length >= mostAuthors)
      throw new UserError(textsFor(person.language).coAuthor.tooMany({ count: mostAuthors }));
    if ((await findInvitation(inside.sql, number, invited.id)) !== null) return 'before';
    const cause = { by: person.id, about: `experience ${number}, invited`, now, days: askAgainDays };
    await refuseOften(inside, { number, invited, cause }, person);
    const row = { experience: number, person: invited.id, invitedBy: person.id, invitedAt: now };
    if (!(await insertCoAuthor(inside.sql, row))) return 'before';
    const told = await tellPerson(inside, invited.id, {
      purpose: 'co-author',
      cause,
      write: (reader) => inviteLetter(experience, person, reader),
    });
    return told ? 'invited' : 'unreached';
  });
}

/** @throws UserError where they were invited to it not long ago, or the inviter has invited as many as may be for now. */
async function refuseOften(
  inside: AppContext,
  { number, invited, cause }: { number: number; invited: Person; cause: Cause },
  { id, language, timeZone }: Person,
): Promise<void> {
  const { coAuthor: texts } = textsFor(language);
  const until = await findBound(inside, cause, invited.id);
  const name = invited.displayName ?? '';
  if (until !== null)
    throw new UserError(texts.often({ name, number, when: formatDay(until, { language, timeZone }) }));
  if ((await countOpenInvitations(inside.sql, id)) >= mostOpen) throw new UserError(texts.manyOpen({ most: mostOpen }));
}

/** Becomes one of the authors of an experience; who invited is told. @throws UserError where they were not invited, or it is gone */
export async function acceptCoAuthorship(
  context: AppContext,
  number: number,
  { person, now }: By,
): Promise<ExperienceView> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    await lockExperience(sql, number);
    const invitation = await findInvitation(sql, number, person.id);
    if (!invitation) throw new UserError(textsFor(person.language).coAuthor.notInvited({ number }));
    await saveCoAuthorAccepted(sql, number, person.id, now);
    const experience = await readExperience(inside, number, person);
    if (invitation.acceptedAt === null)
      await tellPerson(inside, invitation.invitedBy, {
        purpose: 'co-author',
        cause: { by: person.id, about: `experience ${number}, accepted`, now },
        write: (reader) => acceptedLetter(experience, person, reader),
      });
    return loadExperienceView(inside, experience);
  });
}

/**
 * Is no author of an experience any more, or declines. Where its first author leaves, the co-author who accepted first is told that it is theirs.
 * @throws UserError where they are none of its authors, or its only one.
 */
export async function leaveExperience(
  context: AppContext,
  number: number,
  { person, now }: By,
): Promise<'left' | 'declined'> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const { coAuthor: texts } = textsFor(person.language);
    const experience = await lockExperience(sql, number);
    if (!experience) throw new UserError(texts.notInvited({ number }));
    if (experience.author !== person.id) {
      const isOne = experience.coAuthors.includes(person.id);
      if (!(await deleteCoAuthor(sql, number, person.id))) throw new UserError(texts.notInvited({ number }));
      return isOne ? 'left' : 'declined';
    }
    const [heir] = experience.coAuthors;
    if (heir === undefined) throw new UserError(texts.onlyAuthor({ number }));
    await saveAuthor(sql, number, heir);
    await tellPerson(inside, heir, {
      purpose: 'co-author',
      cause: { by: person.id, about: `experience ${number}, left`, now },
      write: (reader) => leftLetter(experience, person, reader),
    });
    return 'left';
  });
}

/** Takes a co-author or an invitation away again; only the first author may. @throws UserError where they may not, or there is nobody of that name */
export async function removeCoAuthor(
  context: AppContext,
  { number, removed }: { number: number; removed: Person },
  { person }: By,
): Promise<boolean> {
  return inTransaction(context, async (inside) => {
    const experience = await findExperience(inside.sql, number);
    if (experience?.author !== person.id) throw new UserError(textsFor(person.language).coAuthor.notYours({ number }));
    return deleteCoAuthor(inside.sql, number, removed.id);
  });
}
