import type { z } from 'zod';
import { type ActivityType, activityTypes } from './types.ts';

type DataOf<Type extends ActivityType> = z.infer<(typeof activityTypes)[Type]['data']>;

/** Something that happened. `areas` are policy areas; `region` is a region code; `actor` is null where nobody did it, or they were forgotten. */
type Happened<Type extends ActivityType> = {
  type: Type;
  /** What it happened to: `experience:12`. */
  subject: `${(typeof activityTypes)[Type]['subject']}:${string | number}`;
  actor: number | null;
  region: string | null;
  areas: readonly string[];
  data: DataOf<Type>;
  at: Date;
};

/** An activity as an operation records it. What has no data, no region or no policy area leaves it out. */
export type NewActivity = {
  [Type in ActivityType]: Omit<Happened<Type>, 'data' | 'region' | 'areas'> &
    Partial<Pick<Happened<Type>, 'region' | 'areas'>> &
    (Record<string, never> extends DataOf<Type> ? { data?: DataOf<Type> } : { data: DataOf<Type> });
}[ActivityType];

/** A recorded activity. `position` orders it for readers; `causedBy` is the activity that made a rule do this, `depth` how many such lie before it. */
export type Activity = {
  [Type in ActivityType]: Happened<Type> & {
    id: number;
    position: number;
    version: number;
    causedBy: number | null;
    depth: number;
  };
}[ActivityType];

/** An activity as it is stored; data without a word that its type does not name. @throws z.ZodError where data is not what the type says. */
export function completeActivity({ region = null, areas = [], data = {}, ...activity }: NewActivity) {
  const { version, data: schema } = activityTypes[activity.type];
  return { ...activity, version, region, areas: [...areas], data: schema.parse(data) };
}
