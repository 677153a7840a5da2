import { sayProblem } from '#src/answers/rules/problems.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { type Place, parsePlace } from '#src/core/place.ts';
import { isAllowed } from '#src/core/role.ts';
import { channelsOf, judgeRule, putChannel } from '#src/domain/rules/check.ts';
import { type Definition, ruleLimits } from '#src/domain/rules/definition.ts';
import { asksInName } from '#src/domain/rules/fields.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import { nextTime } from '#src/domain/rules/schedule.ts';
import { channelHeard } from '#src/domain/rules/trigger.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { listAccountsOf } from '#src/store/people/account.ts';
import { saveAgreement } from '#src/store/rules/agreement.ts';
import { isChannelAllowed } from '#src/store/rules/channel.ts';
import {
  beginRule,
  countRules,
  findRule,
  findRuleByName,
  insertRule,
  insertVersion,
  listPausedWithAll,
  listRules,
  lockRule,
  pauseAllRules,
  saveOwner,
  saveRuleState,
  saveVersion,
} from '#src/store/rules/rule.ts';
import { cancelRuns } from '#src/store/rules/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';

export type By = { person: Person; now: Date; place: Place };

const textsOf = ({ language }: Person) => textsFor(language).rule;

/** Lists the rules that are not ended. */
export const listOfRules = ({ sql }: Pick<AppContext, 'sql'>) => listRules(sql);

/** Finds a rule that is not ended. @throws UserError where there is none */
export async function readRule({ sql }: Pick<AppContext, 'sql'>, number: number, person: Person): Promise<RuleRead> {
  const rule = await findRule(sql, number);
  const { refused } = textsOf(person);
  if (!rule) throw new UserError(refused.none({ number }));
  if (rule.state === 'ended') throw new UserError(refused.ended({ number }));
  return rule;
}

/**
 * Keeps a rule as a draft; a rule of that name of the same owner gets another version, which has to be tried before it is put on.
 * @throws UserError with all that is wrong with it, or where its name is somebody else's, or there are too many
 */
export async function keepRule(
  context: AppContext,
  written: Definition,
  by: By,
): Promise<{ rule: RuleRead; isNew: boolean }> {
  const { person, now } = by;
  const { refused } = textsOf(person);
  const definition = await judgeWritten(context, written, by);
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    await takeTurn(sql, 'rules');
    const before = await findRuleByName(sql, definition.name);
    if (before && before.owner !== person.id && !isAllowed(person.role, 'administer'))
      throw new UserError(refused.taken({ name: before.name }));
    if (!before && (await countRules(sql)) >= ruleLimits.rules)
      throw new UserError(refused.tooMany({ most: ruleLimits.rules }));
    const version = before ? before.version + 1 : 1;
    const number = before?.number ?? (await insertRule(sql, { name: definition.name, owner: person.id, now }));
    await insertVersion(sql, { rule: number, version, definition, by: person.id, now });
    if (before) await saveVersion(sql, number, version, definition.name);
    return { rule: await readRule(inside, number, person), isNew: !before };
  });
}

/**
 * Returns a rule as it is kept, with the channel in which it was written. @throws UserError with all that is wrong with it
 */
export async function judgeWritten(context: AppContext, written: Definition, by: By): Promise<Definition> {
  const { person } = by;
  const isChannel = parsePlace(by.place).kind === 'channel';
  const definition = putChannel(written, isChannel ? by.place : null);
  const problems = judgeRule(definition, context.catalogue);
  if (problems.length > 0)
    throw new UserError(problems.map((problem) => sayProblem(problem, person.language)).join('\n'));
  for (const channel of channelsOf(definition)) await refuseStranger(context, channel as Place, by);
  const heard = channelHeard(definition.on);
  if (heard !== null && !(await isChannelAllowed(context.sql, heard))) throw new UserError(textsOf(person).listen.not);
  return definition;
}

