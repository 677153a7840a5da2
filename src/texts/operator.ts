import { type Texts, textsFor } from './index.ts';

/** What is said of settings, the server, its database and files that are read, in English: nobody is known then whose language it could be. */
export const operatorTexts: Pick<Texts, 'settings' | 'server' | 'database' | 'source'> = textsFor('en');
