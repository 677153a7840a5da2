import { defineGroup } from '#src/context.ts';
import { accept, decline, end, later } from './answer.ts';
import { ask } from './ask.ts';
import { block, unblock } from './block.ts';
import { experience, learned, met, totals } from './follow-up.ts';
import { mine, show } from './mine.ts';
import { report } from './report.ts';
import { slot } from './slot.ts';
import { write } from './write.ts';

export const introduction = defineGroup({
  name: 'introduction',
  fallback: 'ask',
  subcommands: {
    ask,
    write,
    mine,
    show,
    accept,
    decline,
    later,
    end,
    block,
    unblock,
    report,
    slot,
    met,
    learned,
    experience,
    totals,
  },
});
