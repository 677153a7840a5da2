import { askLetter, loggedLetter, refusedLetter } from '#src/answers/experiences/passage.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { listGiven, listUnasked, type Passage, withoutWords } from '#src/domain/experiences/passage.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  deletePassagesBegunBefore,
  findPassage,
  listPassageMessages,
  listPassagesAskedBefore,
  listPassagesOfAuthor,
  lockPassage,
  savePassageAgreed,
  savePassageAsked,
  savePassageLogged,
  savePassageRefused,
} from '#src/store/experiences/passage.ts';
import { holdForgetting } from '#src/store/outbox/removed-subjects.ts';
import { findPeople, findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { findHeldFiles } from './held-files.ts';
import { logExperience } from './log.ts';
import { viewPassage } from './passage.ts';

type By = { person: Person; now: Date };

/** Everybody who has to agree is asked (`unreached` has nobody to write to), or it is logged at once. */
export type Sent =
  | { type: 'asked'; asked: Person[]; unreached: Person[] }
  | { type: 'logged'; view: ExperienceView; leftOut: string[] };

/**
 * Takes the form that was begun from messages: their authors are asked, each once; where none is left to be asked, it is logged with the files that were
 * given. Needs a transaction.
 * @throws UserError where they are none of this person's, or it was logged already
 */
export async function sendPassage(
  context: AppContext,
  number: number,
  { values, language }: { values: FormValues; language: string },
  { person, now }: By,
): Promise<Sent> {
  const { sql } = context;
  await holdForgetting(sql);
  const passage = await lockPassage(sql, number);
  const { passage: texts } = textsFor(person.language);
  if (passage?.person !== person.id) throw new UserError(texts.unknown);
  if (passage.state === 'logged') throw new UserError(texts.logged({ number: passage.experience ?? 0 }));
  const messages = await listPassageMessages(sql, number);
  const unasked = listUnasked(passage, messages);
  const kept = { ...values, language };
  if (unasked.length === 0) return { type: 'logged', ...(await logPassage(context, passage, kept, { person, now })) };
  await savePassageAsked(sql, number, kept, now);
  const title = parseExperienceFields(values).title;
  const told = await tellPeople(
    context,
    unasked.map((author) => ({
      person: author,
      purpose: 'passage',
      cause: { by: person.id, about: `passage ${number}, asked`, now, most: 2 },
      write: (reader: Person) =>
        askLetter(
          { number, title, asker: person, link: passage.link },
          messages.filter((each) => each.author === author),
          reader,
        ),
    })),
  );
  const reached = new Set(told.map(({ id }) => id));
  const people = await findPeople(sql, unasked);
  return {
    type: 'asked',
    asked: people.filter(({ id }) => reached.has(id)),
    unreached: people.filter(({ id }) => !reached.has(id)),
  };
}

async function logPassage(context: AppContext, passage: Passage, values: FormValues, by: By) {
  const { sql } = context;
  const messages = await listPassageMessages(sql, passage.number);
  const files = [...listGiven(passage, messages), ...(await findHeldFiles(context, by.person, values.files))];
  const logged = await logExperience(context, parseExperienceFields(values), by, {
    language: String(values.language),
    files,
  });
  await savePassageLogged(sql, passage.number, logged.view.experience.number);
  return logged;
}

/** What somebody answered: it is logged under a number now, waits for others, or nothing is asked of them (any more). */
export type Answered = { type: 'logged'; number: number; title: string } | { type: 'waits' } | { type: 'over' };

/** Lets one's own words be kept, with their files or without. Once all have, it is logged and whoever asked is told. */
export async function agreeToPassage(
  context: AppContext,
  number: number,
  { withFiles }: { withFiles: boolean },
  { person, now }: By,
): Promise<Answered> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    await holdForgetting(sql);
    const passage = await lockPassage(sql, number);
    if (!passage || !(await isAsked(inside, passage, person))) return { type: 'over' };
    await savePassageAgreed(sql, number, { author: person.id, withFiles, at: now });
    const asker = await findPerson(sql, passage.person);
    const isWhole = listUnasked(passage, await listPassageMessages(sql, number)).length === 0;
    if (!isWhole || !asker || !passage.fieldValues) return { type: 'waits' };
    const { view, leftOut } = await logPassage(inside, passage, passage.fieldValues, { person: asker, now });
    const { experience } = view;
    await tellPerson(inside, asker.id, {
      purpose: 'passage',
      period: `passage ${number} logged`,
      write: (reader) => loggedLetter(experience, leftOut, reader),
    });
    return { type: 'logged', number: experience.number, title: experience.title };
  });
}

