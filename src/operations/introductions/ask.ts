import { requestLetter } from '#src/answers/introductions/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Introduction, Reason } from '#src/domain/introductions/introduction.ts';
import {
  addWorkingDays,
  answerWorkingDays,
  daysBefore,
  monthDays,
  mostRequests,
  restDays,
} from '#src/domain/introductions/rules.ts';
import { sharedLanguages } from '#src/domain/introductions/suggest.ts';
import type { Wish } from '#src/domain/introductions/wish.ts';
import { listPartners } from '#src/store/calls/partner.ts';
import { countIntroductions, insertIntroduction, lockPeople } from '#src/store/introductions/introduction.ts';
import { listPossiblePeople } from '#src/store/introductions/possible-people.ts';
import { insertSide } from '#src/store/introductions/side.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutIntroduction } from './about.ts';
import { describeBoth } from './describe.ts';
import { loadPreferences } from './preferences.ts';
import { tellSide } from './tell.ts';

type Asking = { person: Person; now: Date };

/** Somebody who can be asked now, and why them. */
export type Askable = { other: Person; reasons: Reason[] };

/**
 * Whom a wish names, where they can be introduced to this person now. The sentence is the same whatever keeps them from it.
 * @throws UserError where they cannot, or the asker has as many introductions as they wanted.
 */
export async function readAskable(
  { sql }: Pick<AppContext, 'sql'>,
  wish: Wish & { person: number },
  { person, now }: Asking,
): Promise<Askable> {
  const texts = textsFor(person.language).introduction;
  const own = await loadPreferences(sql, person.id);
  const { counted, requested } = await countIntroductions(sql, person.id, daysBefore(now, monthDays));
  if (own.monthlyLimit === 0) throw new UserError(texts.ownLimitNone);
  if (counted >= own.monthlyLimit) throw new UserError(texts.ownLimit({ count: counted, days: monthDays }));
  if (requested >= mostRequests) throw new UserError(texts.ownRequests({ count: requested, days: monthDays }));
  const possible = await listPossiblePeople(sql, {
    asker: { id: person.id, region: person.region, avoidedRegions: own.avoidedRegions },
    only: wish.person,
    person: wish.person,
    experiences: wish.experience === undefined ? [] : [wish.experience],
    named: wish.experience ?? null,
    question: wish.question ?? null,
    ...{ regions: [], area: wish.area ?? null, group: wish.group ?? null, hasWords: false, now },
    ...{ countedSince: daysBefore(now, monthDays), restedSince: daysBefore(now, restDays) },
  });
  const row = possible.find(({ id }) => id === wish.person);
  const other = row && (await findPerson(sql, row.id));
  if (!row || !other) throw new UserError(texts.notNow);
  const written = row.experiences.find(({ number }) => number === wish.experience) ?? row.experiences[0];
  const isAdopter = written !== undefined && written.adoptedFrom === wish.experience && wish.experience !== undefined;
  const areas = row.offer.areas.filter((area) => area === wish.area);
  const groups = row.offer.groups.filter((group) => group === wish.group);
  const partners = wish.call === undefined ? [] : await listPartners(sql, wish.call);
  const arePartners = [person.id, other.id].every((each) => partners.some((partner) => partner.person === each));
  const languages = sharedLanguages(
    { language: person.language, languages: own.languages },
    { language: other.language, languages: row.languages },
  );
  return {
    other,
    reasons: [
      ...(row.answer !== null && wish.question !== undefined
        ? [{ type: 'answered' as const, question: wish.question, answer: row.answer }]
        : []),
      ...(arePartners && wish.call !== undefined ? [{ type: 'partner' as const, call: wish.call }] : []),
      ...(written
        ? [{ type: isAdopter ? ('adopter' as const) : ('author' as const), experience: written.number }]
        : []),
      ...(areas.length + groups.length > 0 ? [{ type: 'offers' as const, areas, groups }] : []),
      ...(languages.length > 0 ? [{ type: 'languages' as const, languages }] : []),
    ],
  };
}

/**
 * Asks somebody whether they want to meet, once: they are told in the same transaction. Of two who ask at once, limits count the first.
 * @throws UserError as `readAskable` does.
 */
export async function askIntroduction(
  context: AppContext,
  { wish, note, contact }: { wish: Wish & { person: number }; note: string; contact: string },
  asking: Asking,
): Promise<{ introduction: Introduction; other: Person }> {
  const { person, now } = asking;
  return inTransaction(context, async (inside) => {
    await lockPeople(inside.sql, [person.id, wish.person]);
    const { other, reasons } = await readAskable(inside, wish, asking);
    const introduction = await insertIntroduction(inside.sql, {
      ...{ asker: person.id, other: other.id, wish, reasons, note, askedAt: now },
      dueAt: addWorkingDays(now, answerWorkingDays, other.timeZone),
    });
    await insertSide(inside.sql, { introduction: introduction.number, side: 'asker', person: person.id, contact });
    await insertSide(inside.sql, { introduction: introduction.number, side: 'other', person: other.id, contact: '' });
    await record(inside.sql, { type: 'introduction.asked', ...aboutIntroduction(introduction, person.id, now) });
    await tellOther(inside, introduction, { isReminder: false });
    return { introduction, other };
  });
}

/** Writes to who is asked: the first time, or once more for each time they put it off. In the caller's transaction. */
export async function tellOther(
  context: AppContext,
  introduction: Introduction,
  { isReminder }: { isReminder: boolean },
): Promise<void> {
  await tellSide(context, introduction, 'other', {
    what: isReminder ? `reminder ${introduction.dueAt?.toISOString()}` : 'request',
    write: async (reader) =>
      requestLetter(context, await describeBoth(context.sql, introduction), reader, { isReminder }),
  });
}
