import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { AgainAnswer, NetworkingEvent } from '#src/domain/events/event.ts';
import { type EventMember, findMember, saveSurvey } from '#src/store/events/member.ts';
import { textsFor } from '#src/texts/index.ts';
import { readEvent } from './read.ts';

/** Reads what somebody said of an event they took part in. @throws UserError where they did not, or it has not begun. */
export async function readSurvey(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<{ event: NetworkingEvent; member: EventMember }> {
  const { refused } = textsFor(person.language).event;
  const event = await readEvent({ sql }, number, person);
  const member = await findMember(sql, number, person.id);
  if (!member) throw new UserError(refused.notMember({ title: event.title }));
  if (event.isCancelled || event.startsAt > now) throw new UserError(refused.notHeld({ title: event.title }));
  return { event, member };
}

/** Keeps the answers to the two questions, in the place of earlier ones. @throws UserError as `readSurvey` does. */
export async function answerSurvey(
  context: Pick<AppContext, 'sql'>,
  number: number,
  answers: { useful: number; again: AgainAnswer },
  by: { person: Person; now: Date },
): Promise<NetworkingEvent> {
  const { event } = await readSurvey(context, number, by);
  await saveSurvey(context.sql, { event: number, person: by.person.id, ...answers });
  return event;
}
