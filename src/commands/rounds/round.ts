import { defineGroup } from '#src/context.ts';
import { confirm, decline, met, rate } from './decide.ts';
import { join, leave, list, mine, show, skip } from './member.ts';
import { create, end, preview, run } from './staff.ts';

export const round = defineGroup({
  name: 'round',
  fallback: 'list',
  subcommands: { list, show, join, leave, skip, mine, create, preview, run, end, confirm, decline, met, rate },
});
