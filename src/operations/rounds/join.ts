import type { AppContext } from '#src/context.ts';
import { within } from '#src/core/deadline.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { type Place, parsePlace } from '#src/core/place.ts';
import { languagesOf } from '#src/domain/introductions/preferences.ts';
import { isFor, type Round, roundLimits } from '#src/domain/rounds/round.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { deleteMember, findMember, saveMember, saveSkip } from '#src/store/rounds/member.ts';
import { textsFor } from '#src/texts/index.ts';
import { changePreferences, loadPreferences } from '../introductions/preferences.ts';
import { inTransaction } from '../transaction.ts';
import { readRound } from './read.ts';

/** How long it may take to tell who is in a channel. */
const tellMs = 2_500;

type By = { person: Person; now: Date };

/** Null where somebody has to be open to introductions first; `opens` makes them so. @throws UserError where the round is not for them. */
export async function joinRound(
  context: AppContext,
  number: number,
  { mentors, opens, describeScope }: { mentors: number; opens: boolean; describeScope(round: Round): string },
  { person, now }: By,
): Promise<Round | null> {
  return inTransaction(context, async (inside) => {
    const { refused } = textsFor(person.language).round;
    const round = await readRound(inside, number, person, { isLocked: true });
    const { title } = round;
    if (round.nextRun === null) throw new UserError(refused.ended({ title }));
    if (mentors > 0 && round.kind !== 'mentors') throw new UserError(refused.notMentors({ title }));
    if (mentors < 0 || mentors > roundLimits.mentors) throw new UserError(refused.mentors);
    if (round.channel !== null) await refuseOutside(inside, round.channel, title, person);
    const preferences = await loadPreferences(inside.sql, person.id);
    const areas = [...person.interests, ...preferences.offer.areas, ...preferences.seek.areas];
    const languages = languagesOf(preferences.languages, person.language);
    if (!isFor(round, { ...person, areas, languages }))
      throw new UserError(refused.notFor({ title, scope: describeScope(round) }));
    if (!preferences.isOpen) {
      if (!opens) return null;
      await changePreferences(inside, person.id, { isOpen: true }, now);
    }
    await saveMember(inside.sql, { round: number, person: person.id, mentors, now });
    return round;
  });
}

/** @throws UserError where somebody is not in the channel of a round, or that cannot be told now. */
async function refuseOutside(context: AppContext, channel: Place, title: string, person: Person): Promise<void> {
  const { refused } = textsFor(person.language).round;
  const { platform, space } = parsePlace(channel);
  const account = (await listAccounts(context.sql, person.id)).find(
    (each) => each.platform === platform && (each.space === space || each.space === '*'),
  );
  if (!account) throw new UserError(refused.notInChannel({ title }));
  const isIn = await within(context.isInChannel(channel, account.user), tellMs);
  if (isIn === false) throw new UserError(refused.notInChannel({ title }));
  if (isIn !== true) throw new UserError(refused.channelUnknown({ title }));
}

/** False where they were no member. */
export async function leaveRound(
  context: AppContext,
  number: number,
  person: Person,
): Promise<{ round: Round; wasMember: boolean }> {
  const round = await readRound(context, number, person);
  return { round, wasMember: await deleteMember(context.sql, number, person.id) };
}

/** Leaves out the next run, or takes part in it after all. @throws UserError for whom has not joined, and where no run is to come. */
export async function skipRun(
  context: AppContext,
  number: number,
  person: Person,
  isSkipped: boolean,
): Promise<{ round: Round; when: Date }> {
  const { refused } = textsFor(person.language).round;
  const round = await readRound(context, number, person, { isLocked: true });
  if (!(await findMember(context.sql, number, person.id))) throw new UserError(refused.notMember(round));
  if (round.nextRun === null) throw new UserError(refused.ended(round));
  await saveSkip(context.sql, number, person.id, isSkipped ? round.nextRun : null);
  return { round, when: round.nextRun };
}
