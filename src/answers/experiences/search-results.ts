import type { AppContext } from '#src/context.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import { countCap, type ExperienceFilter, type ExperienceMatches } from '#src/domain/experiences/search.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeFilters, experienceList, pageSize } from './list.ts';

type AdapterContext = Pick<AppContext, 'catalogue' | 'vocabulary'>;
/** The search that was asked for; `next` is the line of the next page. */
type Asked = ExperienceFilter & { page: number; next: string };

/** A page of what matches. */
export function searchResults(
  context: AdapterContext,
  reader: Reader,
  { words, ...asked }: Asked & { words: string },
  { matches, count, corrections, cutTo, isVoid, isPartial }: ExperienceMatches,
): Message {
  const texts = textsFor(reader.language).experience.search;
  const filters = describeFilters(context, asked, reader);
  const quoted = (list: string[]) => list.map((word) => texts.quotedWord({ word }));
  const found = { count: sayCount(count, reader), words, filters };
  return experienceList(context, reader, {
    opening: [
      corrections.length > 0 &&
        texts.corrected({
          from: quoted(corrections.map(({ from }) => from)),
          to: quoted(corrections.map(({ to }) => to)),
        }),
      cutTo !== null && escapeMarkdown(texts.cut({ words: cutTo })),
      isVoid
        ? texts.void({ words })
        : count === 0
          ? (filters ? texts.noneIn : texts.none)({ words, filters })
          : (filters ? texts.foundIn : texts.found)(found),
      isPartial && escapeMarkdown(texts.partial),
    ]
      .filter(Boolean)
      .join('\n'),
    experiences: matches,
    next: hasNext(asked, count) ? asked.next : null,
  });
}

/** A page of the newest. */
export function newestExperiences(
  context: AdapterContext,
  reader: Reader,
  asked: Asked,
  { experiences, count }: { experiences: ExperienceBrief[]; count: number },
): Message {
  const texts = textsFor(reader.language).experience.search;
  const filters = describeFilters(context, asked, reader);
  const listed = { count: sayCount(count, reader), filters };
  return experienceList(context, reader, {
    opening:
      count === 0
        ? filters
          ? texts.emptyIn({ filters })
          : escapeMarkdown(texts.empty)
        : (filters ? texts.listedIn : texts.listed)(listed),
    experiences,
    next: hasNext(asked, count) ? asked.next : null,
  });
}

/** "7 experiences", or "1,000+ experiences" where no more were counted. */
function sayCount(count: number, { language }: Reader): string {
  const texts = textsFor(language).experience.search;
  return count >= countCap ? texts.countOrMore({ count: countCap }) : texts.count({ count });
}

function hasNext({ page }: Asked, count: number): boolean {
  return count >= countCap || page * pageSize < count;
}
