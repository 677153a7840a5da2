import { failedLetter } from '#src/answers/introductions/letters.ts';
import { apartLetter, togetherMessage } from '#src/answers/introductions/together.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Introduction } from '#src/domain/introductions/introduction.ts';
import { addWorkingDays, answerWorkingDays, daysAfter, followUpDays } from '#src/domain/introductions/rules.ts';
import type { Suggestion } from '#src/domain/introductions/suggest.ts';
import type { PairView } from '#src/domain/introductions/view.ts';
import type { Wish } from '#src/domain/introductions/wish.ts';
import {
  findIntroduction,
  listDueIntroductions,
  lockIntroduction,
  updateIntroduction,
} from '#src/store/introductions/introduction.ts';
import { updateSide } from '#src/store/introductions/side.ts';
import { findDeliveryState } from '#src/store/outbox/delivery.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { findPerson } from '#src/store/people/person.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutIntroduction } from './about.ts';
import { tellOther } from './ask.ts';
import { bridgeTogether } from './bridge.ts';
import { describeBoth, nameExperiences } from './describe.ts';
import { findMeetingPlace } from './meeting-place.ts';
import { loadPair } from './pair.ts';
import { suggestFor } from './suggest.ts';
import { tellSide } from './tell.ts';

/** The rest goes with the next tick. */
const mostAtOnce = 200;

/**
 * Does what the clock has to do: reminds who was asked, tells askers of what did not work out, brings together who both said yes. Each in a transaction of
 * its own, and once, however many servers do it.
 */
export async function runIntroductions(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  for (const number of await listDueIntroductions(context.sql, now, mostAtOnce)) {
    if (signal.aborted) return;
    const introduction = await findIntroduction(context.sql, number);
    if (introduction) await runOne(context, introduction, now);
  }
}

async function runOne(context: AppContext, introduction: Introduction, now: Date): Promise<void> {
  const { state, remindedAt, told } = introduction;
  if (state === 'accepted' && told === 'together') return lookAfter(context, introduction, now);
  if (state === 'accepted') return bringTogether(context, introduction, now);
  if (state === 'asked' && remindedAt === null) return remind(context, introduction, now);
  if (state === 'asked' || state === 'declined') return tellFailed(context, introduction, now);
  await settle(context, introduction, now, async () => ({}));
}

type Changes = Partial<Pick<Introduction, 'state' | 'remindedAt' | 'endedAt' | 'dueAt' | 'told'>> & { toldAt?: Date };

/** Runs `run` if nobody changed the introduction since; nothing is due any more unless `run` says so. */
async function settle(
  context: AppContext,
  seen: Introduction,
  now: Date,
  run: (inside: AppContext) => Promise<Changes>,
): Promise<void> {
  await inTransaction(context, async (inside) => {
    const current = await lockIntroduction(inside.sql, seen.number);
    const isSame = current?.state === seen.state && current.dueAt?.getTime() === seen.dueAt?.getTime();
    if (!isSame || current.dueAt === null || current.dueAt > now) return;
    const changes = await run(inside);
    await updateIntroduction(inside.sql, seen.number, { dueAt: null, ...changes });
    const about = aboutIntroduction(current, null, now);
    const { state, told } = changes;
    if (told && current.told === null)
      await record(inside.sql, { type: 'introduction.made', ...about, data: { told } });
    if (state !== current.state && (state === 'declined' || state === 'unanswered' || state === 'ended'))
      await record(inside.sql, { type: `introduction.${state}`, ...about });
  });
}

async function remind(context: AppContext, introduction: Introduction, now: Date): Promise<void> {
  await settle(context, introduction, now, async (inside) => {
    const other = introduction.other === null ? null : await findPerson(inside.sql, introduction.other);
    if (!other) return { state: 'declined', dueAt: now };
    await tellOther(inside, introduction, { isReminder: true });
    return { remindedAt: now, dueAt: addWorkingDays(now, answerWorkingDays, other.timeZone) };
  });
}

