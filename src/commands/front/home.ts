import { z } from 'zod';
import { type Home, homeMessage } from '#src/answers/front/home.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import { isTakingPart, localDay } from '#src/domain/introductions/preferences.ts';
import { listOwnAhead } from '#src/operations/calendar/calendar.ts';
import { loadPreferences } from '#src/operations/introductions/preferences.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import { listCallsClosing } from '#src/store/calls/call.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import { listExperiences, listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { listOpenQuestionsOfAuthor, listQuestions } from '#src/store/questions/question.ts';
import { showRegion } from '../regions/show.ts';

const mostShown = 5;
const mostQuestions = 3;
const mostDates = 3;
const mostCalls = 2;
/** Calls that close later are not on the first page yet. */
const homeDays = 45;

/** Shows the bot's home page, on platforms that have one. */
export const home = defineCommand({
  name: 'home',
  args: z.object({}),
  visibility: 'private',
  hidden: true,
  async run(context, _args, call) {
    const { person } = call;
    const profile = person.region === null ? null : await showRegion(context, call, person.region);
    const preferences = await loadPreferences(context.sql, person.id);
    const takesPart = isTakingPart(preferences, localDay(call.now, person.timeZone));
    return homeMessage(context, {
      person,
      takesPart,
      profile,
      ...(await loadHome(context, person, call.now)),
      dates: await listOwnAhead(context, { person, now: call.now }, mostDates),
    });
  },
});

async function loadHome(
  { sql }: AppContext,
  person: Person,
  now: Date,
): Promise<Omit<Home, 'person' | 'takesPart' | 'profile' | 'dates'>> {
  const { id, interests } = person;
  const until = new Date(now.getTime() + homeDays * 24 * 3_600_000);
  const [newest, drafts, logged, ownQuestions, questions, waiting, calls] = await Promise.all([
    listExperiences(sql, { limit: mostShown }),
    listDrafts(sql, id),
    listExperiencesOfAuthor(sql, id),
    listOpenQuestionsOfAuthor(sql, id, mostQuestions),
    listQuestions(sql, { ...(interests.length > 0 && { areas: interests }), notBy: id, limit: mostQuestions }),
    isAllowed(person.role, 'review') ? countWaiting(sql, queueOf(person)) : 0,
    listCallsClosing(sql, { from: now, until, limit: mostCalls, ...(interests.length > 0 && { areas: interests }) }),
  ]);
  return {
    newest,
    begun: drafts
      .slice(-mostShown)
      .reverse()
      .map(({ form, fieldValues }) => ({ line: form, title: titleOf(fieldValues) })),
    logged: logged.slice(0, mostShown),
    loggedCount: logged.length,
    ownQuestions,
    questions,
    waiting,
    calls,
    now,
  };
}

/** The first words of a draft that say what it is about. */
function titleOf(values: Record<string, unknown>): string | null {
  const title = values.title ?? Object.values(values).find((value) => typeof value === 'string' && value.includes(' '));
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
}
