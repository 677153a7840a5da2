import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listSchemas } from './list-schemas.ts';

for (const { path, source } of listSchemas()) writeFileSync(join(import.meta.dirname, '../..', path), source);
