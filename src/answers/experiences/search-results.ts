import type { AppContext } from '#src/context.ts';
import type { ArgumentValues } from '#src/core/command-line.ts';
import { quote } from '#src/core/command-line.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { type Button, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { FacetCounts, Facets, SortOrder } from '#src/domain/experiences/facets.ts';
import { countCap, type ExperienceMatches, passingCap } from '#src/domain/experiences/search.ts';
import { languageNameFor } from '#src/domain/language.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { narrowingItems } from './facets.ts';
import { describeFilters, experienceList, pageSize } from './list.ts';

type AdapterContext = Pick<AppContext, 'catalogue' | 'vocabulary'>;

/** What was asked for; `words` is empty where nothing is searched for. */
export type AskedList = {
  words: string;
  facets: Facets;
  except?: readonly string[];
  sort?: SortOrder | 'best' | undefined;
  page: number;
};

type FoundExperience = ExperienceBrief & {
  snippet?: string;
  elsewhere?: string | null;
  isOtherWords?: boolean;
  like?: string | null;
  staleSince?: Date | null;
};

/** What was found: see `Browsed`. */
type Found = {
  experiences: FoundExperience[];
  count: number;
  matches: ExperienceMatches | null;
  facets: FacetCounts[];
};

/** A page of what was found, in chat, with what would narrow it down. `lineWith` is the line that asks the same with other values. */
export function browsedList(
  context: AdapterContext,
  reader: Reader,
  asked: AskedList & { lineWith(values: ArgumentValues): string },
  found: Found,
): Message {
  const { page, lineWith } = asked;
  return experienceList(context, reader, {
    opening: openingOf(context, reader, asked, found),
    experiences: withReasons(context, reader, found.experiences),
    next: hasNext(asked, found, pageSize) ? lineWith({ page: page + 1 }) : null,
    // Where words are looked for, the place where they stand is shown instead.
    foldsLessons: found.matches === null,
    further: [
      ...(found.matches && page === 1 ? [whoKnows(context, asked, reader)] : []),
      ...narrowingItems(
        context,
        reader,
        { facets: asked.facets, counts: found.facets, total: found.count },
        (name, value) => lineWith({ [name === 'language' ? 'written' : name]: value }),
      ),
    ],
  });
}

/** Adds to each why it stands where it does: in another language, perhaps by other words, or from a region like the asker's; and that it may be out of date. */
export function withReasons(
  context: AdapterContext,
  reader: Reader,
  experiences: readonly FoundExperience[],
): (FoundExperience & { note?: string })[] {
  const { experience: texts, stillTrue } = textsFor(reader.language);
  const { search } = texts;
  return experiences.map(({ elsewhere, isOtherWords, like, staleSince, ...experience }) => {
    const note = [
      elsewhere &&
        (isOtherWords ? search.otherWords : search.inLanguage)({
          language: languageNameFor(elsewhere, spokenLanguage(reader.language)),
        }),
      like &&
        search.fromPeer({
          region: nameRegion(context, experience.region, reader),
          own: nameRegion(context, like, reader),
        }),
      staleSince && stillTrue.marked({ day: formatDay(staleSince, reader) }),
    ]
      .filter(Boolean)
      .join(' ');
    return { ...experience, ...(note !== '' && { note }) };
  });
}

/** Asks for people who know about what was searched for: who wrote nothing of it may know it all the same. */
function whoKnows(
  { vocabulary }: Pick<AppContext, 'vocabulary'>,
  { words, facets }: AskedList,
  reader: Reader,
): Button {
  const area = facets.area?.[0] ?? vocabulary.find('area', words)[0]?.value;
  const about = area === undefined ? `words=${quote(words)}` : `area=${area}`;
  return button(textsFor(reader.language).experience.buttons.whoKnows, `/introduction ask ${about}`);
}

/** Says how much there is and what was understood, in small Markdown. */
export function openingOf(context: AdapterContext, reader: Reader, asked: AskedList, found: Found): string {
  const texts = textsFor(reader.language).experience.search;
  const filters = describeFilters(context, asked, reader);
  const count = sayCount(found, reader);
  const { words } = asked;
  if (!found.matches) {
    if (found.count === 0) return filters ? texts.emptyIn({ filters }) : escapeMarkdown(texts.empty);
    if (!filters)
      return (
        asked.sort === undefined || asked.sort === 'best' || asked.sort === 'newest' ? texts.listed : texts.listedAll
      )({ count });
    return texts.listedIn({ count, filters });
  }
  const { corrections, cutTo, isVoid, isPartial } = found.matches;
  const elsewhere = [...new Set(found.experiences.flatMap((each) => each.elsewhere ?? []))];
  const quoted = (list: string[]) => list.map((word) => texts.quotedWord({ word }));
  return [
    corrections.length > 0 &&
      texts.corrected({
        from: quoted(corrections.map(({ from }) => from)),
        to: quoted(corrections.map(({ to }) => to)),
      }),
    cutTo !== null && escapeMarkdown(texts.cut({ words: cutTo })),
    isVoid
      ? texts.void({ words })
      : found.count === 0
        ? (filters ? texts.noneIn : texts.none)({ words, filters })
        : (filters ? texts.foundIn : texts.found)({ count, words, filters }),
    elsewhere.length > 0 &&
      texts.alsoIn({ languages: elsewhere.map((code) => languageNameFor(code, spokenLanguage(reader.language))) }),
    isPartial && escapeMarkdown(texts.partial),
  ]
    .filter(Boolean)
    .join('\n');
}

/** "7 experiences", or "1,000+ experiences" where no more were counted. */
function sayCount({ count, matches }: Found, { language }: Reader): string {
  const texts = textsFor(language).experience.search;
  const cap = capOf(matches);
  return count >= cap ? texts.countOrMore({ count: cap }) : texts.count({ count });
}

const capOf = (matches: ExperienceMatches | null) => (matches ? countCap : passingCap);

/** Returns whether there is a page behind this one. */
export function hasNext(
  { page }: Pick<AskedList, 'page'>,
  { count, matches, experiences }: Found,
  size: number,
): boolean {
  return page * size < count || (count >= capOf(matches) && experiences.length === size);
}
