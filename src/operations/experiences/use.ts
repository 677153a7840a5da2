import { howItWentLetter, planLetter } from '#src/answers/experiences/use.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { daysBefore } from '#src/domain/date.ts';
import type { Adopter } from '#src/domain/experiences/adoption.ts';
import { type Experience, isOpen } from '#src/domain/experiences/experience.ts';
import { isAuthor } from '#src/domain/experiences/rights.ts';
import { askUseAfterDays, type Plan, type Use } from '#src/domain/experiences/use.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listOpenAdopters } from '#src/store/experiences/adoption.ts';
import { findUse, listToAskHow, listUses, saveAskedHow, savePlan, saveUseful } from '#src/store/experiences/use.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { readExperience } from './access.ts';
import { aboutExperience } from './versions.ts';

type By = Pick<Call, 'person' | 'now'>;

/** Everything that an experience led to elsewhere. */
export type Effects = { experience: Experience; uses: Use[]; adopters: Adopter[] };

const mostAdopters = 20;
/** Whoever corrects what they said is told about again; so often within a day. */
const mostPlanLetters = 2;
/** Somebody is asked about so many a day, and so many people in one run. */
const mostOfPerson = 2;
const mostAtOnce = 500;

/**
 * Finds an experience that this person can find useful or try, with what they said of it before.
 * @throws UserError where there is none, it is their own, or not open to everybody.
 */
export async function findUsable(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<{ experience: Experience; use: Use | null }> {
  const experience = await readExperience(context, number, person);
  const texts = textsFor(person.language).use;
  if (isAuthor(person, experience)) throw new UserError(texts.own({ number }));
  if (!isOpen(experience)) throw new UserError(texts.notOpen({ number }));
  return { experience, use: await findUse(context.sql, number, person.id) };
}

/**
 * Keeps whether this person finds an experience useful.
 * @throws UserError as `findUsable` does.
 */
export async function markUseful(
  context: Pick<AppContext, 'sql'>,
  { number, isUseful }: { number: number; isUseful: boolean },
  { person, now }: By,
): Promise<Experience> {
  const { experience } = await findUsable(context, number, person);
  const { id, region } = person;
  await saveUseful(context.sql, { experience: number, person: id, region, now }, isUseful);
  return experience;
}

/**
 * Keeps how far this person is with trying an experience; its author is told where they say more than before. Needs a transaction.
 * @throws UserError as `findUsable` does.
 */
export async function planUse(
  context: AppContext,
  number: number,
  said: { plan: Plan; note: string; contact: string; result: string },
  { person, now }: By,
): Promise<{ experience: Experience; told: Person | null }> {
  const { experience, use } = await findUsable(context, number, person);
  const { id, region } = person;
  await savePlan(context.sql, { experience: number, person: id, region, now }, said);
  const isNews = use?.plan !== said.plan || use.result !== said.result;
  if (use?.plan !== said.plan)
    await record(context.sql, {
      ...{ type: 'experience.planned', ...aboutExperience(experience, id, now), region },
      data: { plan: said.plan },
    });
  const told = isNews
    ? await tellPerson(context, experience.author, {
        purpose: 'use',
        cause: { by: id, about: `experience ${number}, plan`, now, most: mostPlanLetters },
        write: (author) => planLetter(context, { experience, said, by: person }, author),
      })
    : null;
  return { experience, told };
}

/**
 * Loads what an experience led to elsewhere.
 * @throws UserError where there is none that this person may read.
 */
export async function loadEffects(context: Pick<AppContext, 'sql'>, number: number, person: Person): Promise<Effects> {
  const experience = await readExperience(context, number, person);
  const [uses, adopters] = await Promise.all([
    listUses(context.sql, number),
    listOpenAdopters(context.sql, number, mostAdopters),
  ]);
  return { experience, uses, adopters };
}

/** Loads what anybody may read of it: regions and how far they are. What people wrote nobody has reviewed, so that members alone read it. */
export async function loadPublicUses(sql: Sql, number: number): Promise<Use[]> {
  const uses = await listUses(sql, number);
  return uses.map((use) => ({ ...use, person: 0, name: null, note: '', contact: '', result: '' }));
}

/** Asks who wanted to try something how it went. */
export async function askHowItWent(context: AppContext, { now }: { now: Date }): Promise<void> {
  await inTransaction(context, async (inside) => {
    const before = daysBefore(now, askUseAfterDays);
    const due = await listToAskHow(inside.sql, before, { each: mostOfPerson, limit: mostAtOnce });
    await tellPeople(
      inside,
      due.map(({ experience, person, title }) => ({
        person,
        purpose: 'use',
        period: `experience ${experience}, how it went ${now.toISOString().slice(0, 10)}`,
        write: (reader: Person) => howItWentLetter({ number: experience, title }, reader),
      })),
    );
    await saveAskedHow(inside.sql, due, now);
  });
}
