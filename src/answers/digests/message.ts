import { heading, message, note } from '#src/core/blocks.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, type Button, button, type Message } from '#src/core/message.ts';
import { type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import type { Role } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { isEmptyDigest } from '#src/domain/digests/compose.ts';
import { type Digest, listSubjects } from '#src/domain/digests/digest.ts';
import {
  type DigestEntry,
  type DigestFigure,
  type DigestOwnChange,
  type DigestPart,
  subjectsOf,
} from '#src/domain/digests/item.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';
import { figureBlocks } from './figures.ts';
import { type DigestWords, entryLine, nameOwnChange, ownChangeLine, reasonOf, titleOf, writtenBy } from './items.ts';

/** The foot of a digest that is sent; a preview has none. */
export type DigestFoot = {
  issue: number;
  subscription: number;
  /** Mail cannot say command lines: there its buttons are pages. */
  isMail: boolean;
  /** Why its reader gets it: "every Monday at 9:00, because you follow health and Skåne". */
  because: string;
  pages: { issue: string; useful: string; notUseful: string; preferences: string; unsubscribe: string } | null;
};

const mostButtons = 4;
const longestLabel = 60;

/** A digest in words: what staff says above it, what is new, what can be opened, and what can be done with it. */
export function digestMessage(digest: Digest, words: DigestWords, foot: DigestFoot | null): Message {
  const { digest: texts } = textsFor(words.language);
  const region = words.catalogue.regions.get(digest.regions[0] ?? '');
  const day = formatDay(new Date(digest.cutOff), words);
  const parts = isEmptyDigest(digest.parts) ? [] : digest.parts;
  const said = message(
    heading(region ? texts.headingFor({ region: regionName(region, words.language), day }) : texts.heading({ day })),
    noteOf(words),
    textBlock([openingOf(digest, words)]),
    digest.missed > 0 && note(texts.missed({ count: digest.missed })),
    ...parts.map((part) => partBlocks(part, digest, words, foot?.isMail === true)),
    !foot?.isMail && actions(...openers(parts, words.language), figuresButton(digest, parts, words)),
    words.toReview ? textBlock([texts.toReview({ count: words.toReview })]) : null,
    foot && footBlocks(foot, words.language),
  );
  if (!foot?.isMail || !foot.pages) return said;
  // Where a mail is read as its text alone there is no button.
  return { ...said, text: `${said.text}\n${texts.endBy({ url: foot.pages.unsubscribe })}` };
}

/** The note that staff wrote for this digest; null where there is none. */
export function noteOf({ note, noteBy, language }: DigestWords): Block | null {
  const { staffNote } = textsFor(language).digest;
  return note ? textBlock([{ line: `${md`**${staffNote}**`} ${linkAddresses(note)}`, of: writtenBy(noteBy) }]) : null;
}

/** The small Markdown of staff as it was written, with its bare addresses as links. */
function linkAddresses(note: string): string {
  return note.replace(/(?<![\](])\bhttps?:\/\/[^\s()<>]*[^\s()<>.,;:!?]/g, (url) => `[${escapeMarkdown(url)}](${url})`);
}

/** The first words: those of staff, or how much there is of what. What is counted there may be less when it goes out. */
export function openingOf(digest: Digest, { language, role, opening, openingBy }: DigestWords): QuotingLine {
  const { digest: texts } = textsFor(language);
  if (opening !== null) return { line: escapeMarkdown(opening), of: writtenBy(openingBy), instead: texts.recounted };
  const counts = digest.parts.map(({ section, items, more }) =>
    countPart(section, countItems(items) + more, language, role),
  );
  const usual = isEmptyDigest(digest.parts) ? escapeMarkdown(texts.nothing) : texts.opening({ parts: counts });
  return { line: usual, of: listSubjects(digest), instead: texts.recounted, afterwards: usual };
}

/** Buttons for what can be opened, one each: the first of each part before the second of any, in the order they stand in. */
function openers(parts: readonly DigestPart[], language: string): Button[] {
  const all = parts.flatMap(({ items }) =>
    items.filter((item) => item.type !== 'figure').map((item, rank) => ({ item, rank })),
  );
  const items = [...new Map(all.toReversed().map((each) => [each.item.line, each])).values()].reverse();
  const chosen = new Set(items.toSorted((left, right) => left.rank - right.rank).slice(0, mostButtons));
  return items
    .filter((each) => chosen.has(each))
    .map(({ item }): Button => {
      const of = subjectsOf(item);
      const shown = button(
        shorten(item.type === 'entry' ? titleOf(item, language) : nameOwnChange(item), longestLabel),
        item.line,
      );
      return shown.type === 'button' && of.length > 0 ? { ...shown, of } : shown;
    });
}

export function figuresButton({ regions: [region] }: Digest, parts: readonly DigestPart[], { language }: DigestWords) {
  return region !== undefined && parts.length > 0
    ? button(textsFor(language).digest.buttons.figures, `/region show ${region}`)
    : null;
}

function partBlocks(
  { section, items, more }: DigestPart,
  digest: Digest,
  words: DigestWords,
  isMail: boolean,
): Block[] {
  const { digest: texts } = textsFor(words.language);
  const rest = more > 0 ? [texts.more({ count: more })] : [];
  const figures = items.filter((item): item is DigestFigure => item.type === 'figure');
  const others = items.filter((item): item is DigestEntry | DigestOwnChange => item.type !== 'figure');
  const byReason = Map.groupBy(others, (item) => (item.type === 'entry' ? reasonOf(item.reason, words) : ''));
  const [[only = ''] = [], ...further] = [...byReason];
  // What all are told for stands once, behind the name of the part.
  const why = further.length === 0 && only !== '' ? ` – ${escapeMarkdown(only)}` : '';
  const title = `${md`**${nameSection(section, words)}**`}${why}`;
  const lines = [...byReason].flatMap(([reason, items]): QuotingLine[] => [
    ...(further.length > 0 && reason !== '' ? [reasonLine(reason, items)] : []),
    ...items.map((item) => itemLine(item, words, isMail || section === 'reading')),
  ]);
  const drawn = figureBlocks(figures, digest.trend, words);
  // The name of a part stays as long as anything stands below it.
  const below = others.map(subjectsOf);
  const named: QuotingLine =
    figures.length === 0 && more === 0 && below.every((of) => of.length > 0)
      ? { line: title, of: below.flat(), every: true }
      : title;
  if (drawn.length === 0) return [textBlock([named, ...lines, ...rest]), ...openLead(section, others, words)];
  return [textBlock([named, ...lines]), ...drawn, ...rest.map((line) => note(line))];
}

/** The page of what is worth reading first, where there is one: the one thing of a letter to press. */
function openLead(
  section: DigestPart['section'],
  [lead]: readonly (DigestEntry | DigestOwnChange)[],
  words: DigestWords,
) {
  if (section !== 'reading' || !lead || lead.path === null || words.linkTo === null) return [];
  const { read } = textsFor(words.language).digest.buttons;
  return actions({ type: 'link', label: read, url: words.linkTo(lead.path), style: 'primary', of: subjectsOf(lead) });
}

/** Returns what a part is called for its reader: who funds or runs the network is not asked to answer. */
export function nameSection(section: DigestPart['section'], { language, role }: DigestWords): string {
  const { digest } = textsFor(language);
  return section === 'questions' && !isAsked(role) ? digest.openQuestions : digest.sections[section];
}

/** Counts what items tell of: of a list all that came with it. */
export function countItems(items: DigestPart['items']): number {
  return items.reduce((sum, item) => sum + (item.type === 'entry' ? (item.list?.count ?? 1) : 1), 0);
}

/** Says how much there is of a part, in words for its reader. */
export function countPart(
  section: DigestPart['section'],
  count: number,
  language: string,
  role: Role | undefined,
): string {
  const { counts, openQuestionCount } = textsFor(language).digest;
  return section === 'questions' && !isAsked(role) ? openQuestionCount({ count }) : counts[section]({ count });
}

const isAsked = (role: Role | undefined) => role === undefined || role === 'member' || role === 'reviewer';

function reasonLine(reason: string, items: readonly (DigestEntry | DigestOwnChange)[]): QuotingLine {
  const line = `*${escapeMarkdown(reason)}*`;
  const below = items.map(subjectsOf);
  return below.every((of) => of.length > 0) ? { line, of: below.flat(), every: true } : line;
}

function itemLine(item: DigestEntry | DigestOwnChange, words: DigestWords, hasDetail: boolean): QuotingLine {
  const line = item.type === 'entry' ? entryLine(item, words, hasDetail) : ownChangeLine(item, words);
  const of = subjectsOf(item);
  const { withdrawn } = textsFor(words.language).digest;
  return of.length > 0 ? { line, of, afterwards: `- ${withdrawn}` } : line;
}

function footBlocks({ issue, subscription, isMail, because, pages }: DigestFoot, language: string): Block[] {
  const { digest } = textsFor(language);
  const { buttons } = digest;
  const toPage = (label: string, url: string): Button => ({ type: 'link', label, url });
  const quiet = (label: string, url: string): Button => ({ type: 'link', label, url, isQuiet: true });
  if (isMail && pages)
    return [
      { type: 'divider' },
      ...actions(toPage(buttons.useful, pages.useful), toPage(buttons.notUseful, pages.notUseful)),
      note(digest.because({ because })),
      ...actions(
        quiet(buttons.preferences, pages.preferences),
        quiet(buttons.web, pages.issue),
        quiet(buttons.unsubscribe, pages.unsubscribe),
      ),
    ];
  return [
    { type: 'divider' },
    ...actions(
      button(buttons.useful, `/digest rate ${issue} verdict=useful`),
      button(buttons.notUseful, `/digest rate ${issue} verdict=not-useful`),
      button(buttons.change, `/digest change ${subscription}`),
      button(buttons.unsubscribe, `/digest unsubscribe ${subscription}`),
      pages && toPage(buttons.web, pages.issue),
    ),
  ];
}
