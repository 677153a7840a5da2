import { createHash } from 'node:crypto';
import { describeWhen } from '#src/answers/digests/describe.ts';
import { writtenIn } from '#src/answers/digests/letter.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import type { AppContext } from '#src/context.ts';
import { actions, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, quoted, textBlock } from '#src/core/quote.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { languageName } from '#src/domain/language.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { textsFor } from '#src/texts/index.ts';

/** The mail that asks an address whether it wants the digest; without the link in it nothing more comes. */
export function confirmationOf(context: AppContext, subscription: Subscription, asker: Person, now: Date): NewDelivery {
  const language = writtenIn(subscription.language);
  const { confirmation: texts } = textsFor(language).subscription;
  const url = `${context.publicUrl}/digests/confirm/${subscription.confirmToken}`;
  const reader = { ...asker, language };
  const lines = [
    naming(asker.id, texts.text(plainName(asker.displayName)), texts.text(null)),
    texts.what(
      describeWhen(subscription, language),
      subscription.regions.map((code) => nameRegion(context, code, reader)),
    ),
    ...untranslated(subscription.language),
    texts.how,
  ];
  const message: Message = {
    ...quoted([...lines, texts.link(url)]),
    blocks: [
      textBlock(lines),
      ...actions({ type: 'link', label: texts.button, url }),
      { type: 'note', markdown: texts.link(url) },
    ],
  };
  return {
    recipient: `subscription:${subscription.id}`,
    person: subscription.person,
    purpose: 'digest-confirmation',
    period: `${subscription.places[0]} ${now.toISOString()} ${nameToken(subscription.confirmToken)}`,
    places: subscription.places.slice(0, 1),
    message,
    mail: { subject: texts.subject, language },
  };
}

/** Tells one link from another, without saying it. */
const nameToken = (token: string | null) =>
  createHash('sha256')
    .update(token ?? '')
    .digest('hex')
    .slice(0, 8);

const longestName = 60;

/** A name as it may stand in a mail to a stranger, who must not be sent anybody's own words or links; null where it is more than a name. */
function plainName(name: string | null): string | null {
  return name === null || name.length > longestName || /[/@\n]|\p{L}\.\p{L}{2}/u.test(name) ? null : name;
}

/** Said once, when somebody asks for a language that has no texts. */
export function untranslated(language: string): string[] {
  const written = writtenIn(language);
  return written === language ? [] : [textsFor(written).digest.untranslated(languageName(language))];
}
