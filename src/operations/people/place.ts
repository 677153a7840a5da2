import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { savePersonSettings } from '#src/store/people/person.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { readForRole } from './role.ts';

/**
 * Keeps in which region somebody works, as an admin says it; null: in none that is known.
 * @throws UserError where this person may not, or there is nobody of that number.
 */
export async function savePlaceOf(
  context: AppContext,
  { id, region, at }: { id: number; region: string | null; at: Date },
  admin: Person,
): Promise<Person> {
  return inTransaction(context, async ({ sql }) => {
    const { person } = await readForRole({ sql }, id, admin);
    if (person.region === region) return person;
    await record(sql, {
      ...{ type: 'person.region-set', subject: `person:${id}`, actor: admin.id, region, at },
      data: { before: person.region },
    });
    return (await savePersonSettings(sql, id, { region }, ['region'])) ?? person;
  });
}
