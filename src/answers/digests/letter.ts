import type { MailHead, Message } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Digest } from '#src/domain/digests/digest.ts';
import { isMail, type Subscription } from '#src/domain/digests/subscription.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';
import type { DigestWords } from './items.ts';
import { digestMessage } from './message.ts';
import { writtenIn } from './written-in.ts';

type Dressing = Pick<DigestWords, 'catalogue' | 'pictures' | 'opening' | 'note' | 'openingBy' | 'noteBy'> & {
  publicUrl: string | null;
};

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
  const texts = textsFor(language).digest;
  return {
    message,
    mail: {
      subject: region ? texts.subjectFor({ region: regionName(region, language), day }) : texts.subject({ day }),
      language,
      ...(publicUrl !== null && { unsubscribeUrl: unsubscribe }),
    },
  };
}
