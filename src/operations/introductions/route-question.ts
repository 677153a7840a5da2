import { routedLetter, routeLetter, unansweredLetter } from '#src/answers/introductions/route.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { mostWaves, waitDays } from '#src/domain/introductions/route.ts';
import { daysAfter, daysBefore, monthDays, restDays } from '#src/domain/introductions/rules.ts';
import type { Suggestion } from '#src/domain/introductions/suggest.ts';
import { readWish, type Wish } from '#src/domain/introductions/wish.ts';
import { isAnswerable, type Question } from '#src/domain/questions/question.ts';
import { lockPeople } from '#src/store/introductions/introduction.ts';
import { listPossiblePeople } from '#src/store/introductions/possible-people.ts';
import {
  expireRequests,
  insertRequest,
  listDueRoutes,
  listRequests,
  lockRoute,
  saveRoute,
  settleRequest,
} from '#src/store/introductions/question-request.ts';
import { findPerson, listPeople } from '#src/store/people/person.ts';
import { countAnswers } from '#src/store/questions/answer.ts';
import { findQuestion } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { readAnswerable } from '../questions/read.ts';
import { inTransaction } from '../transaction.ts';
import { nameExperiences } from './describe.ts';
import { loadPreferences } from './preferences.ts';
import { suggestFor } from './suggest.ts';

type By = { person: Person; now: Date };

/** Words of a question that are looked for. */
const longestWords = 300;
/** The rest goes with the next tick. */
const mostAtOnce = 50;

/** Who may be asked a question, why them, and how many were asked before. */
export type Routable = { question: Question; suggestions: Suggestion[]; asked: number };

/**
 * People best placed to answer a question, outside of transactions: open to being asked, within their limits, of a shared language, not asked before.
 * @throws UserError where it is not this person's, or cannot be answered any more.
 */
export async function findRoutable(context: AppContext, number: number, { person, now }: By): Promise<Routable> {
  const question = await readAnswerable(context, number, person);
  if (question.author !== person.id) throw new UserError(textsFor(person.language).route.notYours({ number }));
  const [suggestions, requests] = await Promise.all([
    suggestAnswerers(context, question, person, now),
    listRequests(context.sql, number),
  ]);
  return { question, suggestions, asked: requests.length };
}

/**
 * Brings a question to those of the suggested people whom its asker chose, once to each; to be called outside of transactions. Returns who is asked.
 * @throws UserError as `findRoutable` does.
 */
export async function routeQuestion(
  context: AppContext,
  number: number,
  people: readonly number[],
  { person, now }: By,
): Promise<Person[]> {
  const { question, suggestions } = await findRoutable(context, number, { person, now });
  const chosen = suggestions.filter((each) => people.includes(each.person.id));
  return inTransaction(context, async (inside) => {
    const route = await lockRoute(inside.sql, number);
    const wave = route?.wave ?? 1;
    const asked = await askPeople(inside, { question, asker: person, chosen, wave }, now);
    if (asked.length > 0) await saveRoute(inside.sql, number, wave, daysAfter(now, waitDays));
    return asked;
  });
}

/**
 * Says that somebody who was asked would rather not answer; once all of a wave do, others are asked at once. Needs a transaction.
 * `wasAsked` is false where they were not asked, or have said what comes of it.
 * @throws UserError where there is no such question to read.
 */
export async function passQuestion(
  context: AppContext,
  number: number,
  { person, now }: By,
): Promise<{ question: Question; wasAsked: boolean; isOnward: boolean }> {
  const question = await readAnswerable(context, number, person);
  const route = await lockRoute(context.sql, number);
  const wasAsked = await settleRequest(context.sql, { question: number, person: person.id }, 'declined');
  const waits = (await listRequests(context.sql, number)).some(({ state }) => state === 'asked');
  const isOnward = wasAsked && Boolean(route?.dueAt) && !waits;
  if (route && isOnward) await saveRoute(context.sql, number, route.wave, now);
  return { question, wasAsked, isOnward };
}

/** Notes that somebody who was asked has answered. Needs a transaction. */
export async function noteAnswered(
  { sql }: Pick<AppContext, 'sql'>,
  question: number,
  { person }: Pick<By, 'person'>,
): Promise<void> {
  await settleRequest(sql, { question, person: person.id }, 'answered');
}