/** @throws UserError where somebody lets a rule write to a channel in which they are not, as far as that can be told */
async function refuseStranger(context: AppContext, channel: Place, { person, place }: By): Promise<void> {
  if (channel === place) return;
  const { platform, space } = parsePlace(channel);
  const own = (await listAccountsOf(context.sql, [person.id])).filter(
    (account) => account.platform === platform && account.space === space,
  );
  const isIn = await Promise.all(own.map(({ user }) => context.isInChannel(channel, user)));
  if (!isIn.some((each) => each === true)) throw new UserError(textsOf(person).refused.notIn);
}

/** Returns whether a rule would ask the network in the name of this person, who puts it on and did not agree to that yet. */
export const isToAgree = ({ owner, pause, agreed, version, definition }: RuleRead, { id }: Person): boolean =>
  (owner === id || owner === null || pause === 'owner') && agreed !== version && asksInName(definition);

/**
 * Puts a rule on: what happens from now on begins it. Where its owner left, it becomes this person's. `isAgreed`: they let it ask the network in their name.
 * @throws UserError where its present version was not tried
 */
export async function putOn(
  context: AppContext,
  number: number,
  { person, now, isAgreed = false }: By & { isAgreed?: boolean },
): Promise<RuleRead> {
  return inTransaction(context, async (inside) => {
    const rule = await lockForChange(inside, number, person);
    if (rule.tried !== rule.version)
      throw new UserError(textsOf(person).refused.untried({ number, version: rule.version }));
    const isOrphan = rule.owner === null || rule.pause === 'owner';
    if (isOrphan) await saveOwner(inside.sql, number, person.id);
    if (isAgreed && (isOrphan || rule.owner === person.id))
      await saveAgreement(inside.sql, { rule: number, person: person.id, version: rule.version, agreedAt: now });
    const { on } = rule.definition;
    await beginRule(inside.sql, number, now, 'schedule' in on ? nextTime(on.schedule, now) : null);
    return readRule(inside, number, person);
  });
}

/** Puts on again what was paused with all others. Returns how many. */
export async function putAllOn(context: AppContext, { now }: By): Promise<number> {
  return inTransaction(context, async (inside) => {
    const rules = await listPausedWithAll(inside.sql);
    for (const { number, definition } of rules)
      await beginRule(
        inside.sql,
        number,
        now,
        'schedule' in definition.on ? nextTime(definition.on.schedule, now) : null,
      );
    return rules.length;
  });
}

/** Pauses a rule, also one of somebody else: any of staff may stop it. */
export async function pauseRule(context: AppContext, number: number, { person }: By): Promise<RuleRead> {
  return inTransaction(context, async (inside) => {
    const rule = await readRule(inside, number, person);
    if (rule.state !== 'on') throw new UserError(textsOf(person).refused.notOn({ name: rule.name }));
    await saveRuleState(inside.sql, number, { state: 'paused', pause: 'staff' });
    return readRule(inside, number, person);
  });
}

/** Pauses all rules at once. Returns how many were on. */
export const pauseAll = ({ sql }: Pick<AppContext, 'sql'>): Promise<number> => pauseAllRules(sql);

/** Ends a rule, and what is under way of it. Returns how many runs that were. */
export async function endRule(
  context: AppContext,
  number: number,
  { person, now }: By,
): Promise<{ name: string; count: number }> {
  return inTransaction(context, async (inside) => {
    const { name } = await lockForChange(inside, number, person);
    await saveRuleState(inside.sql, number, { state: 'ended' });
    return { name, count: await cancelRuns(inside.sql, number, now) };
  });
}

/**
 * Locks a rule that somebody may change. Needs a transaction.
 * @throws UserError where there is none, or it is another's: it acts with that one's rights
 */
export async function lockForChange(
  inside: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
): Promise<RuleRead> {
  await lockRule(inside.sql, number);
  const rule = await readRule(inside, number, person);
  const isTheirs = rule.owner === person.id || rule.owner === null || rule.pause === 'owner';
  if (!isTheirs && !isAllowed(person.role, 'administer'))
    throw new UserError(textsOf(person).refused.notYours({ owner: rule.ownerName ?? '–' }));
  return rule;
}
