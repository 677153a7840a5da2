import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTexts } from '#src/texts/load.ts';
import { schemaOf } from './write-schema.ts';

writeFileSync(join(import.meta.dirname, '../../src/texts/schema.ts'), schemaOf(loadTexts('en')));
