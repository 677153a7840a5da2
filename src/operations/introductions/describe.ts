import type { Person } from '#src/core/person.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import type { Introduction } from '#src/domain/introductions/introduction.ts';
import type { IntroductionPreferences } from '#src/domain/introductions/preferences.ts';
import type { BothView, ExperienceNamed } from '#src/domain/introductions/view.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { findPerson } from '#src/store/people/person.ts';
import { loadPreferences } from './preferences.ts';

/** An introduction with its two people, what they told, and the titles of the experiences that are its reasons. */
export async function describeBoth(sql: Sql, introduction: Introduction): Promise<BothView> {
  const [asker, other] = await Promise.all([load(sql, introduction.asker), load(sql, introduction.other)]);
  return { introduction, asker, other, experiences: await nameExperiences(sql, introduction.reasons) };
}

async function load(
  sql: Sql,
  id: number | null,
): Promise<{ person: Person; preferences: IntroductionPreferences } | null> {
  const person = id === null ? null : await findPerson(sql, id);
  return person && { person, preferences: await loadPreferences(sql, person.id) };
}

/** Titles by number, of those that every member may read. */
export async function nameExperiences(
  sql: Sql,
  reasons: readonly Introduction['reasons'][number][],
): Promise<ExperienceNamed> {
  const named: [number, string][] = [];
  for (const reason of reasons) {
    if (!('experience' in reason)) continue;
    const found = await findExperience(sql, reason.experience);
    if (found && isOpen(found)) named.push([found.number, found.title]);
  }
  return new Map(named);
}
