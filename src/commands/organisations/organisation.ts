import { defineGroup } from '#src/context.ts';
import { act, confirmIn, join, leave, remove } from './belong.ts';
import { add, edit, merge, verify } from './change.ts';
import { invite } from './invite.ts';
import { list, members, show, waiting } from './read.ts';

export const organisation = defineGroup({
  name: 'organisation',
  fallback: 'list',
  subcommands: {
    ...{ list, show, join, leave, act, members, invite, add, edit },
    ...{ waiting, verify, merge, confirm: confirmIn, remove },
  },
});
