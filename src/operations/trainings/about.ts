import type { Training } from '#src/domain/trainings/training.ts';

/** Returns what an activity about a training says of it. */
export const aboutTraining = ({ number, areas }: Training, actor: number | null, at: Date) => ({
  subject: `training:${number}` as const,
  ...{ actor, areas, at },
});
