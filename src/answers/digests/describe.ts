import { addressOf } from '#src/commands/digests/form.ts';
import type { AppContext } from '#src/context.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { DigestSection } from '#src/domain/digests/item.ts';
import { isMail, isShared, type Subscription, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { languageName } from '#src/domain/language.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { say } from '../say.ts';

/** "every Monday at 9:00 (Europe/Madrid)". */
export function describeWhen({ weekday, localTime, timeZone }: SubscriptionWish, language: string): string {
  const { subscription } = textsFor(language);
  return subscription.weekly(subscription.weekday(weekday), localTime.replace(/^0/, ''), timeZone);
}

export function describeWhere(
  { pullOf }: Pick<AppContext, 'pullOf'>,
  { places }: SubscriptionWish,
  language: string,
  here: string | null = null,
): string {
  const { where } = textsFor(language).subscription;
  if (isMail(places)) return where.mail(addressOf(places));
  if (isShared(places)) return places[0] === here ? where.channel : where.shared;
  return where[(places[0] && pullOf(places[0])) ?? 'direct'];
}

/** How it comes to who has to come for it. */
export function describeVisit(
  { pullOf }: Pick<AppContext, 'pullOf'>,
  { places: [place] }: SubscriptionWish,
  language: string,
): string[] {
  const pull = place ? pullOf(place) : null;
  return pull ? [textsFor(language).subscription.done.kept[pull]] : [];
}

/** When it goes out next, in its own zone. */
export function describeNext({ nextDue, timeZone }: Subscription, language: string): string | null {
  return nextDue && formatInstant(nextDue, { language, timeZone });
}

export function describeState({ state, pausedUntil, timeZone }: Subscription, language: string): string {
  const { subscription } = textsFor(language);
  return pausedUntil && state === 'paused'
    ? subscription.pausedUntil(formatInstant(pausedUntil, { language, timeZone }))
    : subscription.states[state];
}

/** A subscription as its owner sees it. */
export function describeSubscription(context: AppContext, subscription: Subscription, person: Person): Block[] {
  const { language } = person;
  const { subscription: texts, digest } = textsFor(language);
  const { labels, all, everything } = texts.list;
  const { areas, regions, sections } = subscription;
  const next = describeNext(subscription, language);
  return [
    { type: 'heading', text: texts.list.heading(subscription.id) },
    {
      type: 'facts',
      items: [
        { label: labels.where, value: describeWhere(context, subscription, language) },
        { label: labels.when, value: describeWhen(subscription, language) },
        { label: labels.state, value: describeState(subscription, language) },
        ...(next ? [{ label: labels.next, value: next }] : []),
        { label: labels.language, value: languageName(subscription.language) },
        { label: labels.areas, value: areas.map((area) => policyAreaLabel(area as PolicyArea)).join(', ') || all },
        { label: labels.regions, value: regions.map((code) => nameRegion(context, code, person)).join(', ') || '–' },
        {
          label: labels.sections,
          value: sections.map((section) => digest.sections[section as DigestSection]).join(', ') || everything,
        },
      ],
    },
    ...actions(...subscriptionButtons(subscription, language)),
  ];
}

export function subscriptionButtons({ id, state }: Subscription, language: string) {
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
  context: Pick<AppContext, 'pullOf'>,
  subscriptions: Subscription[],
  language: string,
  lineOf: (id: number) => string,
): Message {
  const { subscription: texts } = textsFor(language);
  if (subscriptions.length === 0)
    return say(texts.list.none, ...actions(button(texts.buttons.subscribe, '/digest subscribe', 'primary')));
  return say(
    texts.which,
    ...actions(
      ...subscriptions
        .slice(0, 5)
        .map((each) => button(shorten(`${each.id}: ${describeWhere(context, each, language)}`, 60), lineOf(each.id))),
    ),
  );
}
