import type { AppContext } from '#src/context.ts';
import { message, note } from '#src/core/blocks.ts';
import { actions, type MailHead, type Message } from '#src/core/message.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import type { SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { describeWhen } from './describe.ts';
import { writtenIn } from './written-in.ts';

/** The letter to an address that was given on the sign-up page: nothing more comes unless its reader follows `url`. */
export function signUpLetter(
  context: Pick<AppContext, 'catalogue'>,
  wish: SubscriptionWish,
  { url, days }: { url: string; days: number },
): { message: Message; mail: MailHead } {
  const language = writtenIn(wish.language);
  const { signUpLetter: texts } = textsFor(language).subscription;
  const when = describeWhen(wish, language);
  const regions = wish.regions.map((code) => nameRegion(context, code, { language }));
  return {
    message: message(
      textBlock([texts.what, regions.length > 0 ? texts.whenFor({ when, regions }) : texts.when({ when }), texts.how]),
      actions({ type: 'link', label: texts.button, url, style: 'primary' }),
      note(texts.link({ url })),
      note(texts.unless({ days })),
    ),
    mail: { subject: texts.subject, language },
  };
}

/** The letter to an address that gets the digest already: where it can be changed. */
export function knownAddressLetter(language: string, url: string): { message: Message; mail: MailHead } {
  const written = writtenIn(language);
  const { knownLetter: texts } = textsFor(written).subscription;
  return {
    message: message(
      textBlock([texts.known, texts.how]),
      actions({ type: 'link', label: texts.button, url, style: 'primary' }),
    ),
    mail: { subject: texts.subject, language: written },
  };
}
