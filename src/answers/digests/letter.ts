import type { MailHead, Message } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Digest } from '#src/domain/digests/digest.ts';
import { isMail, type Subscription } from '#src/domain/digests/subscription.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { textLanguages, textsFor } from '#src/texts/index.ts';
import { type DigestWords, digestMessage } from './message.ts';

type Dressing = Pick<DigestWords, 'catalogue' | 'pictures' | 'opening' | 'note' | 'openingBy' | 'noteBy'> & {
  publicUrl: string | null;
};

/** The language a digest is written in: the one asked for where there are texts in it. */
export function writtenIn(language: string): string {
  return textLanguages.includes(language) ? language : 'en';
}

/** An issue as it goes out: the message, and what only a mail has. */
export function digestLetter(
  digest: Digest,
  subscription: Pick<Subscription, 'id' | 'places' | 'language' | 'timeZone' | 'token'>,
  issue: { id: number; token: string },
  { publicUrl, ...dressing }: Dressing,
): { message: Message; mail: MailHead } {
  const language = writtenIn(subscription.language);
  const page = `${publicUrl}/digests/${issue.token}`;
  const unsubscribe = `${publicUrl}/digests/unsubscribe/${subscription.token}`;
  const message = digestMessage(
    digest,
    {
      ...dressing,
      language,
      timeZone: subscription.timeZone,
      linkTo: publicUrl === null ? null : (path) => `${page}/open${path}`,
    },
    {
      issue: issue.id,
      subscription: subscription.id,
      isMail: isMail(subscription.places),
      pages:
        publicUrl === null
          ? null
          : { issue: page, useful: `${page}/useful`, notUseful: `${page}/not-useful`, unsubscribe },
    },
  );
  const region = dressing.catalogue.regions.get(digest.regions[0] ?? '');
  const day = formatDay(new Date(digest.cutOff), { language, timeZone: subscription.timeZone });
  return {
    message,
    mail: {
      subject: textsFor(language).digest.subject(region ? regionName(region, language) : null, day),
      language,
      ...(publicUrl !== null && { unsubscribeUrl: unsubscribe }),
    },
  };
}