async function tellFailed(context: AppContext, introduction: Introduction, now: Date): Promise<void> {
  const asker = introduction.asker === null ? null : await findPerson(context.sql, introduction.asker);
  const { person: _, ...wish } = introduction.wish;
  const suggestions = asker ? await suggestAgain(context, asker, wish, now) : [];
  const suggested = {
    suggestions,
    wish,
    experiences: await nameExperiences(
      context.sql,
      suggestions.flatMap(({ reasons }) => reasons),
    ),
  };
  await settle(context, introduction, now, async (inside) => {
    const state = introduction.state === 'asked' ? 'unanswered' : introduction.state;
    const view = await describeBoth(inside.sql, { ...introduction, state });
    await tellSide(inside, introduction, 'asker', {
      what: 'failed',
      write: (reader) => failedLetter(inside, view, suggested, reader),
    });
    return { state };
  });
}

/** Others for the same wish; without the experience where that is none to read any more. */
async function suggestAgain(
  context: AppContext,
  asker: Parameters<typeof suggestFor>[1],
  wish: Wish,
  now: Date,
): Promise<Suggestion[]> {
  try {
    return await suggestFor(context, asker, wish, now);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { experience: _, ...rest } = wish;
    return suggestFor(context, asker, rest, now);
  }
}

/** In a conversation where a platform can open one, otherwise each by themselves. */
async function bringTogether(context: AppContext, introduction: Introduction, now: Date): Promise<void> {
  const pair = await loadPair(context, introduction);
  await settle(context, introduction, now, async (inside) => {
    if (pair === null) return { state: 'ended', endedAt: now };
    for (const side of ['asker', 'other'] as const)
      await updateSide(
        inside.sql,
        { introduction: introduction.number, side },
        { followUpAt: daysAfter(now, followUpDays) },
      );
    const place = await findMeetingPlace(inside, pair.asker.person.id, pair.other.person.id);
    if (place === null) return tellEach(inside, pair, now);
    await inside.outbox.enqueue(inside.sql, {
      ...conversation(introduction.number),
      person: null,
      places: [place],
      message: togetherMessage(inside, pair, now),
    });
    return { told: 'together', toldAt: now, dueAt: new Date(now.getTime() + lookAgainMs) };
  });
}

/** Returns how the outbox names the conversation of both people. */
const conversation = (number: number) => ({
  recipient: `introduction:${number}`,
  purpose: 'introduction',
  period: 'together',
});

/** The pause until it is looked whether a conversation was opened. */
const lookAgainMs = 60_000;

/** Looks after an introduction: where the platform opened no conversation, each is told how the other is reached. */
async function lookAfter(context: AppContext, introduction: Introduction, now: Date): Promise<void> {
  const pair = await loadPair(context, introduction);
  await settle(context, introduction, now, async (inside) => {
    const state = await findDeliveryState(inside.sql, conversation(introduction.number));
    if (state === 'sent') return {};
    if (state !== 'dead' && state !== null) return { dueAt: new Date(now.getTime() + lookAgainMs) };
    await cancelDeliveries(inside.sql, conversation(introduction.number));
    return pair === null ? { state: 'ended', endedAt: now } : tellEach(inside, pair, now);
  });
}

/** Without a chat in common, what they write is passed on; where one of them cannot be written to, each is told how the other is reached. */
async function tellEach(inside: AppContext, pair: PairView, now: Date): Promise<Changes> {
  if (await bridgeTogether(inside, pair, now)) return { told: 'bridged', toldAt: now };
  return tellApart(inside, pair, now);
}

async function tellApart(inside: AppContext, pair: PairView, now: Date): Promise<Changes> {
  const apart: PairView = { ...pair, introduction: { ...pair.introduction, told: 'apart' } };
  for (const side of ['asker', 'other'] as const)
    await tellSide(inside, pair.introduction, side, {
      what: 'together',
      write: () => apartLetter(inside, apart, side, now),
    });
  return { told: 'apart', toldAt: now };
}
