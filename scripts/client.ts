import { resolve } from 'node:path';
import { generateClient } from './client/generate.ts';

const directory = resolve(process.argv[2] ?? 'client');
await generateClient(directory);
console.log(`The client is in ${directory}: import { connect } from './ask.ts' and what you need from './client.ts'.`);
