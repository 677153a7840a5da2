import { authorNote } from '#src/answers/experiences/author-note.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { isAuthor } from '#src/domain/experiences/rights.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { deleteReadsBefore, listMonth, saveNoteWish, saveRead } from '#src/store/experiences/read.ts';
import { tellPeople } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';

/** Keeps that somebody's region read an experience. Of who has no region, and of its author, nothing is kept. */
export async function noteRead(
  { sql }: Pick<AppContext, 'sql'>,
  { experience }: Pick<ExperienceView, 'experience'>,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<void> {
  if (person.region === null || isAuthor(person, experience) || !isOpen(experience)) return;
  await saveRead(sql, experience.number, person.region, now);
}

/** Tells authors what their experiences led to in the month before, once a month; nothing where they led to nothing. Where they were read before that month is forgotten. */
export async function sendAuthorNotes(context: AppContext, { now }: { now: Date }): Promise<void> {
  const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  await inTransaction(context, async (inside) => {
    const led = Map.groupBy(await listMonth(inside.sql, from, to), ({ author }) => author);
    await tellPeople(
      inside,
      [...led].map(([author, experiences]) => ({
        person: author,
        purpose: 'author-note',
        period: from.toISOString().slice(0, 'YYYY-MM'.length),
        write: (reader: Person) => authorNote(experiences, from, reader),
      })),
    );
    await deleteReadsBefore(inside.sql, from);
  });
}

/** Keeps whether a person wants the monthly note. */
export async function wishNotes(
  { sql }: Pick<AppContext, 'sql'>,
  isWanted: boolean,
  { person, now }: Pick<Call, 'person' | 'now'>,
): Promise<void> {
  await saveNoteWish(sql, person.id, isWanted, now);
}
