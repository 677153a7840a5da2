import { defineGroup } from '#src/context.ts';
import { add, edit, suggest } from './add.ts';
import { importTools } from './import.ts';
import { file, list, queue, show } from './read.ts';
import { decline, publish, restore, verify, withdraw } from './review.ts';

export const tool = defineGroup({
  name: 'tool',
  fallback: 'list',
  subcommands: {
    list,
    show,
    file,
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
