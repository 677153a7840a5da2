import { pausedLetter } from '#src/answers/rules/letters.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { HeardEvent } from '#src/core/event.ts';
import { parsePlace } from '#src/core/place.ts';
import { cutTo } from '#src/core/text.ts';
import { ConditionError, meets } from '#src/domain/rules/condition.ts';
import { ruleLimits } from '#src/domain/rules/definition.ts';
import { type Heard, isMeant } from '#src/domain/rules/trigger.ts';
import { findPersonOfAccount } from '#src/store/people/account.ts';
import { allowChannel, forbidChannel, listHearing, pauseHearing } from '#src/store/rules/channel.ts';
import { insertRuns, type NewRun } from '#src/store/rules/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';
import { ableRoles } from './advance.ts';
import { tellOfCondition, withinLimits } from './begin.ts';
import { scopeOfInput } from './desk.ts';
import { loadFigures } from './figures.ts';
import type { By } from './rules.ts';

/**
 * Begins the rules that hear in a channel in which an admin allowed it, with what was said or set there: once for each message, and each sign of somebody. Whoever the
 * network does not know is nobody to them.
 */
export async function hearForRules(context: AppContext, event: HeardEvent): Promise<void> {
  const { actor, place, ref } = event;
  const rules = await listHearing(context.sql, place, ableRoles);
  if (rules.length === 0) return;
  const heard: Heard =
    event.type === 'said'
      ? { text: cutTo(event.text, ruleLimits.answer) }
      : { sign: 'sign' in event ? event.sign : '' };
  const meant = rules.filter(({ definition }) => isMeant(definition.on, heard));
  if (meant.length === 0) return;
  const now = context.now();
  const person = await findPersonOfAccount(context.sql, actor);
  const input = { at: now.toISOString(), region: person?.region ?? null, form: heard };
  const scope = scopeOfInput({ input, subject: null }, { person, thing: null });
  const figures = await loadFigures(
    context,
    meant.map(({ definition }) => definition),
  );
  const cause = 'sign' in heard ? `sign ${ref} ${heard.sign} ${actor.user}` : `said ${ref}`;
  await inTransaction(context, async (inside) => {
    const runs: NewRun[] = [];
    for (const rule of meant) {
      const { definition, number, version } = rule;
      try {
        if (definition.if !== undefined && !meets(definition.if, definition, scope, figures)) continue;
      } catch (error) {
        if (!(error instanceof ConditionError)) throw error;
        await tellOfCondition(inside, rule, error.message, now);
        continue;
      }
      runs.push({
        ...{ rule: number, version, cause, parent: null, activity: null, depth: 0, subject: null },
        ...{ person: person?.id ?? null, item: null, input, answers: {} },
        ...{ position: '0', dueAt: now, startedAt: now },
      });
    }
    await insertRuns(inside.sql, await withinLimits(inside, meant, runs, now));
  });
}

/**
 * Allows rules to hear in the channel where it is said. Returns false where they might before.
 * @throws UserError where it is said elsewhere
 */
export async function allowHearing({ sql }: Pick<AppContext, 'sql'>, { person, now, place }: By): Promise<boolean> {
  if (parsePlace(place).kind !== 'channel') throw new UserError(textsFor(person.language).rule.listen.where);
  return allowChannel(sql, place, { by: person.id, now });
}

/** Ends what `allowHearing` began; rules that hear there are paused, and their owners told. Returns how many. */
export async function endHearing(context: AppContext, { person, now, place }: By): Promise<number> {
  if (parsePlace(place).kind !== 'channel') throw new UserError(textsFor(person.language).rule.listen.where);
  return inTransaction(context, async (inside) => {
    await forbidChannel(inside.sql, place);
    const paused = await pauseHearing(inside.sql, place);
    for (const rule of paused)
      await tellPerson(inside, rule.owner, {
        purpose: 'rule-fault',
        period: `channel ${rule.number} ${now.toISOString()}`,
        write: (owner) => pausedLetter(rule, textsFor(owner.language).rule.pauses.channel, owner),
      });
    return paused.length;
  });
}
