import type { Telling } from '#src/answers/rules/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { kindOf, type Step } from '#src/domain/rules/definition.ts';
import type { RuleRun, RuleStep } from '#src/domain/rules/rule.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import type { NewRun } from '#src/store/rules/run.ts';
import type { Passage } from './desk.ts';

/** A letter to one person, written once it is known in which language. */
export type RuleLetter = {
  person: number;
  period: string;
  /** The rule, where it writes the same to many: somebody gets so much of that within a day. */
  toMany: number | null;
  write(person: Person): Message;
};

/** Something that an operation does in the owner's name; `said` says it in their language, for a trial. */
export type Act = { run: RuleRun; said: string; act(inside: AppContext): Promise<unknown> };

/** What runs do, to be written together. */
export type Effects = {
  letters: RuleLetter[];
  acts: Act[];
  deliveries: NewDelivery[];
  steps: RuleStep[];
  runs: NewRun[];
};

/** A step that waits for answers, with those that came. */
export type Asked = { step: RuleStep; answers: readonly { person: number; answer: string }[] };

/** A step as it is done: the run that it belongs to, and what it adds to. `asked` where it asked before. */
export type Taking = {
  context: AppContext;
  passage: Passage;
  effects: Effects;
  now: Date;
  at: string;
  asked: Asked | null;
};

/** Notes what a step did, and to whom. */
export function note(
  { passage: { run }, effects, now, at }: Taking,
  step: Step,
  output: Record<string, unknown>,
  { people = [], isOpen = false }: { people?: number[]; isOpen?: boolean } = {},
): void {
  const written = { run: run.id, place: at, kind: kindOf(step), people, output, startedAt: now };
  effects.steps.push({ ...written, endedAt: isOpen ? null : now });
}

/** Takes of what a run holds what its texts say. It is taken now: answers that come later are not in it. */
export const tellingOf = ({ rule, run, thing, person, author, item }: Passage): Telling => ({
  ...{ rule, thing, person, author, item },
  run: { ...run, answers: { ...run.answers } },
});
