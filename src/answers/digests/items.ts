import { escapeMarkdown, md } from '#src/core/markdown.ts';
import type { Subject } from '#src/core/subject.ts';
import { shorten } from '#src/core/text.ts';
import type { DigestEcho, DigestEntry, DigestReason } from '#src/domain/digests/item.ts';
import type { Override } from '#src/domain/digests/override.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import type { FigureFormatter } from './figures.ts';

/** How a digest is put into words. What staff wrote stands in place of the usual first words, and on top. */
export type DigestWords = FigureFormatter &
  Pick<Override, 'opening' | 'note'> &
  Partial<Pick<Override, 'openingBy' | 'noteBy'>> & {
    timeZone: string;
    /** The address of a page; null where nobody outside reaches this server. */
    linkTo: ((path: string) => string) | null;
  };

const longestDetail = 280;
/** More regions than these are counted. */
const mostRegions = 5;

/** Something to open, in one line. */
export function entryLine(entry: DigestEntry, words: DigestWords): string {
  const { title, region, day, detail, isExample, path } = entry;
  const known = words.catalogue.regions.get(region ?? '');
  const beside = [
    known && regionName(known, words.language),
    day,
    isExample && textsFor(words.language).digest.example,
    reasonOf(entry.reason, words),
  ].filter(Boolean);
  const lesson = detail ? ` ${md`“${shorten(detail.replace(/\s+/g, ' '), longestDetail)}”`}` : '';
  return `- ${labelOf(title, path, words)} ${md`(${beside.join('; ')})`}${lesson}`;
}

/** What became of something of one's own, in one line. */
export function echoLine(echo: DigestEcho, words: DigestWords): string {
  const named = nameEcho(echo);
  // A colon does not stand behind a question mark.
  const joint = /[?!.…]$/.test(named) ? ' –' : ':';
  return `- ${labelOf(named, echo.path, words)}${joint} ${echoText(echo, words)}`;
}

export const nameEcho = ({ number, title }: DigestEcho) => `#${number} ${title}`;

/** Who wrote words, as what quotes them. */
export const writtenBy = (person: number | null | undefined): Subject[] => (person ? [`words:${person}`] : []);

function labelOf(title: string, path: string | null, { linkTo }: DigestWords): string {
  return linkTo && path ? `${md`[${title}]`}(${linkTo(path)})` : md`**${title}**`;
}

function echoText({ what, count, regions = [] }: DigestEcho, words: DigestWords): string {
  const { echoes, moreRegions } = textsFor(words.language).digest;
  switch (what) {
    case 'adopted': {
      const names = regions.slice(0, mostRegions).map((code) => nameOf(code, words));
      const rest = regions.length - names.length;
      const shown = rest > 0 ? [...names, moreRegions({ count: rest })] : names;
      return echoes.adopted({ regions: shown, count: regions.length });
    }
    case 'useful':
    case 'answered':
      return echoes[what]({ count });
    default:
      return escapeMarkdown(echoes[what]);
  }
}

function reasonOf(reason: DigestReason, words: DigestWords): string {
  const { reasons } = textsFor(words.language).digest;
  switch (reason.type) {
    case 'area':
    case 'logged':
      return reasons[reason.type]({ area: namePolicyArea(reason.area, words.language).toLowerCase() });
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

/** The same of a figure in few words, where the region is named beside it. */
export function figureReason(reason: DigestReason, { catalogue, language }: DigestWords): string {
  const { figureReasons } = textsFor(language).digest;
  const region = reason.type === 'peer' ? catalogue.regions.get(reason.region) : undefined;
  return region ? figureReasons.peer({ region: regionName(region, language) }) : figureReasons.region;
}

function nameOf(code: string, { catalogue, language }: DigestWords): string {
  const region = catalogue.regions.get(code);
  return region ? regionName(region, language) : code;
}
