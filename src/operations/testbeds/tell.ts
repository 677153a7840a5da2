import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Part, Testbed } from '#src/domain/testbeds/testbed.ts';
import { listPeopleOf } from '#src/store/testbeds/people.ts';
import { tellPeople, type When } from '../people/notify-person.ts';

const purpose = 'testbed';

/** Writes to people, each once a period, or as often as its cause allows. Returns who is told. In the caller's transaction. */
export async function tell(
  inside: AppContext,
  people: readonly number[],
  when: When,
  write: (reader: Person) => Message,
): Promise<Person[]> {
  return tellPeople(
    inside,
    people.map((person) => ({ person, purpose, ...when, write })),
  );
}

/** Writes to everybody of a testbed who has one of these parts, but not to who caused it. */
export async function tellParts(
  inside: AppContext,
  { number }: Testbed,
  {
    parts,
    but,
    period,
    write,
  }: { parts: readonly Part[]; but: number | null; period: string; write: (reader: Person) => Message },
): Promise<void> {
  const people = await listPeopleOf(inside.sql, number);
  const told = people.filter(({ person, part }) => parts.includes(part) && person !== but);
  await tell(
    inside,
    told.map(({ person }) => person),
    { period },
    write,
  );
}
