import { z } from 'zod';
import { joinedMessage } from '#src/answers/people/join.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { type Role, roles } from '#src/core/role.ts';
import { joinSubject, readEnds } from '#src/operations/people/ask-keeper.ts';
import { joinPeople } from '#src/operations/people/join.ts';
import { textsFor } from '#src/texts/index.ts';

/** Answers the buttons of the letter to the code's owner; for anybody else the line does nothing. */
export const joinAs = subcommand({
  args: z.object({ person: argument.number(), role: argument.choice(roles as [Role, ...Role[]]) }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  changesOwner: true,
  hidden: true,
  async run(context, { person: joiner, role }, { person }) {
    const { link } = textsFor(person.language).me;
    const ends = await readEnds(context, joiner, person.id);
    if (!ends) throw new UserError(link.notAsked);
    return {
      subject: joinSubject(ends, role),
      ask() {
        throw new UserError(link.notAsked);
      },
      act: async () => joinedMessage(await joinPeople(context, { ...ends, role }, person), person),
    };
  },
});
