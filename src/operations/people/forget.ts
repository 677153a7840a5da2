import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { OwnThings } from '#src/domain/people/person-views.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { countContributions, forgetPersonalData } from '../personal-data.ts';
import { inTransaction } from '../transaction.ts';
import { hasOtherAdmin } from './admins.ts';

/** Counts a person's contributions to the network, and the data that only they can read. */
export async function countOwnThings(sql: Sql, person: number): Promise<OwnThings> {
  const { experiences, questions, answers, testbeds } = await countContributions(sql, person);
  const others = [experiences, questions, answers, testbeds].reduce((sum, { all, open }) => sum + all - open, 0);
  const open = {
    ...{ experiences: experiences.open, questions: questions.open, answers: answers.open, testbeds: testbeds.open },
  };
  return { open, others };
}

/**
 * Forgets somebody, with all that hangs on them; what they shared stays without their name, or goes too.
 * @throws UserError where nobody would be an admin then.
 */
export async function forgetPerson(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  person: Person,
  { isKept, now }: { isKept: boolean; now: Date },
): Promise<void> {
  await inTransaction(context, async ({ sql }) => {
    const current = await findPerson(sql, person.id);
    if (current?.role === 'admin' && !(await hasOtherAdmin(sql, person.id)))
      throw new UserError(textsFor(person.language).me.forget.last);
    const removedTitle = (language: string) => textsFor(language).question.removed;
    await forgetPersonalData(sql, person.id, { isKept, now, removedTitle });
  });
}
