import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { isListed, type Tool } from '#src/domain/tools/tool.ts';
import { findTool, lockTool } from '#src/store/tools/tool.ts';
import { textsFor } from '#src/texts/index.ts';

type Store = Pick<AppContext, 'sql'>;

/** Returns whether somebody may add to the toolbox without a review. */
export const mayAddTools = ({ role }: Pick<Person, 'role'>) => isAllowed(role, 'run-digests');
export const mayReviewTools = ({ role }: Pick<Person, 'role'>) => isAllowed(role, 'review');

/** Returns whether somebody may change an entry: who looks after it, staff, and who suggested it as long as nobody reviewed it. */
export function mayChangeTool(person: Person, { owner, suggestedBy, state }: Tool): boolean {
  return owner === person.id || mayAddTools(person) || (suggestedBy === person.id && state === 'suggested');
}

/**
 * The entry of that number.
 * @throws UserError where there is none, or none that this person may read
 */
export async function readTool({ sql }: Store, number: number, person: Person): Promise<Tool> {
  const tool = await findTool(sql, number);
  if (
    tool &&
    (isListed(tool) || mayChangeTool(person, tool) || mayReviewTools(person) || tool.suggestedBy === person.id)
  )
    return tool;
  throw new UserError(textsFor(person.language).tool.unknown({ number }));
}

/**
 * The entry of that number, for who may change it.
 * @throws UserError where they may not
 */
export async function changeableTool(context: Store, number: number, person: Person): Promise<Tool> {
  const tool = await readTool(context, number, person);
  if (mayChangeTool(person, tool)) return tool;
  throw new UserError(textsFor(person.language).tool.notYours({ number }));
}

/**
 * The entry of that number, held for a reviewer until the transaction ends.
 * @throws UserError where there is none, the person is no reviewer, or suggested it
 */
export async function holdToolForReview({ sql }: Store, number: number, person: Person): Promise<Tool> {
  const { bot, tool: texts } = textsFor(person.language);
  if (!mayReviewTools(person)) throw new UserError(bot.notAllowed);
  const tool = await lockTool(sql, number);
  if (!tool) throw new UserError(texts.unknown({ number }));
  if (tool.suggestedBy === person.id) throw new UserError(texts.own({ number }));
  if (tool.state !== 'suggested' || tool.withdrawnAt !== null) throw new UserError(texts.reviewed({ number }));
  return tool;
}
