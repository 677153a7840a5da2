import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type ExperienceBrief, isPublic } from '#src/domain/experiences/experience.ts';
import type { Question } from '#src/domain/questions/question.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { type NotSearched, searchFor } from '../experiences/search.ts';

const mostKnown = 3;
/** Words of a question that are looked for. */
const longestWords = 300;

/**
 * Finds what is known already of a question: experiences of its policy areas, those that share its words first, and reviewed ones before others. What
 * only shares words, in another area, answers another question. A question without an area is looked for by its words.
 */
export async function findKnown(
  context: Pick<AppContext, 'withTransaction' | 'vocabulary' | 'concepts'>,
  { title, policyAreas }: Pick<Question, 'title' | 'policyAreas'>,
  person: Pick<Person, 'id' | 'language'>,
): Promise<ExperienceBrief[] | NotSearched> {
  const words = title.slice(0, longestWords);
  const known = new Map<number, ExperienceBrief>();
  for (const area of policyAreas.length > 0 ? policyAreas : [undefined]) {
    // The name of the area among the words: what is of it is found in any language.
    const said = area === undefined ? words : `${namePolicyArea(area, person.language)} ${words}`;
    const found = await searchFor(context, person, { words: said, area, limit: mostKnown });
    if (typeof found === 'string') return found;
    for (const each of found.matches) known.set(each.number, each);
  }
  return [...known.values()]
    .sort((left, right) => Number(isPublic(right)) - Number(isPublic(left)))
    .slice(0, mostKnown);
}
