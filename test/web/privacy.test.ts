import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptKinds } from '#src/domain/people/retention.ts';
import { personalData } from '#src/operations/personal-data.ts';
import { createPages } from '#src/web/pages.ts';
import { listKept } from '#src/web/privacy.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { context, bot } = await createDialogue({ env: { CONVERSATION_DAYS: '12' } });
const pages = createPages({
  ...context,
  read: bot.read,
  hasPlayground: false,
  sharesWith: { platforms: ['matrix'], hasObjectStore: true },
});
const plain = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('every table with data of people stands in one kind of what is kept, and no other table does', () => {
  const tables = personalData.flatMap((each) => Object.keys(each.tables));
  const kept = Object.values(keptKinds).flatMap((kind) => kind.tables);
  expect(kept.toSorted()).toEqual([...new Set(tables)].sort());
});

test('the page says each kind, how long it is kept here, and who else gets something', async () => {
  const answer = await pages.request('/privacy');
  expect(answer.status).toBe(200);
  const said = plain(await answer.text());
  expect(listKept('en', 12)).toHaveLength(Object.keys(keptKinds).length);
  expect(said).toContain(
    'What was said in conversations that are passed on between platforms, to bring it to everybody in them 12 days',
  );
  expect(said).toContain('Where you talk with it: Matrix.');
  expect(said).toContain('No language model is asked');
  expect(said).toContain('Files are kept in a store');
  const bare = createPages({ ...context, read: bot.read, hasPlayground: false, languageModel: 'llm.example.org' });
  const other = plain(await (await bare.request('/privacy')).text());
  expect(other).toContain('No chat platform and no mail server is connected.');
  expect(other).toContain('A language model is sent plain sentences');
});

test('docs/privacy.md has the same table', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');
  const rows = listKept('en', 90).map((row) => `| ${row.join(' | ')} |`);
  const table = document.split('|---|---|---|\n')[1]?.split('\n\n')[0];
  expect(table?.split('\n')).toEqual(rows);
});
