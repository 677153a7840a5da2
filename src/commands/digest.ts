import { defineGroup } from '#src/context.ts';
import { change } from './digest/change.ts';
import { importList, importTake } from './digest/import.ts';
import { measures } from './digest/measures.ts';
import { next } from './digest/next.ts';
import { pause, resume, snooze } from './digest/pause.ts';
import { preview } from './digest/preview.ts';
import { rate } from './digest/rate.ts';
import { show } from './digest/show.ts';
import { approve, hold, note, open } from './digest/steer.ts';
import { subscribe } from './digest/subscribe.ts';
import { unsubscribe } from './digest/unsubscribe.ts';

export const digest = defineGroup({
  name: 'digest',
  summary: 'What is new for you, every week',
  fallback: 'preview',
  subcommands: {
    preview,
    subscribe,
    show,
    change,
    pause,
    snooze,
    resume,
    unsubscribe,
    next,
    hold,
    approve,
    open,
    note,
    measures,
    import: importList,
    'import-take': importTake,
    rate,
  },
});
