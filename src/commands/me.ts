import { defineGroup } from '#src/context.ts';
import { edit } from './me/edit.ts';
import { exportMe } from './me/export.ts';
import { forget } from './me/forget.ts';
import { link } from './me/link.ts';
import { show } from './me/show.ts';

export const me = defineGroup({
  name: 'me',
  summary: 'Who you are here, and what is kept about you',
  fallback: 'show',
  subcommands: { show, edit, export: exportMe, link, forget },
});
