import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { activityTypes } from '#src/domain/activity/types.ts';

test('docs/activity.md lists every type with its subject and data, and no other', () => {
  const document = readFileSync('docs/activity.md', 'utf8');
  const rows = [...document.matchAll(/^\| `([\w.-]+\.[\w-]+)` \| (\w+) \| (.*?) \| (.+) \|$/gm)];
  const listed = rows.map(([, type, subject, data]) => [type, subject, data?.replaceAll('`', '').trim()]);
  const known = Object.entries(activityTypes).map(([type, { subject, data }]) => [
    type,
    subject,
    Object.keys(data.shape).join(' '),
  ]);
  expect(listed).toEqual(known);
  expect(Object.values(activityTypes).every(({ version }) => version === 1)).toBe(true);
});
