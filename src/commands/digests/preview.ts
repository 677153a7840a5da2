import { z } from 'zod';
import { writtenIn } from '#src/answers/digests/letter.ts';
import { digestMessage } from '#src/answers/digests/message.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import { listSubjects, withoutSubjects } from '#src/domain/digests/digest.ts';
import type { DigestRecipient } from '#src/domain/digests/item.ts';
import { formatPeriod } from '#src/domain/digests/schedule.ts';
import { recipientOf, type Subscription, weekMs } from '#src/domain/digests/subscription.ts';
import { findDueIn, findPeriod } from '#src/domain/digests/week.ts';
import { loadDigests } from '#src/operations/digests/load.ts';
import { createMoment } from '#src/operations/digests/snapshot.ts';
import { findIssueOf, type Issue } from '#src/store/digests/issue.ts';
import { findSteering, listSteering } from '#src/store/digests/override.ts';
import { listSubscriptions } from '#src/store/digests/subscription.ts';
import { listGone, withoutGone } from '#src/store/outbox/gone.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { ownSubscription } from './access.ts';
import { type Fate, findFate } from './delivery-status.ts';
import { describeIssue } from './show.ts';

/** A digest as it stands or stood: one's own, any subscriber's for staff, or that of a region for who has none. */
export const preview = subcommand({
  args: z.object({
    region: argument.region().optional(),
    subscription: argument.number().optional(),
    week: argument.number().optional(),
  }),
  visibility: 'private',
  async run(context, { region, subscription: id, week }, call) {
    const { person, now } = call;
    const { subscription: texts } = textsFor(person.language);
    const period = week === undefined ? null : findPeriod(week, now);
    if (week !== undefined && period === null) throw new UserError(texts.preview.badWeek(String(week)));
    if (id !== undefined) return previewOf(context, call, await ownSubscription(context, id, person), period);
    if (region !== undefined) return newsOf(context, call, region, period);
    const [own] = await listSubscriptions(context.sql, person.id);
    if (own) return previewOf(context, call, own, period);
    return person.region === null ? askForRegion(context, call) : newsOf(context, call, person.region, period);
  },
});

/** A subscription's digest of a week, the next where none is named. */
async function previewOf(
  context: AppContext,
  call: Call,
  subscription: Subscription,
  period: string | null,
): Promise<Message> {
  const { person, now } = call;
  const { language } = person;
  const { subscription: texts } = textsFor(language);
  const due = period === null ? (subscription.nextDue ?? now) : findDueIn(subscription, period);
  const week = formatPeriod(due, subscription.timeZone);
  const day = formatDay(due, { language, timeZone: subscription.timeZone });
  const issue = await findIssueOf(context.sql, subscription.id, week);
  if (issue && !(issue.state === 'held' || issue.state === 'approved'))
    return asItWas(context, issue, await findFate(context.sql, issue), day, language);
  if (period !== null && due.getTime() > now.getTime() + weekMs) throw new UserError(texts.preview.future(week));
  if (due < new Date(subscription.createdAt.getTime() - weekMs)) throw new UserError(texts.preview.before(week));
  const name = (await findPerson(context.sql, subscription.person))?.displayName ?? null;
  const [steering] = await listSteering(context.sql, [{ period: week, subscription: subscription.id }]);
  const held = issue?.digest;
  const digest = held
    ? withoutSubjects(held, await listGone(context.sql, listSubjects(held)))
    : await compose(context, earlier(due, now), week, subscription.id, recipientOf(subscription));
  const message = digestMessage(
    { ...digest, cutOff: due.toISOString() },
    {
      ...context,
      language: writtenIn(subscription.language),
      timeZone: subscription.timeZone,
      opening: steering?.opening ?? null,
      note: steering?.note ?? null,
      openingBy: steering?.openingBy ?? null,
      noteBy: steering?.noteBy ?? null,
      linkTo: null,
    },
    null,
  );
  const opening = due > now || issue ? texts.preview.opening(name, day) : texts.preview.past(day);
  return prefixed(opening, message, issue ? [{ type: 'note', markdown: describeIssue(issue, day, language) }] : []);
}

const earlier = (left: Date, right: Date) => new Date(Math.min(left.getTime(), right.getTime()));

/** An issue that went out, or why none did. */
async function asItWas(
  { sql }: AppContext,
  issue: Issue,
  fate: Fate | null,
  day: string,
  language: string,
): Promise<Message> {
  const { preview: texts } = textsFor(language).subscription;
  if (issue.message) return prefixed(texts[fate ?? 'sent'](day), await withoutGone(sql, issue.message, true), []);
  return say(issue.reason ? texts.skipped[issue.reason] : texts.forgotten(day));
}

/** What is new for a region, for who has no subscription to go by. */
async function newsOf(context: AppContext, call: Call, region: string, period: string | null): Promise<Message> {
  const { person, now } = call;
  const { digest: texts } = textsFor(person.language);
  const wish = { weekday: 1, localTime: '09:00', timeZone: person.timeZone };
  const due = period === null ? now : findDueIn(wish, period);
  const at = earlier(due, now);
  const week = period ?? formatPeriod(now, person.timeZone);
  const recipient: DigestRecipient = {
    person: person.id,
    areas: person.interests,
    regions: [region],
    sections: [],
    since: new Date(at.getTime() - weekMs),
  };
  const digest = await compose(context, at, week, null, recipient);
  const steering = await findSteering(context.sql, { period: week, subscription: null });
  const message = digestMessage(
    digest,
    {
      ...context,
      language: writtenIn(person.language),
      timeZone: person.timeZone,
      opening: null,
      note: steering?.note ?? null,
      linkTo: null,
    },
    null,
  );
  return {
    text: message.text,
    blocks: [
      ...message.blocks,
      ...(person.interests.length === 0 ? [{ type: 'note', markdown: texts.tip } as const] : []),
      ...actions(button(texts.buttons.subscribe, '/digest subscribe', 'primary')),
    ],
  };
}

async function compose(
  { sql, catalogue }: AppContext,
  at: Date,
  period: string,
  subscription: number | null,
  recipient: DigestRecipient,
) {
  const [digest] = await loadDigests(sql, sql, createMoment(catalogue, at), [{ subscription, period, recipient }]);
  if (!digest) throw new Error('There is a digest for every order.');
  return digest;
}

function prefixed(opening: string, { text, blocks }: Message, more: Block[]): Message {
  return { text: `${opening}\n${text}`, blocks: [{ type: 'note', markdown: opening }, ...more, ...blocks] };
}

async function askForRegion({ vocabulary }: AppContext, { person }: Call): Promise<Message> {
  const { digest, bot, subscription } = textsFor(person.language);
  const regions = await vocabulary.suggest('region', '', 25);
  return say(
    digest.whichRegion,
    ...actions(
      {
        type: 'select',
        placeholder: bot.choose,
        options: regions.map(({ value, label }) => ({ label, line: `/digest preview ${value}` })),
      },
      button(subscription.buttons.subscribe, '/digest subscribe'),
    ),
  );
}
