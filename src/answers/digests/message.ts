import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, type Button, button, type Message } from '#src/core/message.ts';
import { type QuotingLine, quoted, textBlock } from '#src/core/quote.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { isEmptyDigest } from '#src/domain/digests/compose.ts';
import { type Digest, listSubjects } from '#src/domain/digests/digest.ts';
import {
  type DigestEcho,
  type DigestEntry,
  type DigestFigure,
  type DigestPart,
  type DigestReason,
  subjectsOf,
} from '#src/domain/digests/item.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { type DigestPictures, figureBlocks } from './figures.ts';

/** How a digest is put into words. */
export type DigestWords = {
  catalogue: Catalogue;
  pictures: DigestPictures;
  language: string;
  timeZone: string;
  /** Said by staff: in place of the usual first words, and on top. */
  opening: string | null;
  note: string | null;
  /** Who wrote them. */
  openingBy?: number | null;
  noteBy?: number | null;
  /** The address of a page; null where nobody outside reaches this server. */
  linkTo: ((path: string) => string) | null;
};

/** What stands below a digest that goes out; a preview has none of it. */
export type DigestFoot = {
  issue: number;
  subscription: number;
  /** Mail cannot say command lines: there its buttons are pages. */
  isMail: boolean;
  pages: { issue: string; useful: string; notUseful: string; unsubscribe: string } | null;
};

const mostButtons = 4;
const longestLabel = 60;
const longestDetail = 280;

export function digestMessage(digest: Digest, words: DigestWords, foot: DigestFoot | null): Message {
  const texts = textsFor(words.language);
  const { digest: said } = texts;
  const name = words.catalogue.regions.get(digest.regions[0] ?? '');
  const heading = said.heading(
    name ? regionName(name, words.language) : null,
    formatDay(new Date(digest.cutOff), words),
  );
  const isEmpty = isEmptyDigest(digest.parts);
  const usual = escapeMarkdown(isEmpty ? said.nothing : said.opening(listCounts(digest.parts, texts)));
  // What is counted there may be less when it goes out.
  const counted: QuotingLine = { line: usual, of: listSubjects(digest), instead: said.recounted, afterwards: usual };
  const opening: QuotingLine =
    words.opening === null
      ? counted
      : { line: escapeMarkdown(words.opening), of: writtenBy(words.openingBy), instead: said.recounted };
  const noteBy = writtenBy(words.noteBy);
  const parts = isEmpty ? [] : digest.parts;
  const blocks = parts.map((part) => partBlocks(part, digest, words, texts));
  const missed = digest.missed > 0 ? said.missed(digest.missed) : null;
  return {
    ...quoted([
      escapeMarkdown(heading),
      ...(words.note ? [{ line: `${said.staffNote} ${escapeMarkdown(words.note)}`, of: noteBy }] : []),
      opening,
      ...(missed ? [missed] : []),
      ...blocks.flatMap(({ lines }) => lines),
      ...(foot?.pages && foot.isMail ? [said.endBy(foot.pages.unsubscribe)] : []),
    ]),
    blocks: [
      { type: 'heading', text: heading },
      ...(words.note
        ? [textBlock([{ line: `${md`**${said.staffNote}**`} ${escapeMarkdown(words.note)}`, of: noteBy }])]
        : []),
      textBlock([opening]),
      ...(missed ? [{ type: 'note' as const, markdown: missed }] : []),
      ...blocks.flatMap((part) => part.blocks),
      ...(foot?.isMail
        ? []
        : actions(
            ...openers(parts),
            ...(digest.regions[0] && !isEmpty
              ? [button(said.buttons.figures, `/region show ${digest.regions[0]}`)]
              : []),
          )),
      ...(foot ? footBlocks(foot, texts) : []),
    ],
  };
}

/** Buttons for what can be opened, one each: the first of each part before the second of any, in the order they stand in. */
function openers(parts: readonly DigestPart[]): Button[] {
  const all = parts.flatMap(({ items }) =>
    items.filter((item) => item.type !== 'figure').map((item, rank) => ({ item, rank })),
  );
  const items = [...new Map(all.toReversed().map((each) => [each.item.line, each])).values()].reverse();
  const chosen = new Set(items.toSorted((left, right) => left.rank - right.rank).slice(0, mostButtons));
  return items
    .filter((each) => chosen.has(each))
    .map(({ item }): Button => {
      const of = subjectsOf(item);
      const shown = button(shorten(item.type === 'entry' ? item.title : nameEcho(item), longestLabel), item.line);
      return shown.type === 'button' && of.length > 0 ? { ...shown, of } : shown;
    });
}

type Written = { lines: QuotingLine[]; blocks: Block[] };

const writtenBy = (person: number | null | undefined) => (person ? [`words:${person}` as const] : []);

