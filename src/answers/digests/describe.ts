import type { AppContext } from '#src/context.ts';
import { formatInstant } from '#src/domain/date.ts';
import { isShared, mailAddressOf, type Subscription, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { languageName } from '#src/domain/language.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { formatLocalInstant } from '../local-instant.ts';

type Schedule = Pick<SubscriptionWish, 'weekday' | 'localTime' | 'timeZone'>;

/** "every Monday at 9:00 (Europe/Madrid)". */
export function describeWhen({ weekday, localTime, timeZone }: Schedule, language: string): string {
  return textsFor(language).subscription.weekly({
    weekday: String(weekday),
    time: localTime.replace(/^0/, ''),
    zone: timeZone.replaceAll('_', ' '),
  });
}

/** Describes the times of a subscription, with the next date if it is known. */
export function describeTimes(subscription: Subscription, language: string): string {
  const when = describeWhen(subscription, language);
  const day = describeNext(subscription, language);
  return day ? textsFor(language).subscription.whenNext({ when, day }) : when;
}

/** Says when a digest goes out next, in its own zone. */
export function describeNext(subscription: Subscription, language: string): string | null {
  const { nextDue } = subscription;
  return nextDue && formatLocalInstant(nextDue, subscription, language);
}

/** Describes where a digest goes, seen from the place `here`. */
export function describeWhere(
  { pullOf }: Pick<AppContext, 'pullOf'>,
  { places }: Pick<SubscriptionWish, 'places'>,
  language: string,
  here: string | null = null,
): string {
  const { where } = textsFor(language).subscription;
  const address = mailAddressOf(places);
  if (address !== null) return address;
  if (isShared(places)) return places[0] === here ? where.channel : where.shared;
  return where[(places[0] && pullOf(places[0])) ?? 'direct'];
}

/** Describes how a reader fetches the digest; null if it is sent to them. */
export function describeVisit(
  { pullOf }: Pick<AppContext, 'pullOf'>,
  { places: [place] }: Pick<SubscriptionWish, 'places'>,
  language: string,
): string | null {
  const pull = place ? pullOf(place) : null;
  return pull && textsFor(language).subscription.done.kept[pull];
}

export function describeState({ state, pausedUntil, timeZone }: Subscription, language: string): string {
  const { subscription } = textsFor(language);
  return pausedUntil && state === 'paused'
    ? subscription.pausedUntil({ day: formatInstant(pausedUntil, { language, timeZone }) })
    : subscription.states[state];
}

/** Said once, when somebody asks for a language that has no texts; null where it has. */
export function describeUntranslated(language: string): string | null {
  const written = spokenLanguage(language);
  return written === language ? null : textsFor(written).digest.untranslated({ language: languageName(language) });
}
