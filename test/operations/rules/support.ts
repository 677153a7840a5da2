import { jobs } from '#jobs/index.ts';
import type { AppContext } from '#src/context.ts';
import type { Definition } from '#src/domain/rules/definition.ts';
import type { Sql } from '#src/store/database/database.ts';
import { beginRule, insertRule, insertVersion } from '#src/store/rules/rule.ts';

/** Puts a rule on that was never tried. */
export async function putOn(sql: Sql, owner: number, definition: Definition, now: Date): Promise<number> {
  const number = await insertRule(sql, { name: definition.name, owner, now });
  await insertVersion(sql, { rule: number, version: 1, definition, by: owner, now });
  await beginRule(sql, number, now, null);
  return number;
}

/** Runs a job once. */
export async function runJob(context: AppContext, name: string): Promise<void> {
  const job = jobs.find((each) => each.name === name);
  if (!job) throw new Error(`There is no job ${name}.`);
  await job.run(context, { dueAt: context.now(), signal: new AbortController().signal });
}

/** What was written to somebody by rules, the first first. */
export async function lettersTo(sql: Sql, person: number): Promise<{ text: string; period: string }[]> {
  return sql`
    select message->>'text' as text, period from delivery where person = ${person} and purpose = 'rule' order by created_at, period`;
}
