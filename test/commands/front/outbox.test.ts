import { expect, test } from 'vitest';
import { findDelivery, giveUpKept, giveUpStranded } from '#src/store/outbox/delivery.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { as, context, database, say } = await createDialogue();
const { sql } = database;
const staff = as('admin');

async function enqueue(recipient: string): Promise<string> {
  const id = await context.outbox.enqueue(sql, {
    recipient,
    person: null,
    purpose: 'digest',
    period: '2026-W48',
    places: ['away:hall:channel:main', 'away:hall:user:ana'],
    message: { text: 'Your week', blocks: [] },
  });
  if (!id) throw new Error('It was there already.');
  return id;
}

async function die(recipient: string): Promise<string> {
  const id = await enqueue(recipient);
  await sql`
    update delivery set state = 'dead', tried_at = '2026-11-23T08:00:00Z', error_code = 'is_archived', error = 'The channel is archived. *Choose* another.'
    where id = ${id}`;
  return id;
}

test('only staff sees it', async () => {
  expect(read(await say('/outbox'))).toContain('Your role does not allow that');
  await die('channel:0');
  expect(read(await say('/status'))).not.toMatch(/Outbox|Given up/);
  await sql`delete from delivery`;
  expect(read(await say('/help'))).not.toContain('/outbox');
});

test('what waits is counted, also in the status', async () => {
  await enqueue('channel:1');
  const said = read(await staff.say('/outbox'));
  expect(said).toContain('Waiting: 1');
  expect(said).toContain('The oldest since: 23 November 2026');
  expect(said).toContain('Nothing was given up.');
  const status = await staff.say('/status');
  expect(read(status)).toContain('1 waiting (the oldest since 23 November 2026');
  expect(read(await staff.press(status, 'Outbox'))).toContain('Waiting: 1');
});

test('what is kept for a prompt or a page is told apart from what waits to be sent', async () => {
  await context.outbox.enqueue(sql, {
    recipient: 'subscription:1',
    person: null,
    purpose: 'digest',
    period: '2026-W48',
    places: ['terminal:local:user:ana'],
    message: { text: 'Your week', blocks: [] },
  });
  expect(read(await staff.say('/outbox'))).toContain('Kept for a prompt or page to be opened: 1');
  expect(read(await staff.say('/status'))).toContain(
    '1 waiting (the oldest since 23 November 2026, 10:00 CET), 1 kept until its reader comes, 0 being sent',
  );
});

test('what was given up is told with its reason, and goes out again at a press', async () => {
  const id = await die('channel:2');
  const said = await staff.say('/outbox');
  expect(read(said)).toContain('1 message was given up');
  expect(read(said)).toContain(
    'digest for channel:2 to away:hall:channel:main, last tried 23 November 2026, 09:00 CET: The channel is archived. *Choose* another.',
  );
  expect(read(await staff.say('/status'))).toContain(
    'Given up last: digest for channel:2 to away:hall:channel:main: The channel is archived. *Choose* another.',
  );
  expect(read(await staff.press(await staff.press(said, 'Send again'), 'Send again'))).toContain(
    `The message ${id} goes out again.`,
  );
  expect(read(await staff.say('/status'))).not.toContain('Given up last');
  expect(await findDelivery(sql, id)).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(read(await staff.press(said, 'Send again'))).toContain(`There is no message ${id} that was given up.`);
});

test('what no platform was asked for is told with its reason too', async () => {
  const id = await enqueue('channel:8');
  const before = new Date('2026-12-01T00:00:00Z');
  await sql`update delivery set due_at = '2026-11-20T08:00:00Z' where id = ${id}`;
  expect(await giveUpStranded(sql, new Date('2026-11-21T00:00:00Z'))).toBe(1);
  const reason = 'No server took this message in time: its platform, or the whole server, was off.';
  expect(read(await staff.say('/outbox'))).toContain(reason);
  expect(read(await staff.say('/status'))).toContain(reason);
  await sql`update delivery set state = 'kept', error_code = null, error = 'The channel is archived.' where id = ${id}`;
  expect(await giveUpKept(sql, before)).toBeGreaterThan(0);
  expect(read(await staff.say('/outbox'))).toContain('Nobody came for this message');
  await sql`delete from delivery`;
});

test('several are sent again at once, or dropped', async () => {
  const [first, second, third] = [await die('channel:3'), await die('channel:4'), await die('channel:5')];
  const said = read(await staff.confirm(`/outbox drop ${third}`));
  expect(said).toContain(`The message ${third} is dropped.`);
  expect(read(await staff.confirm('/outbox replay all'))).toContain('2 messages go out again.');
  for (const id of [first, second]) expect((await findDelivery(sql, id))?.state).toBe('waiting');
  expect((await findDelivery(sql, third))?.state).toBe('cancelled');
});

test('who could not be reached where they wanted is told', async () => {
  const id = await enqueue('subscription:6');
  await sql`
    update delivery set state = 'sent', place_index = 1, sent_at = '2026-11-22T08:00:00Z', error = 'This person takes no direct messages.'
    where id = ${id}`;
  expect(read(await staff.say('/outbox'))).toContain(
    'digest for subscription:6 went to away:hall:user:ana: This person takes no direct messages.',
  );
});

test('sending again and dropping only ask, whatever stands behind the line, and a press is for what was asked about', async () => {
  const [first, second] = [await die('channel:11'), await die('channel:12')];
  const states = async () => [(await findDelivery(sql, first))?.state, (await findDelivery(sql, second))?.state];
  for (const line of [`/outbox drop ${first}`, `/outbox replay ${first}`, '/outbox replay all'])
    for (const ending of ['', ' confirmed', ' confirmed=yes', ' CONFIRMED=1', ' confirmed=']) {
      const said = await staff.say(`${line}${ending}`);
      expect(read(said)).toMatch(/^(?:Drop this message: digest for channel:11 |Send (?:this|all 2) message)/);
      expect(await states()).toEqual(['dead', 'dead']);
    }
  const all = await staff.say('/outbox replay all');
  const drop = await staff.say(`/outbox drop ${first}`);
  await die('channel:13');
  // One more was given up since: it is asked about.
  expect(read(await staff.press(all, 'Send all again'))).toContain('Send all 3 messages');
  expect(await states()).toEqual(['dead', 'dead']);
  const line = lineOf(drop, 'Drop').replace(first, second);
  expect(read(await staff.say(line))).toContain('Drop this message: digest for channel:12');
  expect(read(await staff.press(drop, 'Drop'))).toContain(`The message ${first} is dropped.`);
  expect(read(await staff.press(drop, 'Drop'))).toContain('There is no message');
  expect(await states()).toEqual(['cancelled', 'dead']);
  await sql`delete from delivery`;
});
