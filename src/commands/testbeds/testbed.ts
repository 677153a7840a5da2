import { defineGroup } from '#src/context.ts';
import { experience } from './experience.ts';
import { accept, again, create, decline, edit, finish, host, review, stop } from './host.ts';
import { ask, check, done, follow, join, leave, list, measure, show, undone } from './member.ts';

export const testbed = defineGroup({
  name: 'testbed',
  fallback: 'list',
  subcommands: {
    ...{ list, show, join, follow, leave, ask, check, measure, done, undone, again },
    ...{ create, edit, accept, decline, host, review, finish, stop, experience },
  },
});
