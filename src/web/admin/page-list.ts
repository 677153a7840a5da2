import type { Right } from '#src/core/role.ts';

/**
 * The pages of staff in the order of their navigation, each with the right that opens it. `lines`: what the page shows are the answers to these, as in chat.
 */
export const adminPages = [
  { name: 'start', path: '/admin', right: 'review' },
  { name: 'review', path: '/admin/review', right: 'review', lines: ['/experience queue', '/tool queue'] },
  { name: 'members', path: '/admin/members', right: 'administer' },
  {
    name: 'organisations',
    path: '/admin/organisations',
    right: 'run-digests',
    lines: ['/organisation waiting', '/organisation list'],
  },
  { name: 'invitations', path: '/admin/invitations', right: 'run-digests', lines: ['/invitation list'] },
  { name: 'digests', path: '/admin/digests', right: 'run-digests' },
  { name: 'outbox', path: '/admin/outbox', right: 'run-digests', lines: ['/outbox'] },
  { name: 'figures', path: '/admin/figures', right: 'manage-figures' },
  {
    name: 'programmes',
    path: '/admin/programmes',
    right: 'run-rounds',
    lines: ['/round list', '/event list', '/training list', '/testbed list', '/call list'],
  },
  { name: 'rules', path: '/admin/rules', right: 'run-digests' },
  { name: 'words', path: '/admin/words', right: 'run-digests', lines: ['/status words'] },
  { name: 'platforms', path: '/admin/platforms', right: 'run-digests' },
  { name: 'settings', path: '/admin/settings', right: 'administer', lines: ['/admin settings'] },
  { name: 'growth', path: '/admin/growth', right: 'run-digests' },
  { name: 'audit', path: '/admin/audit', right: 'administer' },
] as const satisfies readonly { name: string; path: string; right: Right; lines?: readonly string[] }[];

export type AdminPage = (typeof adminPages)[number];
export type AdminPageName = AdminPage['name'];

/** What stands below a page of the navigation, and is opened by the same right. */
export const adminSubpages = [
  { name: 'member', path: '/admin/members/:number{[1-9]\\d{0,9}}', of: 'members' },
  { name: 'preview', path: '/admin/digests/preview', of: 'digests' },
  { name: 'rule', path: '/admin/rules/:number{[1-9]\\d{0,9}}', of: 'rules' },
  { name: 'growthFile', path: '/admin/growth.csv', of: 'growth' },
] as const satisfies readonly { name: string; path: string; of: AdminPageName }[];

/** Returns the page that shows what a line made, where that is one of its own; null where its answer is all there is. */
export function pageAfter(line: string): string | null {
  const [, number] = /^\/rule (?:step|move) ([1-9]\d{0,9}) /.exec(line) ?? [];
  return number === undefined ? null : `/admin/rules/${number}`;
}

export type AdminSubpageName = (typeof adminSubpages)[number]['name'];
