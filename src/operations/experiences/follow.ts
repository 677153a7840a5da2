import { followLetter } from '#src/answers/experiences/follow.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { type Followed, type FollowedNamed, mostFollowed } from '#src/domain/experiences/follow.ts';
import {
  countFollowed,
  deleteFollow,
  listFollowed,
  listFollowNews,
  saveFollow,
} from '#src/store/experiences/follow.ts';
import { textsFor } from '#src/texts/index.ts';
import { readOnward } from '../activity/read.ts';
import { tellPeople } from '../people/notify-person.ts';
import { readExperience } from './access.ts';

type By = Pick<Call, 'person' | 'now'>;

const reader = {
  name: 'follow',
  types: ['experience.published', 'experience.changed', 'experience.adopted', 'experience.planned'],
  begins: 'with what is kept',
} as const;
/** Of one day: a person gets one message. What would be more comes with the next. */
const mostRead = 20_000;

/**
 * Lets somebody follow an experience, a policy area or a region. Returns all that they follow.
 * @throws UserError where there is no such experience to read, or they follow as much as they can.
 */
export async function follow(
  context: Pick<AppContext, 'sql'>,
  followed: Followed,
  { person, now }: By,
): Promise<FollowedNamed[]> {
  if (followed.kind === 'experience') await readExperience(context, followed.target, person);
  if ((await countFollowed(context.sql, person.id)) >= mostFollowed)
    throw new UserError(textsFor(person.language).follow.tooMany({ most: mostFollowed }));
  await saveFollow(context.sql, person.id, followed, now);
  return listFollowed(context.sql, person.id);
}

/** Ends that somebody follows something. Returns all that they still follow. */
export async function unfollow(
  { sql }: Pick<AppContext, 'sql'>,
  followed: Followed,
  person: Person,
): Promise<FollowedNamed[]> {
  await deleteFollow(sql, person.id, followed);
  return listFollowed(sql, person.id);
}

/** Tells people what is new about what they follow, in one message each; nothing where nothing is. */
export async function sendFollowNews(context: AppContext, { now }: { now: Date }): Promise<void> {
  await readOnward(context, reader, { now, limit: mostRead }, async (inside, activities) => {
    const ids = activities.map(({ id }) => id);
    const news = Map.groupBy(await listFollowNews(inside.sql, ids), ({ person }) => person);
    await tellPeople(
      inside,
      [...news].map(([person, items]) => ({
        person,
        purpose: 'follow',
        period: now.toISOString().slice(0, 'YYYY-MM-DD'.length),
        write: (reader: Person) => followLetter(inside, items, reader),
      })),
    );
  });
}
