import { z } from 'zod';
import { defineGroup, subcommand } from '#src/context.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
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
    const said = introduction.later(name === null ? null : escapeMarkdown(name));
    return {
      text: said,
      blocks: [
        { type: 'text', markdown: said },
        ...actions(button(introduction.peers, '/peers'), button(introduction.experiences, '/experience list')),
      ],
    };
  },
});

/** Asked for from a person's menu. Says honestly that introductions are still to come. */
export const introduction = defineGroup({
  name: 'introduction',
  subcommands: { ask },
});
