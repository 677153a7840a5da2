import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { isAllowed } from '#src/core/role.ts';
import { isAnswerable } from '#src/domain/questions/question.ts';
import { type People, usualLimits } from '#src/domain/rules/definition.ts';
import { findPeople, findPerson } from '#src/store/people/person.ts';
import { findQuestion } from '#src/store/questions/question.ts';
import { listFollowers, listOfRegion, listOfRoles } from '#src/store/rules/audience.ts';
import { textsFor } from '#src/texts/index.ts';
import { suggestAnswerers } from '../introductions/route-question.ts';
import type { Passage } from './desk.ts';

/**
 * Finds whom a step is for. `context` is one outside of transactions, as figures may be read. Nobody where there is nobody.
 * @throws UserError, in the owner's language, where they are more than a step of this rule may write to
 */
export async function findRecipients(
  context: AppContext,
  passage: Passage,
  to: People,
  most = passage.rule.definition.limits?.peoplePerStep ?? usualLimits.peoplePerStep,
): Promise<number[]> {
  const found = await listRecipients(context, passage, to, most + 1);
  if (found.length > most) {
    const { owner, name } = passage.rule;
    throw new UserError(textsFor(owner.language).rule.faults.tooMany({ name, most }));
  }
  return found;
}

async function listRecipients(context: AppContext, passage: Passage, to: People, limit: number): Promise<number[]> {
  const { sql } = context;
  const { run, rule, person, author, item, answerer } = passage;
  const one = (found: { id: number } | null) => (found ? [found.id] : []);
  if (to === 'person') return one(person);
  if (to === 'author') return one(author);
  if (to === 'owner') return [rule.owner.id];
  if (to === 'each') return one(item);
  if (to === 'answerer') return one(answerer);
  // Admins are staff too.
  if ('role' in to) return listOfRoles(sql, to.role === 'staff' ? ['staff', 'admin'] : [to.role], limit);
  if ('region' in to) {
    const region = to.region === 'event' ? (run.input.region ?? person?.region) : to.region;
    return region ? listOfRegion(sql, region, limit) : [];
  }
  if ('followers' in to) {
    const areas = to.followers === 'event' ? (run.input.areas ?? []) : [to.followers];
    return areas.length > 0 ? listFollowers(sql, areas, limit) : [];
  }
  return listSuited(context, passage, to.suited);
}

/** People who are best placed to answer the question of a run, and open to it; nobody where it is answered, closed or gone. */
async function listSuited(context: AppContext, { run }: Passage, most: number): Promise<number[]> {
  const [kind, number] = run.subject?.split(':') ?? [];
  const question = kind === 'question' ? await findQuestion(context.sql, Number(number)) : null;
  const asker = question?.author == null ? null : await findPerson(context.sql, question.author);
  if (!question || !asker || !isAnswerable(question)) return [];
  const suggestions = await suggestAnswerers(context, question, asker, context.now());
  return suggestions.slice(0, most).map(({ person: { id } }) => id);
}

/** Of these people those who may read what a run is about: everybody where it is open, otherwise its author and who reviews. */
export async function leaveReaders(
  { sql }: Pick<AppContext, 'sql'>,
  { thing }: Passage,
  people: readonly number[],
): Promise<number[]> {
  if (!thing || thing.isOpen) return [...people];
  const found = await findPeople(sql, people);
  return found.filter(({ id, role }) => id === thing.author || isAllowed(role, 'review')).map(({ id }) => id);
}
