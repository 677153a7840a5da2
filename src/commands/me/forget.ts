import { z } from 'zod';
import { subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import { isOpen } from '#src/domain/experience.ts';
import { deleteContactsOfAuthor, deleteExperiencesOfAuthor, listExperiencesOfAuthor } from '#src/store/experience.ts';
import { deleteCommentsToAuthor } from '#src/store/experience-revision.ts';
import { countAdmins, deletePerson } from '#src/store/person.ts';
import { textsFor } from '#src/texts/index.ts';

/** Deletes the asker and all that hangs on them, once they chose what becomes of their experiences. */
export const forget = subcommand({
  summary: 'Delete you and what is kept about you',
  args: z.object({
    experiences: argument.choice(['keep', 'delete'], 'What becomes of the experiences you logged').optional(),
  }),
  visibility: 'private',
  writes: true,
  async run({ sql }, { experiences }, { person }) {
    const { forget, buttons } = textsFor(person.language).me;
    const logged = await listExperiencesOfAuthor(sql, person.id);
    const open = logged.filter(isOpen).length;
    if (!experiences) {
      const question = forget.ask(open, logged.length - open);
      return {
        text: question,
        blocks: [
          { type: 'text', markdown: question },
          ...actions(
            open > 0 && button(buttons.keep, '/me forget keep'),
            button(open > 0 ? buttons.delete : buttons.forget, '/me forget delete', 'danger'),
            button(buttons.cancel, '/me show'),
          ),
        ],
      };
    }
    if (person.role === 'admin' && (await countAdmins(sql)) === 1) throw new UserError(forget.last);
    await deleteExperiencesOfAuthor(sql, person.id, experiences === 'keep' ? 'not open' : 'all');
    await deleteContactsOfAuthor(sql, person.id);
    await deleteCommentsToAuthor(sql, person.id);
    await deletePerson(sql, person.id);
    const said = forget.done(experiences === 'keep' ? open : 0);
    return { text: said, blocks: [{ type: 'text', markdown: said }] };
  },
});
