import type { AppContext } from '#src/context.ts';
import { heading, list, message, text } from '#src/core/blocks.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, button, type ListItem, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay, formatInstant } from '#src/domain/date.ts';
import { isEmptyDigest } from '#src/domain/digests/compose.ts';
import type { Digest } from '#src/domain/digests/digest.ts';
import type { DigestEntry, DigestFigure, DigestOwnChange, DigestPart } from '#src/domain/digests/item.ts';
import { noOverride, type Override } from '#src/domain/digests/override.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { figureBlocks } from './figures.ts';
import { closingOf, type DigestWords, nameOwnChange, ownChangeText, reasonInNews, titleOf } from './items.ts';
import { figuresButton, nameSection, noteOf, openingOf } from './message.ts';

/** Of each part, so many stand on a screen; the digest itself has all. */
const mostItems = 2;
const longestLesson = 120;

/** Shows the news for a region in short, each title to be pressed, and how to get all of it every week. */
export function newsMessage(
  { catalogue, pictures }: Pick<AppContext, 'catalogue' | 'pictures'>,
  { digest, override }: { digest: Digest; override: Override | null },
  { language, timeZone, interests }: Person,
): Message {
  const { digest: texts } = textsFor(language);
  const { note: said, noteBy } = override ?? noOverride;
  const words: DigestWords = {
    ...{ catalogue, pictures, language: spokenLanguage(language), timeZone },
    ...{ opening: null, note: said, noteBy, linkTo: null },
  };
  const region = catalogue.regions.get(digest.regions[0] ?? '');
  const day = formatDay(new Date(digest.cutOff), words);
  const parts = isEmptyDigest(digest.parts) ? [] : digest.parts;
  return message(
    heading(region ? texts.headingFor({ region: regionName(region, words.language), day }) : texts.heading({ day })),
    noteOf(words),
    // Otherwise the headings of the parts say how much there is of what.
    parts.length === 0 && textBlock([openingOf(digest, words)]),
    ...parts.map((part) => partBlocks(part, digest, words)),
    actions(
      button(texts.buttons.subscribe, '/digest subscribe', 'primary'),
      figuresButton(digest, parts, words),
      interests.length === 0 && button(texts.buttons.interests, '/me edit'),
    ),
  );
}

function partBlocks({ section, items, more }: DigestPart, digest: Digest, words: DigestWords): Block[] {
  const texts = textsFor(words.language);
  const figures = items.filter((item): item is DigestFigure => item.type === 'figure');
  const others = items.filter((item): item is DigestEntry | DigestOwnChange => item.type !== 'figure');
  // What was done to one thing stands below its title, once.
  const things = [...Map.groupBy(others, ({ line }) => line).values()];
  const shown = things.slice(0, mostItems);
  const rest = things.length - shown.length + more;
  const reasons = [
    ...new Set(shown.flatMap(([item]) => (item?.type === 'entry' ? reasonInNews(item.reason, words) : []))),
  ];
  const why = reasons.length === 1 ? ` – ${escapeMarkdown(reasons[0] ?? '')}` : '';
  const andMore = rest > 0 ? ` ${escapeMarkdown(texts.digest.andMore({ count: rest }))}` : '';
  return [
    text(`${md`**${nameSection(section, words)}**`}${why}${andMore}`),
    ...list(
      texts.experience.buttons.open,
      shown.map((same) => itemOf(same, words, { hasLesson: section === 'reading', hasReason: reasons.length > 1 })),
    ),
    ...figureBlocks(figures.slice(0, mostItems), digest.trend, words),
  ];
}

function itemOf(
  same: readonly (DigestEntry | DigestOwnChange)[],
  words: DigestWords,
  { hasLesson, hasReason }: { hasLesson: boolean; hasReason: boolean },
): ListItem {
  const changes = same.filter((item) => item.type !== 'entry');
  const [change] = changes;
  const item = same.find((each) => each.type === 'entry');
  if (change)
    return {
      title: nameOwnChange(change),
      line: change.line,
      markdown: changes.map((each) => ownChangeText(each, words)).join('\n'),
    };
  if (!item) throw new Error('A digest tells of nothing.');
  const { line, region, day, at, detail, reason } = item;
  const known = words.catalogue.regions.get(region ?? '');
  const beside = [
    known && regionName(known, words.language),
    day,
    at !== undefined && formatInstant(new Date(at), words),
    closingOf(item, words),
    hasReason && reasonInNews(reason, words),
  ]
    .filter(Boolean)
    .join(' · ');
  const lesson = hasLesson && detail ? md`“${shorten(detail.replace(/\s+/g, ' '), longestLesson)}”` : '';
  return { title: titleOf(item, words.language), line, ...(beside && { beside }), ...(lesson && { markdown: lesson }) };
}
