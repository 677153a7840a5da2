import { attendanceWindow, type Training } from './training.ts';

/** week, day, soon: reminders, so long before; finish: when attendance closes. */
export const stepKinds = ['week', 'day', 'soon', 'finish'] as const;
export type StepKind = (typeof stepKinds)[number];
export type ReminderKind = Exclude<StepKind, 'finish'>;
export type TrainingStep = { kind: StepKind; dueAt: Date };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const beforeMs: Record<ReminderKind, number> = { week: 7 * 24 * hourMs, day: 24 * hourMs, soon: 15 * minuteMs };
/** A reminder that comes later than this is of no use. */
const latestMs: Record<ReminderKind, number> = { week: 24 * hourMs, day: 6 * hourMs, soon: 5 * minuteMs };

/** Everything that the clock does for a session from now on, in order. */
export function listSteps(training: Pick<Training, 'startsAt' | 'minutes'>, now: Date): TrainingStep[] {
  const reminders = (['week', 'day', 'soon'] as const).map((kind) => ({
    kind,
    dueAt: new Date(training.startsAt.getTime() - beforeMs[kind]),
  }));
  return [...reminders.filter(({ dueAt }) => dueAt > now), { kind: 'finish', dueAt: attendanceWindow(training).until }];
}

/** Returns whether it is too late for a step, as no server ran when it was due. The end is never too late. */
export function isTooLate({ kind, dueAt }: TrainingStep, now: Date): boolean {
  return kind !== 'finish' && now.getTime() - dueAt.getTime() > latestMs[kind];
}
