import { withGuides } from '#src/answers/tools/list.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Message } from '#src/core/message.ts';
import { loadGuides } from '#src/operations/tools/search.ts';

/** Adds to an answer on policy areas which guides the toolbox has on them. Files are left as they are. */
export async function addGuides<Answer extends Message>(
  context: Pick<AppContext, 'sql'>,
  { person, isForFile = false }: Pick<Call, 'person' | 'isForFile'>,
  { areas, groups = [] }: { areas: readonly (string | null | undefined)[]; groups?: readonly string[] },
  answer: Answer,
): Promise<Answer> {
  const known = areas.filter((area) => typeof area === 'string');
  if (isForFile || known.length === 0) return answer;
  const guides = await loadGuides(context, { areas: known, groups }, person.language);
  return { ...answer, ...withGuides(answer, guides, known[0] ?? null, person) };
}
