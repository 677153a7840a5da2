import type { AppContext } from '#src/context.ts';
import { quote } from '#src/core/command-line.ts';
import type { Person } from '#src/core/person.ts';
import type { QuestionFields } from '#src/domain/questions/question.ts';
import { findDraft, saveDraft } from '#src/store/bot/draft.ts';

/** Returns the line that opens the form of a question with this title. */
export const questionLine = (title: string) => `/question ask ${quote(title)}`;

/**
 * Keeps a question that somebody may want to ask, as the draft of the form in which they ask it. Returns the line that opens it; `before` where a draft under this title is
 * there already, which stays as it is; null where there is no room for one more.
 */
export async function keepQuestion(
  { sql }: Pick<AppContext, 'sql'>,
  { id }: Person,
  { title, detail, policyAreas, targetGroups, region }: QuestionFields,
): Promise<string | null | 'before'> {
  const line = questionLine(title);
  if (await findDraft(sql, id, line)) return 'before';
  const values = { title, detail, areas: policyAreas, groups: targetGroups, region };
  return (await saveDraft(sql, id, line, values)) ? line : null;
}
