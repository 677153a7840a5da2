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
import { readConversation } from '../conversations/read.ts';
import { leaveConversation } from '../conversations/stay.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { blockPerson } from './block.ts';
import { readIntroduction } from './read.ts';

/** Each is a message to all staff. */
const mostOfDay = 5;

type By = { person: Person; now: Date };

/**
 * Keeps what went wrong, tells staff, and keeps the two apart from now on.
 * @throws UserError where the introduction is none of this person, or they reported too often today.
 */
export async function reportIntroduction(
  context: AppContext,
  { number, content }: { number: number; content: string },
  by: By,
): Promise<void> {
  await inTransaction(context, async (inside) => {
    const introduction = await readIntroduction(inside, number, by.person);
    const other = otherOf(introduction, by.person.id);
    await keepReport(inside, { introduction: number, conversation: null, about: other, content }, by);
  });
}

/**
 * The same of somebody of a conversation that no introduction opened; who reports leaves it.
 * @throws UserError where it is none of this person, nobody of that number takes part, or they reported too often today.
 */
export async function reportInConversation(
  context: AppContext,
  { number, about, content }: { number: number; about: number; content: string },
  by: By,
): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { own, endedAt, others } = await readConversation(inside, number, by.person);
    if (!others.some((each) => each?.id === about))
      throw new UserError(textsFor(by.person.language).conversation.unknown({ number }));
    await keepReport(inside, { introduction: null, conversation: number, about, content }, by);
    if (endedAt === null && own.state !== 'left') await leaveConversation(inside, number, by);
  });
}

type Reported = { introduction: number | null; conversation: number | null; about: number | null; content: string };

async function keepReport(
  inside: AppContext,
  { introduction, conversation, about: other, content }: Reported,
  { person, now }: By,
): Promise<void> {
  const { sql } = inside;
  await lockPeople(sql, [person.id]);
  if ((await countReports(sql, person.id, daysBefore(now, 1))) >= mostOfDay)
    throw new UserError(textsFor(person.language).introduction.report.tooOften({ most: mostOfDay }));
  const about = other === null ? null : await findPerson(sql, other);
  const report = await insertReport(sql, { introduction, reporter: person.id, about: other, content }, now);
  const staff = (await listPeople(sql)).filter(({ id, role }) => isAllowed(role, 'run-digests') && id !== other);
  for (const { id } of staff)
    await tellPerson(inside, id, {
      purpose: 'introduction',
      period: `report ${report}`,
      write: (reader) => reportLetter({ introduction, conversation, reporter: person, about, content }, reader),
    });
  if (other !== null) await blockPerson(inside, other, { person, now });
}
