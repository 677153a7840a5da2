import { z } from 'zod';
import { pageSize } from '#src/answers/experiences/list.ts';
import { newestExperiences, searchResults } from '#src/answers/experiences/search-results.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { formatLine } from '#src/core/command-line.ts';
import { UserError } from '#src/core/errors.ts';
import { statuses } from '#src/domain/experiences/details.ts';
import { countCap } from '#src/domain/experiences/search.ts';
import { searchFor } from '#src/operations/experiences/search.ts';
import { countPassing } from '#src/store/experiences/count.ts';
import { listExperiences } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';

const filters = {
  area: argument.area().optional(),
  region: argument.region().optional(),
  except: argument.regions({ min: 1, max: 6 }).optional(),
  status: argument.choice(statuses).optional(),
  page: argument.page().optional(),
};

/** Any of the words, in any language, misspelt or not. */
export const search = subcommand({
  args: z.object({ words: argument.words(), ...filters }),
  visibility: 'public',
  async run(context, { page: said, ...asked }, { person }) {
    const page = Math.max(1, said ?? 1);
    const found = await searchFor(context, person, { ...asked, ...limitsOf(page) });
    if (typeof found === 'string') throw new UserError(textsFor(person.language).experience.search[found]);
    const next = formatLine('experience', 'search', { ...asked, page: page + 1 }, search.arguments);
    return searchResults(context, person, { ...asked, page, next }, found);
  },
});

/** The newest, of an area or a region where asked. */
export const list = subcommand({
  args: z.object(filters),
  visibility: 'public',
  async run(context, { page: said, ...filter }, { person }) {
    const page = Math.max(1, said ?? 1);
    const [experiences, count] = await Promise.all([
      listExperiences(context.sql, { ...filter, ...limitsOf(page) }),
      countPassing(context.sql, filter, countCap),
    ]);
    const next = formatLine('experience', 'list', { ...filter, page: page + 1 }, list.arguments);
    return newestExperiences(context, person, { ...filter, page, next }, { experiences, count });
  },
});

function limitsOf(page: number) {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}
