import { formatInstant } from '#src/domain/date.ts';
import type { DigestRefusal } from '#src/domain/digests/refusal.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameScope } from './override.ts';

/** Says why something is not done, for who asked for it. */
export function describeRefusal(refusal: DigestRefusal, reader: { language: string; timeZone: string }): string {
  const { subscription, digestStaff, bot } = textsFor(reader.language);
  const { problems } = subscription;
  switch (refusal.type) {
    case 'not-allowed':
      return bot.notAllowed;
    case 'unknown':
      return subscription.unknown({ id: refusal.id });
    case 'not-yours':
      return refusal.owner
        ? subscription.notYours({ id: refusal.id, name: refusal.owner })
        : subscription.notYoursUnnamed({ id: refusal.id });
    case 'unknown-issue':
      return subscription.unknownIssue;
    case 'ended':
      return subscription.done.endedBefore;
    case 'unconfirmed':
      return subscription.waits;
    case 'taken':
      return problems.taken({ id: refusal.id });
    case 'weeks':
      return subscription.weeks({ most: refusal.most });
    case 'no-mail':
      return problems.noMail;
    case 'no-links':
      return problems.noLinks;
    case 'asked-ended':
      return problems.askedEnded({ address: refusal.address });
    case 'asked-silent':
      return problems.askedSilent({ address: refusal.address });
    case 'asked-address':
      return problems.askedAddress({ address: refusal.address, times: refusal.times });
    case 'asked-often':
      return problems.askedOften({ times: refusal.times });
    case 'asked-here':
      return problems.askedHere;
    case 'asked-full':
      return problems.askedFull;
    case 'list-gone':
      return digestStaff.import.gone;
    case 'bad-week':
      return digestStaff.badWeek({ text: String(refusal.week) });
    case 'week-ahead':
      return subscription.preview.future({ week: refusal.week });
    case 'week-before':
      return subscription.preview.before({ week: refusal.week });
    case 'sent-before':
      return digestStaff.sentBefore({ scope: nameScope(refusal.scope, reader.language) });
    case 'over':
      return digestStaff.over({ scope: nameScope(refusal.scope, reader.language) });
    case 'too-late':
      return digestStaff.tooLate({
        scope: nameScope(refusal.scope, reader.language),
        deadline: formatInstant(refusal.until, reader),
      });
    default:
      return refusal satisfies never;
  }
}
