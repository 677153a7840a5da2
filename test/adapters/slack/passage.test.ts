import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { FormValues } from '#src/core/form.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { createPerson, initialValues, type Typed } from '#test/support/fake-slack/person.ts';
import type { Message, StoredView } from '#test/support/fake-slack/world.ts';
import { readBlocks, setUpSlack } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-slack-passage-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { adapterContext, database } = await createDialogue({ files: createFileFolder(folder, null) });
const { sql } = database;
const setup = await setUpSlack({ ...adapterContext, now: () => new Date() });
afterAll(() => setup.stop());
const { fake, person, channel, team, token } = setup;
const other = (name: string) => createPerson(fake, { team, token, user: fake.world.addUser(team, name) });
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n`);
const filled = { title: '', region: 'SE224', areas: ['housing'], challenge: 'Rents are high.', lesson: 'Ask early.' };
const lastView = () => [...fake.world.views.values()].at(-1) as StoredView;

/** Fills in every window of the form that is open. */
async function fill(values: FormValues): Promise<void> {
  let view = lastView();
  for (let step = 0; step < 4; step += 1) {
    const asked = new Set(view.blocks.map(({ block_id: id }) => id));
    const typed = Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)));
    const sent = await person.submit(view, typed as Typed);
    await setup.settle();
    expect(sent.errors).toEqual({});
    if (sent.view === view || !sent.view) return;
    view = sent.view;
  }
}
const use = async (shortcut: string, message: Message, more: object = {}) => {
  await person.shortcut(shortcut, message, more);
  await setup.settle();
  return lastView();
};
const filesOf = (message: Message, said: { files?: object[] }) => ({ files: said.files ?? [], ts: message.ts });
const letterTo = async (user: string) => {
  const rows = await sql<{ text: string }[]>`
    select message::text as text from delivery where places[1] = ${`slack:${team.id}:user:${user}`} order by created_at`;
  return rows.at(-1)?.text ?? '';
};
const attached = (title: string) =>
  sql`select a.name from attachment a join experience e on e.number = a.experience where title = ${title} order by name`;

test('one’s own message is logged with its files', async () => {
  const { message, payload } = person.say(channel, 'We rent whole houses.', null, [
    { name: 'plan.pdf', bytes: pdf('plan') },
  ]);
  const view = await use(
    'log-message-as-experience',
    message,
    filesOf(message, (payload as never as { event: object }).event),
  );
  expect(readBlocks(view.blocks as never)).toContain('With it: plan.pdf');
  expect(JSON.stringify(initialValues(view))).toContain('We rent whole houses.');
  await fill({ ...filled, title: 'Whole houses' });
  expect(await attached('Whole houses')).toEqual([{ name: 'plan.pdf' }]);
});

test('a forwarded message asks who wrote it, a thread everybody in it', async () => {
  const [ana, rui] = [other('ana'), other('rui')];
  const { message } = person.say(channel, '');
  const forwarded = {
    attachments: [
      {
        is_share: true,
        author_id: ana.user.id,
        text: 'Landlords are insured.',
        from_url: 'https://x.slack.com/archives/C1/p1',
      },
    ],
  };
  const view = await use('log-message-as-experience', message, forwarded);
  expect(readBlocks(view.blocks as never)).toContain('ana wrote this and is asked');
  await fill({ ...filled, title: 'Insured', challenge: 'Landlords fear.', lesson: 'Insure them.' });
  expect(await letterTo(ana.user.id)).toContain('Landlords are insured.');
  expect(await attached('Insured')).toEqual([]);

  const first = ana.say(channel, 'Who has keys?').message;
  const last = rui.say(channel, 'The caretaker has.', first.ts).message;
  const opened = await use('log-thread-as-experience', last);
  expect(JSON.stringify(initialValues(opened))).toContain('Who has keys?');
  expect(JSON.stringify(initialValues(opened))).toContain('The caretaker has.');
  await fill({ ...filled, title: 'Keys', challenge: 'Keys get lost.', lesson: 'Name one.' });
  expect(await letterTo(ana.user.id)).toContain('Who has keys?');
  expect(await letterTo(rui.user.id)).toContain('The caretaker has.');
  expect(await letterTo(rui.user.id)).not.toContain('Who has keys?');
});

test('a thread that cannot be read leaves the message, and says so', async () => {
  const hidden = fake.world.addChannel(team, 'hidden', { isPrivate: true, hasBot: false });
  const { message } = person.say(hidden, 'Only this one.');
  const view = await use('log-thread-as-experience', message);
  expect(readBlocks(view.blocks as never)).toContain('The thread could not be read');
  expect(JSON.stringify(initialValues(view))).toContain('Only this one.');
});
