import { expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, clock, database } = await createDialogue();
const { sql } = database;
const admin = as('admin', {}, 'test:hall:user:admin');
await admin.say('/help');
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
const filled = { region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'l' };

/** What a message format, Markdown, a command line or HTML would read as its own. */
const odd = [
  ...['{title}', '{n, plural, one {#} other {##}}', "it's '{quoted}'", "''two''", '}{', '# and ##', '{by}', '{'],
  ...['*a*', '**b**', '_c_', '`d`', '[e](https://example.org)', '~f~', '\\*g', '- h', '“i”', 'j (k)', '<b>l</b>'],
  ...['& &amp;', 'ña ß ı', '👩‍👩‍👧‍👦 🇪🇺', 'عربي', '=1+1', '%s %d', '$& $1', 'undefined', 'null', 'yes', 'other'],
];

test.each(odd)('“%s” stands in every answer as it was written', async (words) => {
  clock.now = new Date(clock.now.getTime() + 60_000);
  const user = `writes ${words}`;
  const writer = as(user, {}, `test:hall:user:${odd.indexOf(words)}`);
  const logged = await writer.submit(await writer.say('/experience log'), { ...filled, title: words });
  const number = numberOf(logged);
  const title = `#${number} ${words}`;
  expect(read(logged)).toContain(title);
  expect(read(logged)).toContain(`by ${user}, `);
  expect(read(await admin.say('/experience queue'))).toContain(title);
  expect(read(await admin.say('/experience queue'))).toContain(`logged by ${user}, 23 November 2026`);
  const form = await admin.say(`/experience send-back ${number}`);
  expect(formOf(form).title).toBe(`Send back experience #${number}`);
  expect(plainText(formOf(form).intro ?? '')).toContain(`“${words}” goes back`);
  const sent = read(await admin.submit(form, { comment: words }));
  expect(sent).toContain(`#${number} “${words}” is sent back with your comment. ${user} is told.`);
  const back = await writer.say('/experience mine');
  expect(read(back)).toContain(`Sent back by admin, 23 November 2026: “${words}”`);
  const [letter] = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery where purpose = 'review' and message::text like ${`%#${number} %`}`;
  expect(plainText(letter?.text ?? '')).toBe(
    `Your experience #${number} “${words}” was sent back by admin with a comment. Change it, and it goes to review again.\n“${words}”`,
  );
  const edit = await writer.press(back, `Change #${number}`);
  expect(read(await writer.submit(edit, {}))).toContain(`Saved #${number}. It waits for review again.`);
  expect(read(await admin.say(`/experience publish ${number}`))).toContain(`#${number} “${words}” is published.`);
  const asked = await writer.say(`/experience withdraw ${number}`);
  expect(read(asked)).toContain(`Withdraw #${number} “${words}”?`);
  expect(read(await writer.press(asked, 'Withdraw'))).toContain(`#${number} “${words}” is withdrawn.`);
  expect(read(await writer.say(`/experience search ${JSON.stringify(`zzz ${words}`)}`))).toContain(`zzz ${words}`);
});
