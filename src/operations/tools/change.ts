import { toolReviewLetter } from '#src/answers/tools/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { suggestionsPerDay, type Tool, type ToolFields, versionOfTool } from '#src/domain/tools/tool.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import {
  countSuggestedTools,
  countToolOpened,
  findTool,
  findToolOfFile,
  findToolOfLink,
  insertTool,
  saveToolReview,
  saveToolVerified,
  saveToolWithdrawal,
  updateTool,
} from '#src/store/tools/tool.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { changeableTool, holdToolForReview, mayAddTools, readTool } from './access.ts';

const dayMs = 24 * 60 * 60_000;

type By = Pick<Call, 'person' | 'now'>;
type Store = Pick<AppContext, 'sql'>;

/** Finds the entry that has a link already, other than that of a number; null where none has. */
export async function findSameLink({ sql }: Store, link: string, except: number | null = null) {
  const found = await findToolOfLink(sql, link);
  return found && found.number !== except ? found : null;
}

/** Finds the entry that holds a file already, other than that of a number; null where none does. */
export async function findSameFile({ sql }: Store, hash: string, except: number | null = null) {
  const found = await findToolOfFile(sql, hash);
  return found && found.number !== except ? found : null;
}

/** Says why somebody cannot suggest anything now: as many as one may were suggested within 24 hours. Null where they can. */
export async function whyNoSuggestion({ sql }: Store, { person, now }: By): Promise<string | null> {
  const since = new Date(now.getTime() - dayMs);
  if ((await countSuggestedTools(sql, person.id, since)) < suggestionsPerDay) return null;
  return textsFor(person.language).tool.tooOften({ most: suggestionsPerDay });
}

/**
 * Adds an entry: that of staff is in the toolbox at once, what others suggest waits for a review. Needs a transaction.
 * @throws UserError where this person may not, suggested too much within a day, or another entry has the link
 */
export async function addTool(
  { sql }: Store,
  fields: ToolFields,
  how: 'add' | 'suggest',
  { person, now }: By,
): Promise<Tool> {
  if (how === 'add' && !mayAddTools(person)) throw new UserError(textsFor(person.language).bot.notAllowed);
  const isAdded = how === 'add';
  // The same form sent twice, and the same link sent by several at once, make one entry.
  await takeTurn(sql, 'links of tools');
  const same = fields.link === '' ? null : await findSameLink({ sql }, fields.link);
  if (same) throw new UserError(textsFor(person.language).tool.form.problems.known(same));
  if (!isAdded) {
    await takeTurn(sql, `tool suggestions of ${person.id}`);
    const why = await whyNoSuggestion({ sql }, { person, now });
    if (why !== null) throw new UserError(why);
  }
  const tool = await insertTool(
    sql,
    {
      ...fields,
      state: isAdded ? 'published' : 'suggested',
      owner: isAdded ? person.id : null,
      suggestedBy: isAdded ? null : person.id,
    },
    now,
  );
  await record(sql, { type: `tool.${isAdded ? 'published' : 'suggested'}`, ...aboutTool(tool, person, now) });
  return tool;
}

const aboutTool = ({ number, policyAreas }: Tool, { id }: Person, at: Date) => ({
  subject: `tool:${number}` as const,
  ...{ actor: id, areas: policyAreas, at },
});

/** Changes what an entry says. @throws UserError where this person may not */
export async function editTool(context: Store, number: number, fields: ToolFields, { person, now }: By): Promise<Tool> {
  const tool = await changeableTool(context, number, person);
  return (await updateTool(context.sql, number, fields, now)) ?? tool;
}

/** Takes an entry out of the toolbox, or puts it back; it is kept. @throws UserError where this person may not */
export async function withdrawTool(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  number: number,
  { person, now }: By,
  at: Date | null = now,
) {
  return inTransaction(context, async (inside) => {
    const tool = await changeableTool(inside, number, person);
    await saveToolWithdrawal(inside.sql, number, at);
    if ((tool.withdrawnAt === null) !== (at === null))
      await record(inside.sql, {
        type: `tool.${at === null ? 'restored' : 'withdrawn'}`,
        ...aboutTool(tool, person, now),
      });
    return { ...tool, withdrawnAt: at };
  });
}

type Review = { state: 'published' | 'declined'; comment?: string; version: string | undefined };

/**
 * Publishes a suggestion, or declines it with a reason, and tells who made it. `version` names what was read, so that nothing unread is published: nothing is
 * done where it was changed since. Needs a transaction.
 * @throws UserError where this person may not
 */
export async function reviewTool(
  context: AppContext,
  number: number,
  { state, comment = '', version }: Review,
  { person, now }: By,
): Promise<{ type: 'reviewed' | 'changed'; tool: Tool }> {
  const tool = await holdToolForReview(context, number, person);
  if (version !== undefined && version !== versionOfTool(tool)) return { type: 'changed', tool };
  await saveToolReview(context.sql, number, { state, comment, owner: person.id, now });
  await record(context.sql, { type: `tool.${state}`, ...aboutTool(tool, person, now) });
  await tellPerson(context, tool.suggestedBy, {
    purpose: 'tool-review',
    period: `tool ${number}`,
    write: (reader: Person) => toolReviewLetter({ ...tool, state, comment }, reader),
  });
  return { type: 'reviewed', tool: (await findTool(context.sql, number)) ?? tool };
}

const verifyAgainDays = 365;

/** Says that an entry still holds: its owner is asked again in a year. @throws UserError where this person may not */
export async function verifyTool(context: Store, number: number, { person, now }: By): Promise<Tool> {
  const tool = await changeableTool(context, number, person);
  const verifyOn = new Date(now.getTime() + verifyAgainDays * dayMs).toISOString().slice(0, 10);
  await saveToolVerified(context.sql, number, verifyOn);
  return { ...tool, verifyOn };
}

/** Opens an entry for somebody, and counts that. @throws UserError where there is none that they may read */
export async function openTool(context: Store, number: number, person: Person): Promise<Tool> {
  const tool = await readTool(context, number, person);
  if (tool.owner !== person.id && tool.suggestedBy !== person.id) await countToolOpened(context.sql, number);
  return tool;
}
