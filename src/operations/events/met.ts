import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import { otherOf } from '#src/domain/introductions/introduction.ts';
import { addWorkingDays, answerWorkingDays } from '#src/domain/introductions/rules.ts';
import { type EventPerson, listMet, listPeople } from '#src/store/events/group.ts';
import {
  insertIntroduction,
  listIntroductionsOf,
  listOpenBetween,
  lockPeople,
} from '#src/store/introductions/introduction.ts';
import { insertSide } from '#src/store/introductions/side.ts';
import { findPerson } from '#src/store/people/person.ts';
import { listBlocksAmong } from '#src/store/rounds/member.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { aboutIntroduction } from '../introductions/about.ts';
import { acceptIntroduction } from '../introductions/answer.ts';
import { tellOther } from '../introductions/ask.ts';
import { loadPreferences } from '../introductions/preferences.ts';
import { inTransaction } from '../transaction.ts';
import { readEvent } from './read.ts';

type By = { person: Person; now: Date };

/** How it stands between two who met: nobody said they want to stay in touch, this person did, the other did, or both. */
export type Touch = 'none' | 'asked' | 'wanted' | 'together';

export type MetPerson = EventPerson & { touch: Touch };

const mostIntroductions = 500;

/** Whom somebody met in an event, without those of whom one does not want to meet the other. */
export async function listMetPeople(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<{ event: NetworkingEvent; met: MetPerson[] }> {
  const event = await readEvent({ sql }, number, person);
  const ids = await listIds(sql, number, person.id);
  const touches = await listTouches(sql, person.id);
  const people = (await listPeople(sql, number)).filter((each) => ids.has(each.person));
  return { event, met: people.map((each) => ({ ...each, touch: touches.get(each.person) ?? 'none' })) };
}

/**
 * Says that somebody wants to stay in touch with whom they met: an introduction, which the other confirms. Where the other said so before, both have. Returns how it
 * stands then. @throws UserError where they did not meet, or one does not want to meet the other.
 */
export async function keepInTouch(
  context: AppContext,
  number: number,
  id: number,
  { person, now }: By,
): Promise<{ other: Person; touch: Touch }> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const { refused } = textsFor(person.language).event;
    const { title } = await readEvent(inside, number, person);
    await lockPeople(sql, [person.id, id]);
    const other = (await listIds(sql, number, person.id)).has(id) ? await findPerson(sql, id) : null;
    if (!other) throw new UserError(refused.notMet({ title }));
    const { contact } = await loadPreferences(sql, person.id);
    const [open] = await listOpenBetween(sql, person.id, id);
    if (open?.state === 'accepted') return { other, touch: 'together' };
    if (open?.asker === person.id) return { other, touch: 'asked' };
    if (open) {
      await acceptIntroduction(inside, { number: open.number, contact }, { person, now });
      return { other, touch: 'together' };
    }
    const introduction = await insertIntroduction(sql, {
      ...{ asker: person.id, other: id, note: '', askedAt: now },
      wish: { person: id, regions: [], words: '' },
      reasons: [{ type: 'event', title }],
      dueAt: addWorkingDays(now, answerWorkingDays, other.timeZone),
    });
    const own = { introduction: introduction.number };
    await insertSide(sql, { ...own, side: 'asker', person: person.id, contact });
    await insertSide(sql, { ...own, side: 'other', person: id, contact: '' });
    await record(sql, { type: 'introduction.asked', ...aboutIntroduction(introduction, person.id, now) });
    await tellOther(inside, introduction, { isReminder: false });
    return { other, touch: 'asked' };
  });
}

async function listIds(sql: AppContext['sql'], event: number, person: number): Promise<Set<number>> {
  const met = (await listMet(sql, event)).flatMap(([left, right]) =>
    left === person ? [right] : right === person ? [left] : [],
  );
  const apart = new Set((await listBlocksAmong(sql, [person, ...met])).filter((pair) => pair.includes(person)).flat());
  return new Set(met.filter((id) => !apart.has(id)));
}

async function listTouches(sql: AppContext['sql'], person: number): Promise<Map<number, Touch>> {
  const touches = new Map<number, Touch>();
  for (const introduction of await listIntroductionsOf(sql, person, mostIntroductions)) {
    const other = otherOf(introduction, person);
    if (other === null || touches.has(other)) continue;
    if (introduction.state === 'accepted') touches.set(other, 'together');
    if (introduction.state === 'asked') touches.set(other, introduction.asker === person ? 'asked' : 'wanted');
  }
  return touches;
}
