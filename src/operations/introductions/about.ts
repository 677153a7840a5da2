import type { Introduction } from '#src/domain/introductions/introduction.ts';

/** Returns what an activity about an introduction says of it. Whom it is between only those two may know. */
export const aboutIntroduction = ({ number, wish }: Introduction, actor: number | null, at: Date) => ({
  subject: `introduction:${number}` as const,
  ...{ actor, areas: wish.area === undefined ? [] : [wish.area], at },
});
