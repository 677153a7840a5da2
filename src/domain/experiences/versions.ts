import { z } from 'zod';
import { compareLists, type Stretch } from '#src/core/compare-lists.ts';
import { policyAreas } from '../topics/indicator.ts';
import { targetGroups } from '../topics/target-group.ts';
import { experienceDetails } from './details.ts';
import type { Experience, ExperienceLife } from './experience.ts';

/** What a version says: everything of the record that people change. */
export type VersionContent = Pick<
  Experience,
  | 'title'
  | 'region'
  | 'policyAreas'
  | 'targetGroups'
  | 'challenge'
  | 'action'
  | 'lesson'
  | 'details'
  | 'language'
  | 'life'
>;

/** A version as it was saved, by whom and when; `savedBy` is null where they left, `name` also where they gave none. */
export type Version = {
  revision: number;
  content: VersionContent;
  savedBy: number | null;
  name: string | null;
  savedAt: Date;
};

const lives = ['submitted', 'published', 'sent-back', 'archived'] as const satisfies readonly ExperienceLife[];
const row = z.object({
  title: z.string(),
  region: z.string(),
  policy_areas: z.array(z.enum(policyAreas)),
  target_groups: z.array(z.enum(targetGroups)),
  challenge: z.string(),
  action: z.string(),
  lesson: z.string(),
  details: experienceDetails,
  language: z.string(),
  life: z.enum(lives),
});

/** Reads a version from the columns of the record as they were kept. */
export function readVersion(content: unknown): VersionContent {
  const { policy_areas, target_groups, ...rest } = row.parse(content);
  return { ...rest, policyAreas: policy_areas, targetGroups: target_groups };
}

/** Compares two texts word by word, by their longest common sequence of words. */
export function compareWords(before: string, after: string): Stretch[] {
  const [left = [], right = []] = [before, after].map((text) => text.split(/\s+/).filter(Boolean));
  return compareLists(left, right);
}