function partBlocks({ section, items, more }: DigestPart, digest: Digest, words: DigestWords, texts: Texts): Written {
  const { digest: said } = texts;
  const title = md`**${said.sections[section]}**`;
  const rest = more > 0 ? [said.more(more)] : [];
  const figures = items.filter((item): item is DigestFigure => item.type === 'figure');
  const others = items.filter((item): item is DigestEntry | DigestEcho => item.type !== 'figure');
  const lines = others.map((item): QuotingLine => {
    const line = item.type === 'entry' ? entryLine(item, words, texts) : echoLine(item, words, texts);
    const of = subjectsOf(item);
    return of.length > 0 ? { line, of, afterwards: `- ${said.withdrawn}` } : line;
  });
  const shown = figureBlocks(figures, digest.trend, words, texts, (reason) => figureReason(reason, words, texts));
  // The name of a part stays as long as anything stands below it.
  const below = others.map(subjectsOf);
  const named: QuotingLine =
    figures.length === 0 && more === 0 && below.every((of) => of.length > 0)
      ? { line: title, of: below.flat(), every: true }
      : title;
  return {
    lines: [named, ...lines, ...shown.lines, ...rest],
    blocks: [
      textBlock([named, ...lines, ...(shown.blocks.length > 0 ? [] : rest)]),
      ...shown.blocks,
      ...(shown.blocks.length > 0 && more > 0 ? [{ type: 'note' as const, markdown: said.more(more) }] : []),
    ],
  };
}

function entryLine(entry: DigestEntry, words: DigestWords, texts: Texts): string {
  const { title, region, day, detail, isExample, path } = entry;
  const label = words.linkTo && path ? `${md`[${title}]`}(${words.linkTo(path)})` : md`**${title}**`;
  const known = words.catalogue.regions.get(region ?? '');
  const beside = [
    known && regionName(known, words.language),
    day,
    isExample && texts.digest.example,
    reasonOf(entry.reason, words, texts),
  ].filter(Boolean);
  const lesson = detail ? ` ${md`“${shorten(detail.replace(/\s+/g, ' '), longestDetail)}”`}` : '';
  return `- ${label} ${md`(${beside.join('; ')})`}${lesson}`;
}

function echoLine(echo: DigestEcho, words: DigestWords, { digest }: Texts): string {
  const { what, count, regions = [], path } = echo;
  const named = nameEcho(echo);
  const names = regions.map((code) => nameOf(code, words));
  const label = words.linkTo && path ? `${md`[${named}]`}(${words.linkTo(path)})` : md`**${named}**`;
  // A colon does not stand behind a question mark.
  const joint = /[?!.…]$/.test(named) ? ' –' : ':';
  return `- ${label}${joint} ${digest.echoes[what](count, names)}`;
}

const nameEcho = ({ number, title }: DigestEcho) => `#${number} ${title}`;

function nameOf(code: string, { catalogue, language }: DigestWords): string {
  const region = catalogue.regions.get(code);
  return region ? regionName(region, language) : code;
}

function reasonOf(reason: DigestReason, words: DigestWords, { digest }: Texts): string {
  const { reasons } = digest;
  switch (reason.type) {
    case 'area':
      return reasons.area(policyAreaLabel(reason.area));
    case 'logged':
      return reasons.logged(policyAreaLabel(reason.area));
    case 'region':
      return reasons.region(nameOf(reason.region, words));
    case 'peer':
      return reasons.peer(nameOf(reason.region, words));
    case 'country':
      return reasons.country(nameOf(reason.region, words));
    case 'author':
      return reasons.author;
    case 'network':
      return reasons.network;
    default:
      return reason satisfies never;
  }
}

/** The same in few words, where the region is named beside it. */
function figureReason(reason: DigestReason, words: DigestWords, texts: Texts): string {
  const { figureReasons } = texts.digest;
  const region = reason.type === 'peer' ? words.catalogue.regions.get(reason.region) : undefined;
  return region ? figureReasons.peer(regionName(region, words.language)) : figureReasons.region;
}

function listCounts(parts: readonly DigestPart[], { digest }: Texts): string[] {
  return parts.flatMap(({ section, items }) => digest.counts[section](items.length));
}

function footBlocks({ issue, subscription, isMail, pages }: DigestFoot, { digest }: Texts): Block[] {
  const { buttons } = digest;
  const toPage = (label: string, url: string): Button => ({ type: 'link', label, url });
  const said: (Button | false | null)[] =
    isMail && pages
      ? [
          toPage(buttons.useful, pages.useful),
          toPage(buttons.notUseful, pages.notUseful),
          toPage(buttons.web, pages.issue),
          toPage(buttons.unsubscribe, pages.unsubscribe),
        ]
      : [
          button(buttons.useful, `/digest rate ${issue} verdict=useful`),
          button(buttons.notUseful, `/digest rate ${issue} verdict=not-useful`),
          button(buttons.change, `/digest change ${subscription}`),
          button(buttons.unsubscribe, `/digest unsubscribe ${subscription}`),
          pages && toPage(buttons.web, pages.issue),
        ];
  return [{ type: 'divider' }, ...actions(...said)];
}
