import type { AppContext } from '#src/context.ts';
import { countWords, foldText } from '#src/core/text.ts';
import type { LikelyRecord } from '#src/domain/experiences/likely.ts';
import { compareRecords, fingerprintOf, type Likeness } from '#src/domain/experiences/likeness.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { listLikely } from '#src/store/experiences/likely.ts';

/** A record to be compared with what is there. `source` and `reference` are those of a list that is brought in. */
export type Told = {
  title: string;
  challenge: string;
  action: string;
  lesson: string;
  region: string;
  start: string | null;
  language: string;
  source?: string;
  reference?: string | null;
};

/** An open experience that says the same, or much of it. */
export type Duplicate = { record: LikelyRecord; likeness: Likeness };

const mostCompared = 12;

/** The texts of a record that are compared. */
export const comparedText = ({ challenge, action, lesson }: Pick<Told, 'challenge' | 'action' | 'lesson'>) =>
  [action, challenge, lesson].filter(Boolean).join('\n');

/** Finds open experiences that may be the same as a record, most alike first. */
export async function findDuplicates(
  { sql }: Pick<AppContext, 'sql'>,
  told: Told,
  { limit = 3, except = null }: { limit?: number; except?: number | null } = {},
): Promise<Duplicate[]> {
  const text = comparedText(told);
  const print = fingerprintOf({ ...told, text });
  const records = await listLikely(sql, { ...told, text }, mostCompared);
  return records
    .flatMap((record) => {
      if (record.number === except) return [];
      const { origin } = record;
      const isOne = Boolean(told.reference) && origin?.reference === told.reference && origin?.source === told.source;
      const likeness = isOne
        ? ({ kind: 'same', value: 1 } as const)
        : compareRecords(print, fingerprintOf({ ...record, text: comparedText(record) }));
      return likeness ? [{ record, likeness }] : [];
    })
    .toSorted((left, right) => rank(right.likeness) - rank(left.likeness) || right.record.number - left.record.number)
    .slice(0, limit);
}

/** A text of fewer words says too little to be called like another. */
const fewestWords = 25;

/** Finds open experiences that may be the same as what somebody is about to log; where that says too little, those that say exactly the same. */
export async function findBeforeLogging(context: Pick<AppContext, 'sql'>, told: Told): Promise<Duplicate[]> {
  // Of two that are sent at once the second sees the first.
  await takeTurn(context.sql, `log ${foldText(told.title)}`);
  const found = await findDuplicates(context, told);
  if (countWords(comparedText(told)) >= fewestWords) return found;
  const wording = wordingOf(told);
  return found.filter(({ record }) => wordingOf(record) === wording);
}

const wordingOf = (told: Pick<Told, 'title' | 'region' | 'challenge' | 'action' | 'lesson'>) =>
  JSON.stringify([told.region, foldText(told.title), foldText(comparedText(told))]);

const rank = ({ kind, value }: Likeness) => (kind === 'same' ? 1 : 0) + value;
