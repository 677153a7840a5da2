import { defineGroup } from '#src/context.ts';
import { change } from './change.ts';
import { importList, importSample, importTake } from './import.ts';
import { measures } from './measures.ts';
import { next } from './next.ts';
import { approve, hold, note, open } from './override.ts';
import { pause, resume, snooze } from './pause.ts';
import { preview } from './preview.ts';
import { rate } from './rate.ts';
import { show } from './show.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

export const digest = defineGroup({
  name: 'digest',
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
    'import-sample': importSample,
    rate,
  },
});
