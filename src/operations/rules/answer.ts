import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { listAsking } from '#src/domain/rules/fields.ts';
import { findVersion } from '#src/store/rules/rule.ts';
import { insertAnswer, listAnswersTo, listOpenSteps, lockRun, saveRuns } from '#src/store/rules/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { advanceOne } from './advance.ts';
import { isEnough } from './pass.ts';

/**
 * Keeps what somebody answers to a step of a run, and takes the run on where that is enough, in one transaction. Returns what was answered, in words; a second
 * answer of the same person changes nothing.
 * @throws UserError where they were not asked, it is over, or there is no such answer
 */
export async function answerRun(
  context: AppContext,
  { run: id, place, answer }: { run: number; place: string; answer: string },
  { person, now }: { person: Person; now: Date },
): Promise<{ said: string; isFirst: boolean }> {
  const { rule: texts } = textsFor(person.language);
  return inTransaction(context, async (inside) => {
    const run = await lockRun(inside.sql, id);
    const definition = run && (await findVersion(inside.sql, run.rule, run.version));
    const asking = definition && listAsking(definition.steps).find(({ at }) => at === place)?.asking;
    const open = (await listOpenSteps(inside.sql, [id])).find((step) => step.place === place);
    if (!run || !asking) throw new UserError(texts.answered.none);
    if (!open || run.position !== place || !['asking', 'ready'].includes(run.state))
      throw new UserError(texts.answered.over);
    if (!open.people.includes(person.id)) throw new UserError(texts.answered.none);
    const isApproval = Object.keys(asking.answers).length === 0;
    const { approve, decline } = texts.buttons;
    const answers = isApproval ? { approve, decline } : asking.answers;
    const said = Object.hasOwn(answers, answer) ? (answers as Record<string, string>)[answer] : undefined;
    if (said === undefined) throw new UserError(texts.answered.none);
    const isFirst = await insertAnswer(inside.sql, { run: id, place, person: person.id, answer, answeredAt: now });
    const given = (await listAnswersTo(inside.sql, [id])).filter((each) => each.place === place);
    if (isFirst && isEnough(asking, open, given)) {
      await saveRuns(inside.sql, [{ ...run, dueAt: now }]);
      await advanceOne(context, inside, id, now);
    }
    return { said, isFirst };
  });
}
