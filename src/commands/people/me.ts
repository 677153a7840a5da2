import { defineGroup } from '#src/context.ts';
import { availability } from './availability.ts';
import { edit } from './edit.ts';
import { exportMe } from './export.ts';
import { forget } from './forget.ts';
import { introductions } from './introductions.ts';
import { joinAs } from './join-as.ts';
import { link } from './link.ts';
import { model } from './model.ts';
import { region } from './region.ts';
import { show } from './show.ts';
import { translation } from './translation.ts';

export const me = defineGroup({
  name: 'me',
  fallback: 'show',
  subcommands: {
    show,
    edit,
    region,
    introductions,
    availability,
    export: exportMe,
    link,
    join: joinAs,
    model,
    translation,
    forget,
  },
});
