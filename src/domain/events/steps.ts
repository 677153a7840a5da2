import { type EventFields, startOf } from './event.ts';

/** reminder: an hour before the first round; call: two minutes before the first round; start: of a round; warning: two minutes before its end; finish: when the last one is over. */
export type StepKind = 'reminder' | 'call' | 'start' | 'warning' | 'finish';

export type EventStep = { kind: StepKind; round: number; dueAt: Date };

const reminderMs = 60 * 60_000;
const warningMs = 2 * 60_000;
/** A round of which less is left is not begun any more. */
const leastLeftMs = 2 * 60_000;
/** A warning is of no use later, nor a reminder. */
const lateWarningMs = 45_000;
const lateReminderMs = 30 * 60_000;

/** Everything that the clock does in an event, in order. */
export function listSteps(event: Pick<EventFields, 'startsAt' | 'minutes' | 'rounds'>): EventStep[] {
  const before = (at: Date) => new Date(at.getTime() - warningMs);
  const rounds = Array.from({ length: event.rounds }, (_, index) => index + 1);
  return [
    { kind: 'reminder', round: 1, dueAt: new Date(event.startsAt.getTime() - reminderMs) },
    { kind: 'call', round: 1, dueAt: before(event.startsAt) },
    ...rounds.flatMap((round): EventStep[] => [
      { kind: 'start', round, dueAt: startOf(event, round) },
      { kind: 'warning', round, dueAt: before(startOf(event, round + 1)) },
    ]),
    { kind: 'finish', round: event.rounds, dueAt: startOf(event, event.rounds + 1) },
  ];
}

/** Returns whether it is too late for a step, as no server ran when it was due. What comes at the end is never too late. */
export function isTooLate({ kind, dueAt }: EventStep, { minutes }: Pick<EventFields, 'minutes'>, now: Date): boolean {
  const lateMs = now.getTime() - dueAt.getTime();
  switch (kind) {
    case 'reminder':
      return lateMs > lateReminderMs;
    case 'call':
    case 'warning':
      return lateMs > lateWarningMs;
    case 'start':
      return lateMs > minutes * 60_000 - leastLeftMs;
    case 'finish':
      return false;
    default:
      return kind satisfies never;
  }
}
