import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLanguages } from '#src/texts/index.ts';
import { listLanguages } from '#src/texts/load.ts';
import { listGenerated } from './list-generated.ts';
import { listSchemas } from './list-schemas.ts';
import { listMissing } from './missing.ts';

/** Says how much of each language is there; of one that is named, each sentence that is not. */
function tellMissing(named: readonly string[]): void {
  for (const language of named.length > 0 ? named : listLanguages()) {
    const { missing, count } = listMissing(language);
    const state = completeLanguages.includes(language) ? 'can be offered' : 'has not every file yet';
    console.log(`${language}: ${count - missing.length} of ${count} sentences, ${state}`);
    if (named.length > 0) console.log(missing.join('\n'));
  }
}

const write = ({ path, source }: { path: string; source: string }) =>
  writeFileSync(join(import.meta.dirname, '../..', path), source);

const [wish, ...named] = process.argv.slice(2);
if (wish === 'missing') tellMissing(named);
else {
  // The types are made from the sentences.
  listGenerated().forEach(write);
  listSchemas().forEach(write);
}
