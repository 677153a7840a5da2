import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type IntroductionPreferences, noPreferences } from '#src/domain/introductions/preferences.ts';
import { listItems, listRows } from '#src/domain/reading/tables.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import { suggestAnswerers } from '#src/operations/introductions/route-question.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { savePreferences } from '#src/store/introductions/preferences.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { logRecords, readOwnRecords } from './labelled.ts';

/** What was measured last: the share of questions for which one of the first three people, and the first, is one who should be asked. */
const kept = { firstThree: 0.9, first: 0.5 };
const mostLost = 0.03;

const { context, database, clock } = await createDialogue();
const { sql } = database;

async function addPerson(
  name: string,
  { language, region }: { language: string; region: string },
  preferences: Partial<IntroductionPreferences> = {},
): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into person (display_name, language, region, is_admitted) values (${name}, ${language}, ${region}, true) returning id`;
  const id = row?.id ?? 0;
  const told = { ...noPreferences, isOpen: true, languages: [...new Set([language, 'en'])], ...preferences };
  await savePreferences(sql, id, told, clock.now);
  return id;
}

/** Each record has an author of its own; besides them people offer an area who have written nothing. Returns the records by author. */
async function addPeople(): Promise<Map<number, string>> {
  const records = await readOwnRecords();
  const numbers = await logRecords(database, records);
  const byId = new Map(records.map((record) => [record.id, record]));
  const authors = new Map<number, string>();
  for (const [number, id] of numbers) {
    const { language = 'en', region = 'SE224' } = byId.get(id) ?? {};
    const author = await addPerson(`author of ${id}`, { language, region });
    await sql`update experience set author = ${author} where number = ${number}`;
    authors.set(author, id);
  }
  const elsewhere = await sql<{ code: string }[]>`select code from region where code like 'PL%' order by code limit 2`;
  for (const area of policyAreas)
    for (const { code: region } of elsewhere)
      await addPerson(`offers ${area}`, { language: 'en', region }, { offer: { areas: [area], groups: [], text: '' } });
  return authors;
}

test('questions in ten languages reach people who wrote of what is asked', async () => {
  const authors = await addPeople();
  await sql`analyze`;
  const file = await readFile(join(import.meta.dirname, 'routing-questions.tsv'), 'utf8');
  let first = 0;
  let firstThree = 0;
  const questions = listRows(file);
  for (const [id = '', language = '', area = '', title = '', cell = ''] of questions) {
    const right = listItems(cell);
    const person = await findPerson(
      sql,
      await addPerson(`asks ${id}`, { language, region: 'ITF4' }, { isOpen: false }),
    );
    if (!person) throw new Error(`no asker of ${id}`);
    const fields = { title, detail: '', policyAreas: [area as PolicyArea], targetGroups: [], region: null };
    const { question } = await askQuestion(context, fields, { person, place: null, now: clock.now });
    const people = await suggestAnswerers(context, question, person, clock.now);
    const found = people.map((each) => authors.get(each.person.id) ?? each.person.displayName ?? '');
    if (right.includes(found[0] ?? '')) first += 1;
    if (found.slice(0, 3).some((each) => right.includes(each))) firstThree += 1;
    else console.log(`not reached: ${id} ${title} (${right}) – ${found}`);
  }
  expect(new Set(questions.map(([, language]) => language)).size).toBe(10);
  const share = { firstThree: firstThree / questions.length, first: first / questions.length };
  console.log(`routing: right among the first three ${share.firstThree.toFixed(3)}, first ${share.first.toFixed(3)}`);
  expect(share.firstThree).toBeGreaterThan(kept.firstThree - mostLost);
  expect(share.first).toBeGreaterThan(kept.first - mostLost);
});
