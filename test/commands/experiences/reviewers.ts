import type { createDialogue, Speaker } from '#test/support/dialogue.ts';

/** Five people in direct messages of their own, where what is for one person alone is shown: Rosa and Sven are reviewers, and one is an admin. */
export async function callReviewers({ as, database }: Awaited<ReturnType<typeof createDialogue>>) {
  const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
  const [maria, jordi, rosa, sven, admin] = ['maria', 'jordi', 'rosa', 'sven', 'admin'].map(alone) as [
    Speaker,
    Speaker,
    Speaker,
    Speaker,
    Speaker,
  ];
  for (const each of [maria, jordi, rosa, sven, admin]) await each.say('/help');
  await database.sql`update person set role = 'reviewer' where display_name in ('rosa', 'sven')`;
  return { maria, jordi, rosa, sven, admin, alone };
}
