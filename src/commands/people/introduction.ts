import { z } from 'zod';
import { defineGroup, subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { actions, button } from '#src/core/message.ts';
import { textsFor } from '#src/texts/index.ts';

const ask = subcommand({
  args: z.object({}),
  visibility: 'private',
  hidden: true,
  shortcut: { name: 'introduce-me', on: 'person' },
  async run(_context, _args, { event, person: asker }) {
    const { introduction } = textsFor(asker.language);
    const name = event.type === 'shortcut' ? (event.person?.displayName ?? null) : null;
    return message(
      text(name === null ? introduction.later : introduction.laterWith({ name })),
      actions(button(introduction.peers, '/peers'), button(introduction.experiences, '/experience list')),
    );
  },
});

/** Asked for from a person's menu. Says honestly that introductions are still to come. */
export const introduction = defineGroup({
  name: 'introduction',
  subcommands: { ask },
});
