import type { Person } from '#src/core/person.ts';
import type { Figures, Scope } from '#src/domain/rules/condition.ts';
import type { Definition } from '#src/domain/rules/definition.ts';
import type { RuleRun, RunInput } from '#src/domain/rules/rule.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPeople } from '#src/store/people/person.ts';
import { findThings, type Thing } from '#src/store/rules/thing.ts';

/** Of a rule what its runs need. */
export type RunRule = {
  number: number;
  name: string;
  owner: Person;
  definition: Definition;
  /** Its owner agreed that this version asks the network in their name. */
  agreed: boolean;
};

/** A run with what it works with. `answerer` is who answered last. */
export type Passage = {
  run: RuleRun;
  rule: RunRule;
  thing: Thing | null;
  person: Person | null;
  author: Person | null;
  item: Person | null;
  answerer: Person | null;
  figures: Figures;
};

type Bare = { run: RuleRun; rule: RunRule; answererId: number | null };

/** Loads whom and what runs are about, in two statements and one for each kind of thing. */
export async function openPassages(sql: Sql, bare: readonly Bare[], figures: Figures): Promise<Passage[]> {
  const things = await findThings(
    sql,
    bare.flatMap(({ run }) => run.subject ?? []),
  );
  const thingOf = ({ subject }: RuleRun) => (subject === null ? null : (things.get(subject) ?? null));
  const ids = bare.flatMap(({ run, answererId }) => [run.person, run.item, answererId, thingOf(run)?.author ?? null]);
  const people = new Map(
    (await findPeople(sql, [...new Set(ids.flatMap((id) => id ?? []))])).map((one) => [one.id, one]),
  );
  const personOf = (id: number | null | undefined) => (id == null ? null : (people.get(id) ?? null));
  return bare.map(({ run, rule, answererId }) => {
    const thing = thingOf(run);
    return {
      ...{ run, rule, thing, figures },
      person: personOf(run.person),
      author: personOf(thing?.author),
      item: personOf(run.item),
      answerer: personOf(answererId),
    };
  });
}

const knownOf = (person: Pick<Person, 'region' | 'role' | 'language'> | null | undefined) => ({
  ...{ region: person?.region ?? '', role: person?.role ?? '', language: person?.language ?? '' },
});

/** Returns what a condition of a run is asked of. */
export function scopeOf({ run, person, item, thing }: Pick<Passage, 'run' | 'person' | 'item' | 'thing'>): Scope {
  return scopeOfInput(run, { person, thing, item, answers: run.answers });
}

/** Returns what a condition is asked of before there is a run. */
export function scopeOfInput(
  { input, subject }: { input: RunInput; subject: string | null },
  {
    person,
    thing,
    item = null,
    answers = {},
  }: { person: Person | null; thing: Thing | null; item?: Person | null; answers?: Record<string, string> },
): Scope {
  const number = Number(subject?.split(':')[1] ?? 0);
  return {
    event: {
      ...{ type: input.type ?? '', subject: subject ?? '', number: Number.isSafeInteger(number) ? number : 0 },
      ...{ region: input.region ?? '', areas: input.areas ?? [], data: input.data ?? {} },
    },
    thing: { isThere: thing !== null, isOpen: thing?.isOpen ?? false, isAnswered: thing?.isAnswered ?? false },
    ...{ person: knownOf(person), each: knownOf(item), form: input.form ?? {}, answers },
  };
}

/** The time zone by which a run waits: of whom it is for, or is about, or whose rule it is. */
export const zoneOf = ({ item, person, rule }: Pick<Passage, 'item' | 'person' | 'rule'>): string =>
  (item ?? person ?? rule.owner).timeZone;
