import type { Right } from '#src/core/role.ts';

/**
 * The pages of staff in the order of their navigation, each with the right that opens it. `lines`: what the page shows are the answers to these, as in chat.
 */
export const adminPages = [
  { name: 'start', path: '/admin', right: 'review' },
  { name: 'review', path: '/admin/review', right: 'review', lines: ['/experience queue', '/tool queue'] },
  { name: 'digests', path: '/admin/digests', right: 'run-digests', lines: ['/digest next', '/digest measures'] },
  { name: 'outbox', path: '/admin/outbox', right: 'run-digests', lines: ['/outbox'] },
  {
    name: 'programmes',
    path: '/admin/programmes',
    right: 'run-rounds',
    lines: ['/round list', '/event list', '/training list', '/testbed list', '/call list'],
  },
  { name: 'words', path: '/admin/words', right: 'run-digests', lines: ['/status words'] },
  { name: 'audit', path: '/admin/audit', right: 'administer' },
] as const satisfies readonly { name: string; path: string; right: Right; lines?: readonly string[] }[];

export type AdminPage = (typeof adminPages)[number];
export type AdminPageName = AdminPage['name'];
