import { defineGroup } from '#src/context.ts';
import { accept, disown, invite, leave, ours, remove } from './co-author.ts';

/** Who stands behind an experience: its authors, and who takes over what a list brought in. */
export const author = defineGroup({
  name: 'author',
  subcommands: { invite, remove, leave, ours, accept, disown },
});
