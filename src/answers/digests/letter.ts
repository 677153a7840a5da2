import type { MailHead, Message } from '#src/core/message.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import type { Role } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { isEmptyDigest } from '#src/domain/digests/compose.ts';
import type { Digest } from '#src/domain/digests/digest.ts';
import { type DigestPart, subjectsOf } from '#src/domain/digests/item.ts';
import { isMail, type Subscription } from '#src/domain/digests/subscription.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { describeWhen } from './describe.ts';
import type { DigestWords } from './items.ts';
import { countItems, countPart, digestMessage } from './message.ts';

type Dressing = Pick<
  DigestWords,
  'catalogue' | 'pictures' | 'opening' | 'note' | 'openingBy' | 'noteBy' | 'role' | 'toReview'
> & {
  publicUrl: string | null;
};

/** More would be cut off. */
const mostInSubject = 2;
const longestTitle = 60;

/** An issue as it goes out: the message, and what only a mail has. */
export function digestLetter(
  digest: Digest,
  subscription: Subscription,
  issue: { id: number; token: string },
  { publicUrl, ...dressing }: Dressing,
): { message: Message; mail: MailHead } {
  const language = spokenLanguage(subscription.language);
  const page = `${publicUrl}/digests/${issue.token}`;
  const unsubscribe = `${publicUrl}/digests/unsubscribe/${subscription.token}`;
  const said = digestMessage(
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
      because: describeWhy(subscription, dressing.catalogue, language),
      pages:
        publicUrl === null
          ? null
          : {
              issue: page,
              useful: `${page}/useful`,
              notUseful: `${page}/not-useful`,
              preferences: `${publicUrl}/digests/preferences/${subscription.token}`,
              unsubscribe,
            },
    },
  );
  const region = dressing.catalogue.regions.get(digest.regions[0] ?? '');
  const day = formatDay(new Date(digest.cutOff), { language, timeZone: subscription.timeZone });
  const place = region ? regionName(region, language) : null;
  const subject = subjectOf(digest, place, day, { language, role: dressing.role });
  const titled = isMail(subscription.places) ? subjectByTitle(digest, place, { language, role: dressing.role }) : null;
  return {
    message: titled
      ? {
          ...said,
          mailSubject: {
            text: titled.text,
            quotes: [{ line: 0, of: titled.of, instead: subject, afterwards: subject }],
          },
        }
      : said,
    mail: {
      subject,
      language,
      ...(publicUrl !== null && { unsubscribeUrl: unsubscribe }),
    },
  };
}

/**
 * Tells the best that is in it by its title, and how much there is of one other thing: "Skåne: Language cafés with childcare and 3 open questions". Its
 * quote takes the title out again where it is withdrawn before the mail goes. Null where nothing has a title that anybody may read.
 */
function subjectByTitle(
  { parts }: Digest,
  region: string | null,
  { language, role }: { language: string; role: Role | undefined },
): { text: string; of: QuotedSubject[] } | null {
  const titled = parts.flatMap(({ section, items }) =>
    section === 'reading' || section === 'experiences'
      ? items.flatMap((item) => (item.type === 'entry' && item.list === undefined ? [{ section, item }] : []))
      : [],
  );
  const best = titled.find(({ item }) => item.isNew && !item.isExample);
  const of = best ? subjectsOf(best.item) : [];
  if (!best || of.length === 0) return null;
  const { digest: texts } = textsFor(language);
  const further = toldFirst(parts)
    .filter(({ section }) => section !== best.section && section !== 'experiences')
    .slice(0, mostInSubject - 1)
    .map(({ section, items, more }) => countPart(section, countItems(items) + more, language, role));
  // In lists a number stands before it, by which it is called in a chat.
  const title = best.item.title.replace(/^#\d+ /, '').replaceAll(/\s+/g, ' ');
  const told = [shorten(title, longestTitle), ...further];
  const text =
    region === null ? texts.subjectTelling({ parts: told }) : texts.subjectTellingFor({ region, parts: told });
  return { text, of };
}

/** Tells what is in it, the first things first, in numbers: where there is no title to name, or it was withdrawn. */
function subjectOf(
  { parts }: Digest,
  region: string | null,
  day: string,
  { language, role }: { language: string; role: Role | undefined },
): string {
  const { digest: texts } = textsFor(language);
  const counts = isEmptyDigest(parts)
    ? []
    : toldFirst(parts)
        .slice(0, mostInSubject)
        .map(({ section, items, more }) => countPart(section, countItems(items) + more, language, role));
  if (counts.length === 0) return region === null ? texts.subject({ day }) : texts.subjectFor({ region, day });
  return region === null ? texts.subjectTelling({ parts: counts }) : texts.subjectTellingFor({ region, parts: counts });
}

/** Chooses the parts that a subject names: those that have a number of things, if there are any. */
function toldFirst(parts: readonly DigestPart[]): DigestPart[] {
  const counted = parts.filter(({ section }) => section !== 'reading' && section !== 'mine');
  return counted.length > 0 ? counted : [...parts];
}

/** Says when a digest comes, and what its reader follows. */
function describeWhy(subscription: Subscription, catalogue: Catalogue, language: string): string {
  const { digest } = textsFor(language);
  const areas = subscription.areas.map((area) => policyAreaInText(area as PolicyArea, language));
  const regions = subscription.regions.map((code) => {
    const region = catalogue.regions.get(code);
    return region ? regionName(region, language) : code;
  });
  const followed = [...areas, ...regions];
  const when = describeWhen(subscription, language);
  return followed.length > 0 ? digest.why({ when, followed }) : digest.whyAll({ when });
}
