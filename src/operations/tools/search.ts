import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { foldText } from '#src/core/text.ts';
import { dropElided, listWordForms } from '#src/domain/experiences/search-forms.ts';
import type { ToolBrief, ToolFilter, ToolUnit } from '#src/domain/tools/tool.ts';
import type { Sql } from '#src/store/database/database.ts';
import { formQuery } from '#src/store/experiences/search-query.ts';
import { describeWords, joinTexts } from '#src/store/experiences/search-words.ts';
import { listGuides, listTools, searchTools } from '#src/store/tools/tool.ts';
import { type Browsed, type BrowseQuery, browseFor, browsePublic } from '../experiences/browse.ts';
import { readNamed } from '../experiences/named.ts';
import type { NotSearched } from '../experiences/search.ts';

type Context = Pick<AppContext, 'sql' | 'vocabulary' | 'concepts'>;

/** The most words that a search uses. */
const mostWords = 20;
/** Words of a concept count little beside it, which has them and those of other languages. */
const weights = { word: 1, concept: 2, wordOfConcept: 0.3 } as const;
/** A list of found entries has all that have a part of what is looked for; where they stand beside something else, most of it. */
const leastParts = { list: 0.2, beside: 0.6 } as const;
const mostBeside = 2;

export type FoundTools = { tools: ToolBrief[]; count: number };

/** Finds entries of the toolbox that anybody may see: by words in any language, the best first, or without words the newest. */
export async function findTools(
  context: Context,
  { words, filter, limit, offset = 0 }: { words: string; filter: ToolFilter; limit: number; offset?: number },
  language: string,
): Promise<FoundTools> {
  if (!/[\p{L}\p{N}]/u.test(words)) return listTools(context.sql, filter, { limit, offset });
  const units = await readUnits(context, words, language);
  return searchTools(context.sql, units, { own: language, least: leastParts.list, filter, limit, offset });
}

/** What words look for: the concepts they name, in all languages, and the words themselves. */
async function readUnits(context: Context, text: string, language: string): Promise<ToolUnit[]> {
  const { concepts, areas } = readNamed(context, text, language);
  const tags = new Set(concepts.map(({ concept }) => concept.code));
  const inConcept = new Set(concepts.flatMap(({ alone, together }) => [...alone, ...together].map(foldText)));
  const words = await describe(context.sql, text, language);
  return [
    ...words.map(({ word, term }): ToolUnit => {
      const weight = inConcept.has(foldText(word)) ? weights.wordOfConcept : weights.word;
      return { weight, terms: [{ term, language: null }], tag: null };
    }),
    ...concepts.map(
      ({ concept: { code, forms } }): ToolUnit => ({
        weight: weights.concept,
        terms: [...forms].map(([of, each]) => ({
          term: each.map((form) => formQuery(form)).join(' | '),
          language: of,
        })),
        tag: code.includes(':') ? code : null,
      }),
    ),
    ...areas
      .map((area) => `area:${area}`)
      .filter((tag) => !tags.has(tag))
      .map((tag): ToolUnit => ({ weight: weights.concept, terms: [], tag })),
  ];
}

async function describe(sql: Sql, text: string, language: string) {
  const [joined = ''] = await joinTexts(sql, [dropElided(text)]);
  const words = listWordForms(joined).slice(0, mostWords).flat();
  return (await describeWords(sql, words, language)).filter(({ isFiller, term }) => !isFiller && term !== '');
}

/** Entries on the policy areas and for the groups of something that is shown, and how many there are. */
export async function loadGuides(
  { sql }: { sql: Sql },
  { areas, groups = [] }: { areas: readonly string[]; groups?: readonly string[] },
  language: string,
): Promise<FoundTools> {
  if (areas.length === 0) return { tools: [], count: 0 };
  return listGuides(sql, { areas, groups, language, limit: mostBeside });
}

type SearchContext = Context & Pick<AppContext, 'withTransaction' | 'now' | 'catalogue'>;

/**
 * Looks in experiences and in the toolbox at once, for a member. Without words the guides are those of the policy area that is chosen; with words
 * those that have most of them.
 */
export async function searchWithTools(
  context: SearchContext,
  person: Pick<Person, 'id' | 'language' | 'region'>,
  query: BrowseQuery,
): Promise<{ found: Browsed | NotSearched; guides: FoundTools }> {
  const [found, guides] = await Promise.all([
    browseFor(context, person, query),
    besideSearch(context, query, person.language),
  ]);
  return { found, guides };
}

/** The same for anybody, on a page. */
export async function searchPublicWithTools(
  context: SearchContext,
  language: string,
  query: Omit<BrowseQuery, 'isPublic'>,
): Promise<{ found: Browsed | NotSearched; guides: FoundTools }> {
  const [found, guides] = await Promise.all([
    browsePublic(context, language, query),
    besideSearch(context, query, language),
  ]);
  return { found, guides };
}

async function besideSearch(
  context: Context,
  { words, facets, offset = 0 }: Pick<BrowseQuery, 'words' | 'facets' | 'offset'>,
  language: string,
): Promise<FoundTools> {
  const none = { tools: [], count: 0 };
  if (offset > 0) return none;
  const [area] = facets.area ?? [];
  const [group] = facets.group ?? [];
  if (/[\p{L}\p{N}]/u.test(words)) {
    const units = await readUnits(context, words, language);
    const filter = { area, group };
    return searchTools(context.sql, units, { own: language, least: leastParts.beside, filter, limit: mostBeside });
  }
  return area === undefined ? none : loadGuides(context, { areas: [area], groups: facets.group ?? [] }, language);
}
