import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listGenerated } from './list-generated.ts';
import { listSchemas } from './list-schemas.ts';

const write = ({ path, source }: { path: string; source: string }) =>
  writeFileSync(join(import.meta.dirname, '../..', path), source);

// The types are made from the sentences.
listGenerated().forEach(write);
listSchemas().forEach(write);
