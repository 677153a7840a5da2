import type { AppContext } from '#src/context.ts';
import { message, note } from '#src/core/blocks.ts';
import { actions, type MailHead, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { describeUntranslated, describeWhen } from './describe.ts';

/** The letter that asks an address whether it wants the digest, behind the link `url`. */
export function confirmationLetter(
  context: AppContext,
  subscription: Subscription,
  asker: Person,
  url: string,
): { message: Message; mail: MailHead } {
  const language = spokenLanguage(subscription.language);
  const { confirmation: texts } = textsFor(language).subscription;
  const name = plainName(asker.displayName);
  const when = describeWhen(subscription, language);
  const reader = { ...asker, language };
  const regions = subscription.regions.map((code) => nameRegion(context, code, reader));
  const untranslated = describeUntranslated(subscription.language);
  return {
    message: message(
      textBlock([
        name === null ? texts.asked : naming(asker.id, texts.askedBy({ name }), texts.asked),
        regions.length > 0 ? texts.whatFor({ when, regions }) : texts.what({ when }),
        ...(untranslated ? [untranslated] : []),
        texts.how,
      ]),
      actions({ type: 'link', label: texts.button, url, style: 'primary' }),
      note(texts.link({ url })),
    ),
    mail: { subject: texts.subject, language },
  };
}

const longestName = 60;

/** A name as it may stand in a mail to a stranger, who must not be sent anybody's own words or links; null where it is more than a name. */
function plainName(name: string | null): string | null {
  return name === null || name.length > longestName || /[/@\n]|\p{L}\.\p{L}{2}/u.test(name) ? null : name;
}
