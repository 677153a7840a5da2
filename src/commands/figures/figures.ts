import { defineGroup } from '#src/context.ts';
import { importFile } from './import-file.ts';
import { importPage } from './page.ts';

export const figures = defineGroup({
  name: 'figures',
  fallback: 'import',
  subcommands: { import: importFile, page: importPage },
});