/** Brings questions that nobody answered in time to others, and tells staff of those that nobody is left for. Each once, however many servers do it. */
export async function routeOnward(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  for (const number of await listDueRoutes(context.sql, now, mostAtOnce)) {
    if (signal.aborted) return;
    const question = await findQuestion(context.sql, number);
    const asker = question?.author == null ? null : await findPerson(context.sql, question.author);
    const isOver = !question || !isAnswerable(question) || (await countAnswers(context.sql, number)).ofOthers > 0;
    const suggestions = question && asker && !isOver ? await suggestAnswerers(context, question, asker, now) : [];
    await inTransaction(context, async (inside) => {
      const route = await lockRoute(inside.sql, number);
      if (!route?.dueAt || route.dueAt > now) return;
      await expireRequests(inside.sql, number);
      const wave = route.wave + 1;
      if (isOver || !question || !asker) return saveRoute(inside.sql, number, route.wave, null);
      const chosen = wave <= mostWaves ? suggestions : [];
      const asked = await askPeople(inside, { question, asker, chosen, wave }, now);
      await saveRoute(inside.sql, number, wave, asked.length > 0 ? daysAfter(now, waitDays) : null);
      await tellPerson(inside, asker.id, {
        purpose: 'question-request',
        period: `question ${number}, wave ${wave}`,
        first: question.place,
        write: (reader) => routedLetter(question, asked, reader),
      });
      if (asked.length === 0) await tellStaff(inside, question, asker);
    });
  }
}

async function tellStaff(context: AppContext, question: Question, asker: Person): Promise<void> {
  const staff = (await listPeople(context.sql)).filter(
    ({ id, role }) => isAllowed(role, 'run-digests') && id !== asker.id,
  );
  await tellPeople(
    context,
    staff.map(({ id }) => ({
      person: id,
      purpose: 'question-request',
      period: `question ${question.number}, staff`,
      write: (reader: Person) => unansweredLetter(question, reader),
    })),
  );
}

/** Asks people a question, those who still can be asked; limits are counted one after the other. Returns whom. */
async function askPeople(
  inside: AppContext,
  { question, asker, chosen, wave }: { question: Question; asker: Person; chosen: readonly Suggestion[]; wave: number },
  now: Date,
): Promise<Person[]> {
  const { sql } = inside;
  await lockPeople(
    sql,
    chosen.map(({ person }) => person.id),
  );
  const own = await loadPreferences(sql, asker.id);
  const still: Suggestion[] = [];
  for (const each of chosen) {
    const { id } = each.person;
    const possible = await listPossiblePeople(sql, {
      ...queryOf(question, asker, own.avoidedRegions, now),
      ...{ only: id, person: id, experiences: [], area: null, group: null, hasWords: false },
    });
    const { reasons } = each;
    if (
      possible.length > 0 &&
      (await insertRequest(sql, { question: question.number, person: id, wave, reasons }, now))
    )
      still.push(each);
  }
  const experiences = await nameExperiences(
    sql,
    still.flatMap(({ reasons }) => reasons),
  );
  return tellPeople(
    inside,
    still.map(({ person, reasons }) => ({
      person: person.id,
      purpose: 'question-request',
      period: `question ${question.number}`,
      write: (reader: Person) => routeLetter(inside, { question, asker, reasons, experiences }, reader),
    })),
  );
}

/** Suggests people who are best placed to answer a question, the best first; to be called outside of transactions. */
export function suggestAnswerers(
  context: AppContext,
  question: Question,
  asker: Person,
  now: Date,
): Promise<Suggestion[]> {
  return suggestFor(context, asker, wishOf(question), now, { answerersOf: question.number });
}

/** Whom a question looks for. */
function wishOf({ title, policyAreas: [area], targetGroups: [group] }: Question): Wish {
  return readWish({ ...(area && { area }), ...(group && { group }), words: title.slice(0, longestWords) });
}

function queryOf(question: Question, asker: Person, avoidedRegions: readonly string[], now: Date) {
  return {
    asker: { id: asker.id, region: asker.region, avoidedRegions },
    ...{ named: null, question: null, regions: [], answerersOf: question.number, now },
    ...{ countedSince: daysBefore(now, monthDays), restedSince: daysBefore(now, restDays) },
  };
}
