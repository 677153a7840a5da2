import { defineGroup } from '#src/context.ts';
import { add, edit, suggest } from './add.ts';
import { importTools } from './import.ts';
import { list, queue, show } from './read.ts';
import { decline, publish, restore, verify, withdraw } from './review.ts';

export const tool = defineGroup({
  name: 'tool',
  fallback: 'list',
  subcommands: {
    list,
    show,
    suggest,
    add,
    edit,
    withdraw,
    restore,
    verify,
    queue,
    publish,
    decline,
    import: importTools,
  },
});
