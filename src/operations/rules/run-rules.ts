import { LRUCache } from 'lru-cache';
import type { Definition } from '#src/domain/rules/definition.ts';
import type { RuleRun } from '#src/domain/rules/rule.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPeople } from '#src/store/people/person.ts';
import { listRuleHeads, listVersions } from '#src/store/rules/rule.ts';
import type { RunRule } from './desk.ts';

const mostKept = 2_000;
/** What a version says never changes. */
const kept = new WeakMap<object, LRUCache<string, Definition>>();

/** Loads the rules of runs, each in the version that its run began with, by `<number> <version>`; those without an owner are left out. */
export async function loadRunRules(
  sql: Sql,
  runs: readonly Pick<RuleRun, 'rule' | 'version'>[],
): Promise<Map<string, RunRule>> {
  const definitions = kept.get(sql) ?? new LRUCache<string, Definition>({ max: mostKept });
  kept.set(sql, definitions);
  const wanted = new Map(runs.map(({ rule, version }) => [`${rule} ${version}`, { rule, version }]));
  const missing = [...wanted].filter(([key]) => !definitions.has(key)).map(([, each]) => each);
  if (missing.length > 0)
    for (const { rule, version, definition } of await listVersions(sql, missing))
      definitions.set(`${rule} ${version}`, definition);
  const heads = new Map(
    (await listRuleHeads(sql, [...new Set(runs.map(({ rule }) => rule))])).map((one) => [one.number, one]),
  );
  const owners = new Map(
    (
      await findPeople(
        sql,
        [...heads.values()].flatMap(({ owner }) => owner ?? []),
      )
    ).map((one) => [one.id, one]),
  );
  const loaded = new Map<string, RunRule>();
  for (const [key, { rule, version }] of wanted) {
    const head = heads.get(rule);
    const owner = owners.get(head?.owner ?? 0);
    const definition = definitions.get(key);
    if (head && owner && definition)
      loaded.set(key, { number: rule, name: head.name, owner, definition, agreed: head.agreed === version });
  }
  return loaded;
}