async function isAsked({ sql }: AppContext, passage: Passage, { id }: Person): Promise<boolean> {
  if (passage.state !== 'asked') return false;
  return (await listPassageMessages(sql, passage.number)).some(({ author }) => author === id);
}

/** Reads what it will say, for those who are asked; null where that is not so any more. `waits`: their own yes is missing. */
export async function showPassage(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  { id }: Person,
): Promise<{ fields: ExperienceFields; waits: boolean } | null> {
  const passage = await findPassage(sql, number);
  const own = (await listPassageMessages(sql, number)).filter(({ author }) => author === id);
  if (passage?.state !== 'asked' || !passage.fieldValues || own.length === 0) return null;
  return { fields: parseExperienceFields(passage.fieldValues), waits: own.some(({ agreedAt }) => agreedAt === null) };
}

/** Would rather not: their words and files go out of it, and whoever asked is told and keeps what they typed. Returns whether anything was asked. */
export async function refusePassage(context: AppContext, number: number, { person }: By): Promise<boolean> {
  return inTransaction(context, async (inside) => {
    const passage = await lockPassage(inside.sql, number);
    if (!passage || !(await isAsked(inside, passage, person))) return false;
    await takeOut(inside, passage, [person.id], 'refused');
    return true;
  });
}

async function takeOut(
  context: AppContext,
  passage: Passage,
  authors: readonly number[],
  why: 'refused' | 'expired',
): Promise<void> {
  const { number, person, fieldValues } = passage;
  const theirs = (await listPassageMessages(context.sql, number)).filter(
    ({ author }) => author !== null && authors.includes(author),
  );
  const values = withoutWords(
    fieldValues ?? {},
    theirs.map(({ text }) => text),
  );
  await savePassageRefused(context.sql, number, authors, values);
  const { title } = parseExperienceFields(values);
  await tellPerson(context, person, {
    purpose: 'passage',
    period: `passage ${number}, ${why}, ${authors.join(' ')}`,
    write: (reader) => refusedLetter({ number, title, why }, reader),
  });
}

/** Takes the words of somebody who is forgotten out of what others began from them. Needs a transaction. */
export async function forgetPassagesOf(sql: Sql, author: number): Promise<void> {
  for (const { number, state, fieldValues } of await listPassagesOfAuthor(sql, author)) {
    const theirs = (await listPassageMessages(sql, number)).filter((each) => each.author === author);
    const values = withoutWords(
      fieldValues ?? {},
      theirs.map(({ text }) => text),
    );
    await savePassageRefused(sql, number, [author], state === 'begun' ? null : values);
  }
}

/** Takes what nobody answered in time as refused, and forgets messages that nothing came of. Returns how many were taken out. */
export async function closePassages(context: AppContext, now: Date): Promise<number> {
  const numbers = await listPassagesAskedBefore(context.sql, daysAgo(now, keptDays.askedPassages));
  for (const number of numbers)
    await inTransaction(context, async (inside) => {
      await holdForgetting(inside.sql);
      const passage = await lockPassage(inside.sql, number);
      if (passage?.state !== 'asked') return;
      const { messages } = await viewPassage(inside, passage);
      await takeOut(inside, passage, listUnasked(passage, messages), 'expired');
    });
  await deletePassagesBegunBefore(context.sql, daysAgo(now, keptDays.begunPassages));
  return numbers.length;
}
