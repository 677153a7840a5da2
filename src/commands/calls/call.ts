import { defineGroup } from '#src/context.ts';
import { add, edit, restore, withdraw } from './change.ts';
import { feed } from './feed.ts';
import { importCalls } from './import.ts';
import { partner, partners, unpartner } from './partner.ts';
import { follow, list, show, unfollow } from './read.ts';
import { report } from './report.ts';

export const call = defineGroup({
  name: 'call',
  fallback: 'list',
  subcommands: {
    list,
    show,
    follow,
    unfollow,
    partner,
    partners,
    unpartner,
    add,
    edit,
    withdraw,
    restore,
    feed,
    import: importCalls,
    report,
  },
});
