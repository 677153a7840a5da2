import { reportLetter } from '#src/answers/introductions/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { otherOf } from '#src/domain/introductions/introduction.ts';
import { daysBefore } from '#src/domain/introductions/rules.ts';
import { lockPeople } from '#src/store/introductions/introduction.ts';
import { countReports, insertReport } from '#src/store/introductions/report.ts';
import { findPerson, listPeople } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { blockPerson } from './block.ts';
import { readIntroduction } from './read.ts';

/** Each is a message to all staff. */
const mostOfDay = 5;

/**
 * Keeps what went wrong, tells staff, and keeps the two apart from now on.
 * @throws UserError where the introduction is none of this person, or they reported too often today.
 */
export async function reportIntroduction(
  context: AppContext,
  { number, content }: { number: number; content: string },
  { person, now }: { person: Person; now: Date },
): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { sql } = inside;
    const introduction = await readIntroduction(inside, number, person);
    await lockPeople(sql, [person.id]);
    if ((await countReports(sql, person.id, daysBefore(now, 1))) >= mostOfDay)
      throw new UserError(textsFor(person.language).introduction.report.tooOften({ most: mostOfDay }));
    const other = otherOf(introduction, person.id);
    const about = other === null ? null : await findPerson(sql, other);
    const report = await insertReport(sql, { introduction: number, reporter: person.id, about: other, content }, now);
    const staff = (await listPeople(sql)).filter(({ id, role }) => isAllowed(role, 'run-digests') && id !== other);
    for (const { id } of staff)
      await tellPerson(inside, id, {
        purpose: 'introduction',
        period: `report ${report}`,
        write: (reader) => reportLetter({ introduction: number, reporter: person, about, content }, reader),
      });
    if (other !== null) await blockPerson(inside, other, { person, now });
  });
}
