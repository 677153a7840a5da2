import type { AppContext } from '#src/context.ts';
import { message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type MailHead, type Message } from '#src/core/message.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import type { SubscriptionWish } from '#src/domain/digests/subscription.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { describeWhen } from './describe.ts';

/** Says what a digest tells, of which regions and policy areas, and when it comes; in its own language. */
export function describeWish(context: Pick<AppContext, 'catalogue'>, wish: SubscriptionWish): string {
  const language = spokenLanguage(wish.language);
  const regions = wish.regions.map((code) => nameRegion(context, code, { language }));
  const areas = wish.areas.map((area) => policyAreaInText(area as PolicyArea, language));
  return textsFor(language).subscription.signUpLetter.about({
    when: describeWhen(wish, language),
    hasRegions: regions.length > 0 ? 'yes' : 'no',
    regions,
    hasAreas: areas.length > 0 ? 'yes' : 'no',
    areas,
  });
}

/** The letter to an address that was given on the sign-up page: nothing more comes unless its reader follows `url`. */
export function signUpLetter(
  context: Pick<AppContext, 'catalogue'>,
  wish: SubscriptionWish,
  { url, days }: { url: string; days: number },
): { message: Message; mail: MailHead } {
  const language = spokenLanguage(wish.language);
  const { signUpLetter: texts } = textsFor(language).subscription;
  return {
    message: message(
      text(escapeMarkdown(texts.what)),
      text(escapeMarkdown(describeWish(context, wish))),
      text(escapeMarkdown(texts.how)),
      actions({ type: 'link', label: texts.button, url, style: 'primary' }),
      note(texts.link({ url })),
      note(texts.unless({ days })),
    ),
    mail: { subject: texts.subject, language },
  };
}

/** The letter to an address that gets the digest already: where it can be changed. */
export function knownAddressLetter(language: string, url: string): { message: Message; mail: MailHead } {
  const written = spokenLanguage(language);
  const { knownLetter: texts } = textsFor(written).subscription;
  return {
    message: message(
      textBlock([texts.known, texts.how]),
      actions({ type: 'link', label: texts.button, url, style: 'primary' }),
    ),
    mail: { subject: texts.subject, language: written },
  };
}
