import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { BusyError, createGate } from '#src/core/gate.ts';
import { formatLine } from '#src/core/line.ts';
import { statuses } from '#src/domain/experiences/details.ts';
import { listNamed } from '#src/domain/reading/spot.ts';
import { countPassing } from '#src/store/experiences/count.ts';
import { type ExperienceFilter, listExperiences } from '#src/store/experiences/experience.ts';
import { countCap, type ExperienceMatches, searchWithin } from '#src/store/experiences/search.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { describeFilters, listExperiencesAs, pageSize } from './results.ts';

/** One search is let run so long, and so many at once, of which two of the same person. */
const mostMs = 3_000;
const gate = createGate({ atOnce: 4, ofOne: 2, waiting: 60 });

const filters = {
  area: argument.area().optional(),
  region: argument.region().optional(),
  except: argument.regions({ min: 1, max: 6 }).optional(),
  status: argument.choice(statuses).optional(),
  page: argument.number().optional(),
};

/** Any of the words, in any language, misspelt or not. */
export const search = subcommand({
  args: z.object({ words: argument.words(), ...filters }),
  visibility: 'public',
  async run(context, { words, page, ...filter }, { person }) {
    const texts = textsFor(person.language).experience.search;
    const found = await gate
      .pass(person.id, () =>
        searchWithin(context.withTransaction, mostMs, {
          words,
          language: person.language,
          ...filter,
          named: listNamed(words, context.vocabulary),
          ...pageOf(page),
        }),
      )
      .catch((error) => {
        throw error instanceof BusyError ? new UserError(error.isOwn ? texts.busy : texts.crowded) : error;
      });
    if (found === null) throw new UserError(texts.slow);
    const { matches, count, corrections } = found;
    const filtered = describeFilters(context, filter, person);
    return listExperiencesAs(context, person, {
      opening: [
        corrections.length > 0 && texts.corrected(corrections),
        found.cutTo !== null && texts.cut(found.cutTo),
        describeFound(found, words, filtered, texts),
        found.isPartial && texts.partial,
      ]
        .filter(Boolean)
        .join('\n'),
      experiences: matches,
      more: nextPage('search', { words, ...filter }, page, count),
    });
  },
});

function describeFound(
  { count, isVoid }: ExperienceMatches,
  words: string,
  filtered: string,
  texts: Texts['experience']['search'],
): string {
  if (isVoid) return texts.void(words);
  return count === 0 ? texts.none(words, filtered) : texts.found(texts.count(count, countCap), words, filtered);
}

/** The newest, of an area or a region where asked. */
export const list = subcommand({
  args: z.object(filters),
  visibility: 'public',
  async run(context, { page, ...filter }, { person }) {
    const texts = textsFor(person.language).experience.search;
    const [experiences, count] = await Promise.all([
      listExperiences(context.sql, { ...filter, ...pageOf(page) }),
      countPassing(context.sql, filter, countCap),
    ]);
    const filtered = describeFilters(context, filter, person);
    return listExperiencesAs(context, person, {
      opening: count === 0 ? texts.noneIn(filtered) : texts.listed(texts.count(count, countCap), filtered),
      experiences,
      more: nextPage('list', filter, page, count),
    });
  },
});

function pageOf(page = 1) {
  return { limit: pageSize, offset: (Math.max(1, page) - 1) * pageSize };
}

/** The line of the page behind this one, null where there is none. */
function nextPage(
  subcommand: 'search' | 'list',
  values: ExperienceFilter & { words?: string },
  page = 1,
  count = 0,
): string | null {
  if (count < countCap && Math.max(1, page) * pageSize >= count) return null;
  const { arguments: args } = subcommand === 'search' ? search : list;
  return formatLine(
    'experience',
    subcommand,
    { ...values, except: values.except && [...values.except], page: Math.max(1, page) + 1 },
    args,
  );
}
