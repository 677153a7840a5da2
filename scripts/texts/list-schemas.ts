import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TextSource } from '#src/texts/catalog.ts';
import { loadTexts } from '#src/texts/load.ts';
import { schemaOf } from './write-schema.ts';

/**
 * The files that hold the types of sentences, with what they must hold. A section that has the name of an adapter is that adapter's own and
 * stands beside it: adapters know the core alone.
 */
export function listSchemas(): { path: string; source: string }[] {
  const english = loadTexts('en');
  const adapters = readdirSync(join(import.meta.dirname, '../../adapters'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name in english)
    .map(({ name }) => name);
  const common = Object.fromEntries(Object.entries(english).filter(([section]) => !adapters.includes(section)));
  return [
    { path: 'src/texts/schema.ts', source: schemaOf(common, 'Sentences', 'Every sentence of one language.') },
    ...adapters.map((name) => ({
      path: `adapters/${name}/texts.ts`,
      source: schemaOf(
        english[name] as TextSource,
        'Texts',
        'The sentences of the adapter itself, in one language; all others come from the bot.',
      ),
    })),
  ];
}
