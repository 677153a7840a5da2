import { expect, test } from 'vitest';
import { joinSubject } from '#src/operations/people/ask-keeper.ts';
import { createConfirmation, deleteConfirmationsAbout, listConfirmations } from '#src/store/bot/confirmation.ts';
import { findPerson, insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();
const newPerson = async () => {
  const { id } = await insertPerson(sql, { displayName: null, language: null, timeZone: null }, true);
  const found = await findPerson(sql, id);
  if (!found) throw new Error(`Nobody has the number ${id}.`);
  return found;
};

test('who is forgotten takes the questions that name them with them, and no question that has their number for something else', async () => {
  const [asker, gone, other] = [await newPerson(), await newPerson(), await newPerson()];
  const about = [
    `/person role ${gone.id} staff, who is member`,
    `/me link ABCDEFGH: ${gone.id} (member) and ${other.id} (staff) are member`,
    `/me link ABCDEFGH: ${other.id} (member) and ${gone.id} (staff) are member`,
    joinSubject({ joiner: gone, keeper: other }, 'member'),
    joinSubject({ joiner: other, keeper: gone }, 'member'),
  ];
  const elsewhere = [
    `/person role "Team ${gone.id}" staff, who is member`,
    `/person role ${gone.id}0 staff, who is member`,
    `/me link ${gone.id}: ${other.id} (member) and ${asker.id} (staff) are member`,
    `/experience withdraw ${gone.id}`,
    `/round cancel ${gone.id}`,
  ];
  for (const subject of [...about, ...elsewhere])
    await createConfirmation(sql, { person: asker.id, subject, now: new Date('2026-11-27T08:00:00Z') });
  await deleteConfirmationsAbout(sql, gone.id);
  const left = (await listConfirmations(sql, asker.id)).map(({ subject }) => subject);
  expect(left.sort()).toEqual(elsewhere.sort());
});
