import { defineGroup } from '#src/context.ts';
import { keep, met, survey } from './afterwards.ts';
import { join, leave, list, show } from './member.ts';
import { announce, cancel, close, create, open, preview } from './staff.ts';

export const event = defineGroup({
  name: 'event',
  fallback: 'list',
  subcommands: { list, show, join, leave, met, keep, survey, create, announce, preview, close, open, cancel },
});
