import { defineGroup } from '#src/context.ts';
import { certificate, feedback, present } from './attendance.ts';
import { join, leave, list, show } from './member.ts';
import { announce, cancel, code, create, edit, mark, materials, people, report } from './staff.ts';

export const training = defineGroup({
  name: 'training',
  fallback: 'list',
  subcommands: {
    ...{ list, show, join, leave, present, feedback, certificate },
    ...{ create, edit, announce, code, people, mark, materials, report, cancel },
  },
});
