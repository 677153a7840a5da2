import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Training } from '#src/domain/trainings/training.ts';
import {
  countPeople,
  listParticipants,
  listSessions,
  type Participant,
  type PeopleRow,
  type SessionRow,
} from '#src/store/trainings/report.ts';
import { readTraining } from './read.ts';

export type TrainingReport = { year: number; sessions: SessionRow[]; people: PeopleRow[] };

/** Counts what the sessions of a year came to, for whoever pays for them: by session, and by region and role. Years are those of UTC. */
export async function reportYear({ sql }: Pick<AppContext, 'sql'>, year: number): Promise<TrainingReport> {
  const span = { from: new Date(Date.UTC(year, 0, 1)), until: new Date(Date.UTC(year + 1, 0, 1)) };
  const [sessions, people] = await Promise.all([listSessions(sql, span), countPeople(sql, span)]);
  return { year, sessions, people };
}

/** Everybody who signed up for a session, for staff. */
export async function listPeopleOf(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<{ training: Training; people: Participant[] }> {
  return { training: await readTraining({ sql }, number, person), people: await listParticipants(sql, number) };
}
