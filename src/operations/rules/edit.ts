import { sayFlaw } from '#src/answers/rules/problems.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { type Definition, definition as schema } from '#src/domain/rules/definition.ts';
import type { RuleRead } from '#src/domain/rules/rule.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { findRuleByName, insertVersion, saveVersion } from '#src/store/rules/rule.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { type By, judgeWritten, lockForChange, readRule } from './rules.ts';

/** Which rule is changed, and the version that was looked at. */
type Which = { number: number; version: number };

/**
 * Finds a rule in the version that somebody looked at. @throws UserError where it was changed since
 */
export async function readVersion(
  context: Pick<AppContext, 'sql'>,
  { number, version }: Which,
  { person }: Pick<By, 'person'>,
): Promise<RuleRead> {
  const rule = await readRule(context, number, person);
  if (rule.version !== version) throw new UserError(textsFor(person.language).rule.refused.changed({ number }));
  return rule;
}

/**
 * Makes another version of a rule, which has to be tried before it is put on. `change` returns null where that cannot be done.
 * @throws UserError with all that is wrong with it, or where it is another's, was changed since, or its name is taken
 */
export async function changeRule(
  context: AppContext,
  which: Which,
  change: (before: Definition) => Definition | null,
  by: By,
): Promise<RuleRead> {
  const { person, now } = by;
  const { refused } = textsFor(person.language).rule;
  const before = await readVersion(context, which, by);
  const changed = change(before.definition);
  if (!changed) throw new UserError(refused.unmovable);
  const parsed = schema.safeParse(changed);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const flaw = { path: issue?.path.join('.') ?? '', line: null, said: issue?.message ?? '' };
    throw new UserError(sayFlaw(flaw, person.language));
  }
  const written = await judgeWritten(context, parsed.data, by);
  return inTransaction(context, async (inside) => {
    const { number } = which;
    await takeTurn(inside.sql, 'rules');
    await lockForChange(inside, number, person);
    const { version } = await readVersion(inside, which, by);
    const named = await findRuleByName(inside.sql, written.name);
    if (named && named.number !== number) throw new UserError(refused.taken({ name: named.name }));
    await insertVersion(inside.sql, { rule: number, version: version + 1, definition: written, by: person.id, now });
    await saveVersion(inside.sql, number, version + 1, written.name);
    return readRule(inside, number, person);
  });
}
