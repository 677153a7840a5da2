import { describeRegions, showAddress } from '#src/answers/digests/partner-list.ts';
import { describeRefusal } from '#src/answers/digests/refusal.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { FormValues, Problems } from '#src/core/form.ts';
import { formatPlace, mailKind, type Place, parsePlace } from '#src/core/place.ts';
import { shorten } from '#src/core/text.ts';
import { readRegions } from '#src/domain/digests/read-regions.ts';
import type { DigestRefusal } from '#src/domain/digests/refusal.ts';
import {
  isMail,
  isShared,
  parseLocalTime,
  parseMailAddress,
  type Subscription,
  type SubscriptionWish,
} from '#src/domain/digests/subscription.ts';
import { directPlace } from '#src/domain/people/account.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { mailRefusal } from '#src/operations/digests/confirmation-request.ts';
import { spokenLanguage, type Texts, textsFor } from '#src/texts/index.ts';
import { isChannel } from './form.ts';

/** The subscription that a form asks for. `before` is the one that is changed: its channel stays where another place is not chosen. */
export function readWish(
  context: AppContext,
  call: Call,
  values: FormValues,
  before: Subscription | null,
): { wish: SubscriptionWish } | { problems: Problems } {
  const { problems: say } = textsFor(call.person.language).subscription;
  const problems: Problems = {};
  const text = (name: string) => String(values[name] ?? '');
  const places = readPlaces(context, call, text('where'), text('address'), before, problems, say);
  const localTime = parseLocalTime(text('time'));
  if (localTime === null) problems.time = say.time({ text: shorten(text('time'), 20) });
  const timeZone = findTimeZone(text('timeZone'));
  if (timeZone === null) problems.timeZone = say.timeZone({ text: shorten(text('timeZone'), 60) });
  const regions = readRegions(context.vocabulary.in(call.person.language), text('regions'));
  if ('problem' in regions) problems.regions = describeRegions(regions.problem, say, call.person.language);
  if (Object.keys(problems).length > 0 || localTime === null || timeZone === null || 'problem' in regions)
    return { problems };
  return {
    wish: {
      places,
      weekday: Number(values.weekday),
      localTime,
      timeZone,
      language: text('language') || (before?.language ?? spokenLanguage(call.person.language)),
      areas: (values.areas ?? []) as string[],
      regions: regions.regions,
      sections: (values.sections ?? []) as string[],
      tellsEmpty: values.tellsEmpty === true,
    },
  };
}

/** Finds what is wrong with a form of a subscription, before anything else is. */
export function wishProblems(
  context: AppContext,
  call: Call,
  values: FormValues,
  before: Subscription | null,
): Problems {
  const read = readWish(context, call, values, before);
  return 'problems' in read ? read.problems : {};
}

type Say = Texts['subscription']['problems'];

function readPlaces(
  context: AppContext,
  { place, person, event }: Call,
  where: string,
  address: string,
  before: Subscription | null,
  problems: Problems,
  say: Say,
): Place[] {
  // Staff may change another's digest, which never comes to staff for that.
  const isOwn = before === null || before.person === person.id;
  const direct = isOwn ? [directPlace(event.actor)] : before.places.filter((each) => parsePlace(each).kind === 'user');
  if (where === '') return [];
  if (where === 'direct') {
    if (before && !isShared(before.places) && !isMail(before.places)) return before.places;
    if (direct.length === 0) problems.where = say.noDirect;
    return direct;
  }
  if (where === 'channel') {
    if (before && isShared(before.places)) return before.places;
    if (!isChannel(place)) problems.where = say.notHere;
    return [place, ...direct];
  }
  const mailOff = mailRefusal(context);
  if (mailOff) problems.where = describeRefusal(mailOff, person);
  const mail = parseMailAddress(address);
  if (mail === null)
    problems.address = address.trim() === '' ? say.noAddress : say.address({ text: showAddress(address).trim() });
  const to = mailPlace(context, mail ?? '');
  return before && isMail(before.places) && before.places[0] === to ? before.places : [to, ...direct];
}

export const mailPlace = ({ mailPlatform }: Pick<AppContext, 'mailPlatform'>, address: string): Place =>
  formatPlace({ platform: mailPlatform ?? '-', space: '', kind: mailKind, id: address || '-' });

/** Returns the refusal as a problem of the form's field that it is about. @throws UserError if it is about none. */
export function describeRefused(refused: DigestRefusal, { person }: Call): Problems {
  const said = describeRefusal(refused, person);
  switch (refused.type) {
    case 'taken':
    case 'no-mail':
    case 'no-links':
      return { where: said };
    case 'asked-ended':
    case 'asked-silent':
    case 'asked-address':
    case 'asked-often':
    case 'asked-here':
    case 'asked-full':
      return { address: said };
    default:
      throw new UserError(said);
  }
}
