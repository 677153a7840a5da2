import { z } from 'zod';
import { listFolds, pageSize } from '#src/answers/experiences/list.ts';
import { browsedList } from '#src/answers/experiences/search-results.ts';
import { withGuides } from '#src/answers/tools/list.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { type ArgumentValues, formatLine } from '#src/core/command-line.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { funds, policyStages, statuses } from '#src/domain/experiences/details.ts';
import {
  evaluationStates,
  type FacetName,
  type Facets,
  facetNames,
  reaches,
  sortOrders,
} from '#src/domain/experiences/facets.ts';
import { searchWithTools } from '#src/operations/tools/search.ts';
import { textsFor } from '#src/texts/index.ts';

const filters = {
  area: argument.area().optional(),
  region: argument.region().optional(),
  except: argument.regions({ min: 1, max: 6 }).optional(),
  status: argument.choice(statuses).optional(),
  group: argument.targetGroup().optional(),
  stage: argument.choice(policyStages).optional(),
  evaluated: argument.choice(evaluationStates).optional(),
  country: argument.country().optional(),
  // Not “language”, which is a policy area: “/experience list language”.
  written: argument.language().optional(),
  funding: argument.choice(funds).optional(),
  year: argument.year().optional(),
  reach: argument.choice(reaches).optional(),
  sort: argument.choice(sortOrders).optional(),
  page: argument.page().optional(),
};

/** Any of the words, in any language, misspelt or not. */
export const search = subcommand({
  args: z.object({
    words: argument.words(),
    ...filters,
    // “language courses” and “cursos de idioma” are looked for, not narrowed down to a policy area.
    area: keyed(argument.area()).optional(),
    group: keyed(argument.targetGroup()).optional(),
    written: keyed(argument.language()).optional(),
  }),
  visibility: 'public',
  scope: 'experiences:read',
  run: (context, asked, { person }): Promise<Message> =>
    browse(context, person, asked, (values): string =>
      formatLine('experience', 'search', { ...asked, page: undefined, ...values }, search.arguments),
    ),
});

/** The newest, of an area or a region where asked. */
export const list = subcommand({
  args: z.object(filters),
  visibility: 'public',
  scope: 'experiences:read',
  folds: listFolds,
  run: (context, asked, { person }): Promise<Message> =>
    browse(context, person, { ...asked, words: '' }, (values): string =>
      formatLine('experience', 'list', { ...asked, page: undefined, ...values }, list.arguments),
    ),
});

type Asked = { words: string } & Partial<z.output<z.ZodObject<typeof filters>>>;

async function browse(
  context: AppContext,
  person: Person,
  { words, page: said, sort, except, written, ...chosen }: Asked,
  lineWith: (values: ArgumentValues) => string,
) {
  const page = Math.max(1, said ?? 1);
  const facets = facetsOf({ ...chosen, language: written });
  const { found, guides } = await searchWithTools(context, person, {
    words,
    facets,
    ...(except && { except }),
    sort: sort ?? 'best',
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (typeof found === 'string') throw new UserError(textsFor(person.language).experience.search[found]);
  const asked = { words, facets, ...(except && { except }), sort, page, lineWith };
  return withGuides(browsedList(context, person, asked, found), guides, facets.area?.[0] ?? null, person);
}

function facetsOf(chosen: { [name in FacetName]?: string | number | undefined }): Facets {
  return Object.fromEntries(
    facetNames.flatMap((name) => (chosen[name] === undefined ? [] : [[name, [String(chosen[name])]]])),
  );
}
