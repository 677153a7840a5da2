import { z } from 'zod';
import { askWhich, describeNext, describeWhen, subscriptionButtons } from '#src/answers/digests/describe.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, type Message } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import { isTakenBack } from '#src/domain/digests/mailbox.ts';
import { findNextIssue, mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import { findConsent } from '#src/store/digests/consent.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { createToken, findSubscriptionOfPlace, keepTold, saveSubscription } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { meantSubscription } from './access.ts';
import { askAddress, askingProblem } from './confirmation-request.ts';

const mostWeeks = 52;

const number = argument.number().optional();

/** Runs `act` on the subscription that is meant, or asks which. */
async function withMeant(
  context: AppContext,
  id: number | undefined,
  call: Call,
  name: string,
  act: (subscription: Subscription) => Promise<Message>,
): Promise<Message> {
  const meant = await meantSubscription(context, id, call.person);
  return Array.isArray(meant)
    ? askWhich(context, meant, call.person.language, (each) => `/digest ${name} ${each}`)
    : act(meant);
}

export const pause = subcommand({
  args: z.object({
    subscription: number,
    weeks: argument.number().optional(),
  }),
  visibility: 'private',
  writes: true,
  run: (context, { subscription: id, weeks }, call) =>
    withMeant(context, id, call, 'pause', async (meant) => {
      refuseStopped(meant, call);
      const { person, now } = call;
      const { subscription: texts } = textsFor(person.language);
      if (weeks !== undefined && (weeks < 1 || weeks > mostWeeks)) throw new UserError(texts.weeks(mostWeeks));
      const nextDue = weeks === undefined ? null : await findDueAfter(context, meant, weeks, now);
      const saved = await saveSubscription(context.sql, meant.id, {
        state: 'paused',
        pausedUntil: nextDue,
        nextDue,
      });
      return say(
        texts.done.paused(nextDue && formatDay(nextDue, { language: person.language, timeZone: meant.timeZone })),
        ...actions(...subscriptionButtons(saved ?? meant, person.language)),
      );
    }),
});

export const snooze = subcommand({
  args: z.object({ subscription: number }),
  visibility: 'private',
  writes: true,
  run: (context, { subscription: id }, call) =>
    withMeant(context, id, call, 'snooze', async (meant) => {
      refuseStopped(meant, call);
      const { person, now } = call;
      const nextDue = await findDueAfter(context, meant, 1, now);
      const saved = await saveSubscription(context.sql, meant.id, { state: 'paused', pausedUntil: nextDue, nextDue });
      const day = formatDay(nextDue, { language: person.language, timeZone: meant.timeZone });
      return say(
        textsFor(person.language).subscription.done.paused(day),
        ...actions(...subscriptionButtons(saved ?? meant, person.language)),
      );
    }),
});

export const resume = subcommand({
  args: z.object({ subscription: number }),
  visibility: 'private',
  writes: true,
  run: (context, { subscription: id }, call) =>
    withMeant(context, id, call, 'resume', async (meant) => {
      const { person, now } = call;
      const { subscription: texts } = textsFor(person.language);
      // Also where it ended before the address said yes.
      if (meant.confirmedAt === null) throw new UserError(texts.waits);
      if (meant.state === 'ended') {
        const [place] = meant.places;
        const other = place && (await findSubscriptionOfPlace(context.sql, place));
        if (other) throw new UserError(texts.problems.taken(other.id));
        await keepTold(context.sql, meant);
      }
      const address = mailAddressOf(meant.places);
      if (address !== null && isTakenBack(meant.confirmedAt, await findConsent(context.sql, address)))
        return askAgain(context, meant, address, call);
      const nextDue = findNextIssue(meant, now, await listPeriods(context.sql, meant.id));
      const saved = await saveSubscription(context.sql, meant.id, {
        state: 'active',
        pausedUntil: null,
        endedAt: null,
        nextDue,
      });
      const current = saved ?? meant;
      const next = describeNext(current, person.language);
      const when = describeWhen(current, person.language);
      return say(
        texts.done.resumed(next ? `${when}, ${texts.next(next)}` : when),
        ...actions(...subscriptionButtons(current, person.language)),
      );
    }),
});

/** Whose reader said no there, for this digest or another, says yes before it goes on. */
async function askAgain(context: AppContext, meant: Subscription, address: string, call: Call): Promise<Message> {
  const problem = await askingProblem(context, meant, call);
  if (problem !== null) throw new UserError(problem);
  const asking = await saveSubscription(context.sql, meant.id, {
    state: 'unconfirmed',
    pausedUntil: null,
    nextDue: null,
    endedAt: null,
    confirmedAt: null,
    confirmToken: createToken(),
  });
  await askAddress(context, asking ?? meant, call);
  return say(textsFor(call.person.language).subscription.done.confirmAgain(address));
}

function refuseStopped({ state }: Subscription, { person }: Call) {
  const { subscription: texts } = textsFor(person.language);
  if (state === 'ended') throw new UserError(texts.done.endedBefore);
  if (state === 'unconfirmed') throw new UserError(texts.waits);
}

/** When it is due once so many issues were left out. */
async function findDueAfter({ sql }: AppContext, meant: Subscription, weeks: number, now: Date): Promise<Date> {
  const periods = await listPeriods(sql, meant.id);
  let due = meant.nextDue ?? findNextIssue(meant, now, periods);
  for (let left = weeks; left > 0; left -= 1) due = findNextIssue(meant, due, periods);
  return due;
}
