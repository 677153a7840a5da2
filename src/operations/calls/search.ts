import type { AppContext } from '#src/context.ts';
import { dropElided, listWordForms } from '#src/domain/experiences/search-forms.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { type CallFilter, listCalls } from '#src/store/calls/call.ts';
import { formQuery } from '#src/store/experiences/search-query.ts';
import { describeWords, joinTexts } from '#src/store/experiences/search-words.ts';
import { readNamed } from '../experiences/named.ts';

type Context = Pick<AppContext, 'sql' | 'vocabulary' | 'concepts'>;
const mostWords = 20;

/** Finds calls by words in any language, or without words those that close next. */
export async function findCalls(
  context: Context,
  {
    words,
    now,
    limit,
    offset = 0,
    ...filter
  }: CallFilter & { words: string; now: Date; limit: number; offset?: number },
  language: string,
) {
  const page = { limit, offset };
  if (!/[\p{L}\p{N}]/u.test(words)) return listCalls(context.sql, filter, now, page);
  const { concepts, areas } = readNamed(context, words, language);
  const [joined = ''] = await joinTexts(context.sql, [dropElided(words)]);
  const described = await describeWords(context.sql, listWordForms(joined).slice(0, mostWords).flat(), language);
  const terms = [
    ...described.flatMap(({ isFiller, term }) => (isFiller || term === '' ? [] : [term])),
    ...concepts.map(({ concept: { forms } }) =>
      [...forms.values()]
        .flat()
        .map((form) => formQuery(form))
        .join(' | '),
    ),
  ];
  const named = concepts.map(({ concept: { code } }) => code.replace(/^area:/, ''));
  const tags = policyAreas.filter((area) => areas.includes(area) || named.includes(area));
  return listCalls(context.sql, { ...filter, terms, tags }, now, page);
}
