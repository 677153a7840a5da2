import { z } from 'zod';
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

/** A stretch of words that both texts have, or only the earlier, or only the later. */
export type Stretch = { type: 'same' | 'gone' | 'new'; words: string[] };

/** Compares two texts word by word, by their longest common sequence of words. */
export function compareWords(before: string, after: string): Stretch[] {
  const [left, right] = [before, after].map((text) => text.split(/\s+/).filter(Boolean)) as [string[], string[]];
  const lengths = commonLengths(left, right);
  const width = right.length + 1;
  const stretches: Stretch[] = [];
  const add = (type: Stretch['type'], word: string | undefined) => {
    if (word === undefined) return;
    const last = stretches.at(-1);
    if (last?.type === type) last.words.push(word);
    else stretches.push({ type, words: [word] });
  };
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      add('same', left[i]);
      i += 1;
      j += 1;
    } else if (
      j >= right.length ||
      (i < left.length && lengthAt(lengths, (i + 1) * width + j) >= lengthAt(lengths, i * width + j + 1))
    ) {
      add('gone', left[i]);
      i += 1;
    } else {
      add('new', right[j]);
      j += 1;
    }
  }
  return stretches;
}

/** How many words the rests of both texts have in common, from each pair of places. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        left[i] === right[j]
          ? lengthAt(lengths, (i + 1) * width + j + 1) + 1
          : Math.max(lengthAt(lengths, (i + 1) * width + j), lengthAt(lengths, i * width + j + 1));
  return lengths;
}

const lengthAt = (lengths: Uint16Array, index: number): number => lengths[index] ?? 0;
