import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { admitPerson, readForAdmission } from '#src/operations/people/admission.ts';
import { textsFor } from '#src/texts/index.ts';

/** Makes a reader who signed up for the public digest known to the network; a letter to staff has the button. */
export const admit = subcommand({
  args: z.object({ person: argument.number() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  asksFirst: true,
  async run(context, { person: id }, { person: staff, now }) {
    const { admission } = textsFor(staff.language).letterbox;
    const { person, accounts, isKnown } = await readForAdmission(context, id, staff);
    const name = person.displayName ?? admission.unnamed;
    if (isKnown) return sentenceMessage(admission.known({ name }));
    return {
      ask: () => ({
        said: admission.ask({ name, addresses: accounts.map(({ user }) => user).join(', ') }),
        choices: [confirm(admission.yes, { style: 'primary' })],
      }),
      async act() {
        const isMailed = await admitPerson(context, id, staff, now);
        return sentenceMessage((isMailed ? admission.done : admission.doneOnly)({ name }));
      },
    };
  },
});
