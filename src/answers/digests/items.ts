import { escapeMarkdown, md } from '#src/core/markdown.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import type { Role } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { formatInstant } from '#src/domain/date.ts';
import type { DigestEntry, DigestOwnChange, DigestReason } from '#src/domain/digests/item.ts';
import type { Override } from '#src/domain/digests/override.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { formatDeadline } from '../calls/deadline.ts';
import type { FigureFormatter } from './figures.ts';

/** The words and settings of a digest. The opening and note that staff wrote replace the usual first words, and stand on top. */
export type DigestWords = FigureFormatter &
  Pick<Override, 'opening' | 'note'> &
  Partial<Pick<Override, 'openingBy' | 'noteBy'>> & {
    timeZone: string;
    /** The role of who it is for, and how many experiences wait for their review; absent where that is not known. */
    role?: Role;
    toReview?: number;
    /** The address of a page; null where nobody outside reaches this server. */
    linkTo: ((path: string) => string) | null;
  };

const longestDetail = 280;
/** More regions than these are counted. */
const mostRegions = 5;

/** Returns what an entry is called: its title, or what came with a list. */
export function titleOf({ title, list }: DigestEntry, language: string): string {
  return list ? textsFor(language).digest.ofList(list) : title;
}

/** Something to open, in one line; with what it teaches, where that is not to be opened first. */
export function entryLine(entry: DigestEntry, words: DigestWords, hasDetail: boolean): string {
  const { region, day, at, detail, isExample, path } = entry;
  const title = titleOf(entry, words.language);
  const known = words.catalogue.regions.get(region ?? '');
  const beside = [
    known && regionName(known, words.language),
    day,
    at !== undefined && formatInstant(new Date(at), words),
    closingOf(entry, words),
    isExample && textsFor(words.language).digest.example,
  ].filter(Boolean);
  const lesson = detail && hasDetail ? ` ${md`“${shorten(detail.replace(/\s+/g, ' '), longestDetail)}”`}` : '';
  const told = beside.length > 0 ? ` ${md`(${beside.join('; ')})`}` : '';
  return `- ${labelOf(title, path, words)}${told}${lesson}`;
}

/** Says when a call closes, in the reader's zone; null for anything else. */
export function closingOf(
  { closes }: Pick<DigestEntry, 'closes'>,
  { language, timeZone }: Pick<DigestWords, 'language' | 'timeZone'>,
): string | null {
  if (!closes) return null;
  const day = formatDeadline({ ...closes, closesAt: new Date(closes.at), opensOn: null }, { language, timeZone });
  return textsFor(language).call.digest.closes({ day });
}

/** Describes in one line what happened to the recipient's own experience. */
export function ownChangeLine(change: DigestOwnChange, words: DigestWords): string {
  const named = nameOwnChange(change);
  // A colon does not stand behind a question mark.
  const joint = /[?!.…]$/.test(named) ? ' –' : ':';
  return `- ${labelOf(named, change.path, words)}${joint} ${ownChangeText(change, words)}`;
}

export const nameOwnChange = ({ number, title }: DigestOwnChange) => `#${number} ${title}`;

/** Returns the author of quoted words as a subject. */
export const writtenBy = (person: number | null | undefined): QuotedSubject[] => (person ? [`words:${person}`] : []);

function labelOf(title: string, path: string | null, { linkTo }: DigestWords): string {
  return linkTo && path ? `${md`[${title}]`}(${linkTo(path)})` : md`**${title}**`;
}

/** Says what others did with an experience or question, in small Markdown. */
export function ownChangeText({ what, count, regions = [] }: DigestOwnChange, words: DigestWords): string {
  const { ownChanges, moreRegions } = textsFor(words.language).digest;
  switch (what) {
    case 'adopted': {
      const names = regions.slice(0, mostRegions).map((code) => nameOf(code, words));
      const rest = regions.length - names.length;
      const shown = rest > 0 ? [...names, moreRegions({ count: rest })] : names;
      return ownChanges.adopted({ regions: shown, count: regions.length });
    }
    case 'useful':
    case 'answered':
    case 'thanked':
      return ownChanges[what]({ count });
    default:
      return escapeMarkdown(ownChanges[what]);
  }
}

/** Says why somebody is told something: "because you follow housing". */
export function reasonOf(reason: DigestReason, words: DigestWords): string {
  const { reasons } = textsFor(words.language).digest;
  switch (reason.type) {
    case 'area':
    case 'logged':
      return reasons[reason.type]({ area: policyAreaInText(reason.area, words.language) });
    case 'region':
    case 'peer':
    case 'country':
      return reasons[reason.type]({ region: nameOf(reason.region, words) });
    case 'author':
    case 'network':
      return reasons[reason.type];
    default:
      return reason satisfies never;
  }
}

/** Says why something is among the news of a region, which whoever looks at them need not follow. */
export function reasonInNews(reason: DigestReason, words: DigestWords): string {
  if (reason.type !== 'region') return reasonOf(reason, words);
  return textsFor(words.language).digest.reasons.inRegion({ region: nameOf(reason.region, words) });
}

function nameOf(code: string, { catalogue, language }: DigestWords): string {
  const region = catalogue.regions.get(code);
  return region ? regionName(region, language) : code;
}
