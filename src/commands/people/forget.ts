import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { button } from '#src/core/message.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { forgetPersonalData } from '#src/operations/personal-data.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { findPerson, hasOtherAdmin } from '#src/store/people/person.ts';
import { listAnswersOfAuthor } from '#src/store/questions/answer.ts';
import { listQuestionsOfAuthor } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';

/** Deletes the asker and all that hangs on them, once they chose what becomes of what they logged, asked and answered. */
export const forget = subcommand({
  args: z.object({
    shared: argument.choice(['keep', 'delete']).optional(),
  }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  async run({ sql }, { shared }, { person, now }) {
    const { forget, buttons } = textsFor(person.language).me;
    const { open, others } = await countShared(sql, person.id);
    const isAnyOpen = Object.values(open).some((count) => count > 0);
    return {
      ask: () => ({
        said: forget.ask(open, others),
        choices: [
          isAnyOpen && confirm(buttons.keep, { line: '/me forget keep', style: 'primary' }),
          confirm(isAnyOpen ? buttons.delete : buttons.forget, { line: '/me forget delete' }),
          button(buttons.cancel, '/me show'),
        ],
      }),
      async act() {
        const current = await findPerson(sql, person.id);
        if (current?.role === 'admin' && !(await hasOtherAdmin(sql, person.id))) throw new UserError(forget.last);
        const isKept = shared === 'keep';
        await forgetPersonalData(sql, person.id, {
          isKept,
          now,
          removedTitle: (language) => textsFor(language).question.removed,
        });
        return say(forget.done(isKept ? open : { experiences: 0, questions: 0, answers: 0 }));
      },
    };
  },
});

/** What of this person everybody can read, and how much nobody else can. */
async function countShared(sql: Sql, person: number) {
  const [experiences, questions, answers] = await Promise.all([
    listExperiencesOfAuthor(sql, person),
    listQuestionsOfAuthor(sql, person),
    listAnswersOfAuthor(sql, person),
  ]);
  const isKept = ({ withdrawnAt }: { withdrawnAt: Date | null }) => withdrawnAt === null;
  const open = {
    experiences: experiences.filter(isOpen).length,
    questions: questions.filter(isKept).length,
    answers: answers.filter((each) => isKept(each) && !(each.byAsker && each.title === null)).length,
  };
  const all = experiences.length + questions.length + answers.length;
  return { open, others: all - open.experiences - open.questions - open.answers };
}
