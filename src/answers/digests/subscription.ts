import type { AppContext } from '#src/context.ts';
import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { actions, type Block, type Button, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import type { DigestSection } from '#src/domain/digests/item.ts';
import { mailAddressOf, type Subscription } from '#src/domain/digests/subscription.ts';
import type { OwnDigest } from '#src/domain/digests/view.ts';
import { languageName } from '#src/domain/language.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import {
  describeNext,
  describeState,
  describeTimes,
  describeUntranslated,
  describeVisit,
  describeWhen,
  describeWhere,
} from './describe.ts';
import { describeIssue } from './issue.ts';

type Reach = Pick<AppContext, 'pullOf'>;

/** More than these are not offered to choose from. */
const mostChoices = 5;

/** The digests of somebody, each with what can be done with it. */
export function ownDigestsMessage(context: AppContext, own: readonly OwnDigest[], person: Person): Message {
  const { language } = person;
  if (own.length === 0) return askWhich(context, [], language, String);
  const { list, buttons } = textsFor(language).subscription;
  return message(
    text(list.count({ count: own.length })),
    own.flatMap(({ subscription, last }) => [
      heading(list.heading({ id: subscription.id })),
      facts(factsOf(context, subscription, person)),
      ...actions(...subscriptionButtons(subscription, language)),
      ...(last ? [note(`${list.labels.last}: ${describeLast(last, subscription, language)}`)] : []),
    ]),
    // Below one there is no room for it.
    own.length > 1 && actions(button(buttons.subscribe, '/digest subscribe')),
  );
}

function factsOf(context: AppContext, subscription: Subscription, person: Person) {
  const { language } = person;
  const { subscription: texts, digest } = textsFor(language);
  const { labels, all, everything } = texts.list;
  const { areas, regions, sections } = subscription;
  const next = describeNext(subscription, language);
  return [
    { label: labels.where, value: describeWhere(context, subscription, language) },
    { label: labels.when, value: describeWhen(subscription, language) },
    { label: labels.state, value: describeState(subscription, language) },
    ...(next ? [{ label: labels.next, value: next }] : []),
    { label: labels.language, value: languageName(subscription.language) },
    { label: labels.areas, value: areas.map((area) => namePolicyArea(area as PolicyArea, language)).join(', ') || all },
    { label: labels.regions, value: regions.map((code) => nameRegion(context, code, person)).join(', ') || '–' },
    {
      label: labels.sections,
      value: sections.map((section) => digest.sections[section as DigestSection]).join(', ') || everything,
    },
  ];
}

function describeLast(
  { issue, status }: NonNullable<OwnDigest['last']>,
  { timeZone }: Subscription,
  language: string,
): string {
  return describeIssue(issue, status, formatDay(issue.cutOff, { language, timeZone }), language);
}

/** Lists the buttons of a subscription. */
export function subscriptionButtons({ id, state }: Subscription, language: string): Button[] {
  const { buttons } = textsFor(language).subscription;
  return [
    button(buttons.preview, `/digest preview subscription=${id}`),
    button(buttons.change, `/digest change ${id}`),
    ...(state === 'paused'
      ? [button(buttons.resume, `/digest resume ${id}`, 'primary')]
      : state === 'active'
        ? [button(buttons.snooze, `/digest snooze ${id}`), button(buttons.pause, `/digest pause ${id}`)]
        : []),
    button(buttons.unsubscribe, `/digest unsubscribe ${id}`, 'danger'),
  ];
}

/** Asks which of several subscriptions is meant; each answer says the line with its number. */
export function askWhich(
  context: Reach,
  subscriptions: readonly Subscription[],
  language: string,
  lineOf: (id: number) => string,
): Message {
  const { which, list, buttons } = textsFor(language).subscription;
  if (subscriptions.length === 0)
    return message(text(list.none), actions(button(buttons.subscribe, '/digest subscribe', 'primary')));
  return message(
    text(which),
    actions(
      ...subscriptions
        .slice(0, mostChoices)
        .map((each) => button(shorten(`${each.id}: ${describeWhere(context, each, language)}`, 60), lineOf(each.id))),
    ),
  );
}

/** Describes a new subscription; one by mail waits until its address agrees. */
export function subscribedMessage(context: Reach, subscription: Subscription, language: string, here: string): Message {
  const { done } = textsFor(language).subscription;
  if (!subscription.nextDue) return message(text(done.confirm({ address: mailAddressOf(subscription.places) ?? '' })));
  const said = done.subscribed({
    where: describeWhere(context, subscription, language, here),
    when: describeTimes(subscription, language),
  });
  return withButtons(subscription, language, [
    said,
    describeVisit(context, subscription, language),
    describeUntranslated(subscription.language),
  ]);
}

/** Describes a changed subscription. */
export function changedMessage(
  context: Reach,
  { before, subscription, isAsked }: { before: Subscription; subscription: Subscription; isAsked: boolean },
  language: string,
  here: string,
): Message {
  const { done } = textsFor(language).subscription;
  if (isAsked) return message(text(done.confirm({ address: mailAddressOf(subscription.places) ?? '' })));
  const said = done.changed({
    where: describeWhere(context, subscription, language, here),
    when: describeTimes(subscription, language),
  });
  return withButtons(subscription, language, [
    said,
    subscription.places[0] === before.places[0] ? null : describeVisit(context, subscription, language),
    subscription.language === before.language ? null : describeUntranslated(subscription.language),
  ]);
}

/** Until when a subscription is paused. */
export function pausedMessage(subscription: Subscription, language: string): Message {
  const { done } = textsFor(language).subscription;
  const { pausedUntil, timeZone } = subscription;
  const said = pausedUntil ? done.pausedUntil({ day: formatDay(pausedUntil, { language, timeZone }) }) : done.paused;
  return withButtons(subscription, language, [said]);
}

/** That a subscription goes on, or does once its address said yes. */
export function resumedMessage(
  { subscription, isAsked }: { subscription: Subscription; isAsked: boolean },
  language: string,
): Message {
  const { done } = textsFor(language).subscription;
  return isAsked
    ? message(text(done.confirmAgain({ address: mailAddressOf(subscription.places) ?? '' })))
    : withButtons(subscription, language, [done.resumed({ when: describeTimes(subscription, language) })]);
}

/** That a subscription ended now or before. */
export function endedMessage(id: number, isEnded: boolean, language: string): Message {
  const { done, buttons } = textsFor(language).subscription;
  return message(
    text(isEnded ? done.ended : done.endedBefore),
    actions(button(buttons.again, `/digest resume ${id}`), button(buttons.show, '/digest show')),
  );
}

/** Thanks for a verdict. */
export function ratedMessage({ id }: Subscription, isUseful: boolean, language: string): Message {
  const { done, buttons } = textsFor(language).subscription;
  return message(
    text(done.rated({ isUseful: isUseful ? 'yes' : 'no' })),
    !isUseful && actions(button(buttons.change, `/digest change ${id}`)),
  );
}

function withButtons(subscription: Subscription, language: string, lines: readonly (string | null)[]): Message {
  const said: Block = text(...lines.filter((line) => line !== null));
  return message(said, actions(...subscriptionButtons(subscription, language)));
}
