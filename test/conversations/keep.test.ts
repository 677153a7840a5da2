import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createConversation } from '#test/support/conversation.ts';
import { formOf, read } from '#test/support/dialogue.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-keep-'));
afterAll(() => rmSync(folder, { recursive: true }));
const talk = await createConversation({ files: createFileFolder(folder, null) });
const { maria, marias, bens, benSays, findSlack, findDiscord, findLatest, discordText } = talk;
const { pressInSlack, submitInSlack, pressInDiscord, discord, slack, number, as, introduce } = talk;
const { sql } = talk.database;
const messageOf = (id: string | undefined) => discord.fake.world.messages.get(id ?? '') as never;
const drafts = () => sql`select number, state, experience from conversation_draft order by number`;

await maria.say('How do you win landlords?');
const answer = benSays('We pay the deposit and stay reachable.');
await findSlack('We pay the deposit');
benSays('My wife thinks so too');
await findSlack('My wife');

test('chosen messages become an experience that names both regions, once both agreed, by buttons of both chats', async () => {
  await pressInSlack(talk.slackRoot, 'Keep as an experience');
  const view = [...slack.fake.world.views.values()].at(-1) as StoredView;
  expect(JSON.stringify(view.blocks)).toContain('ben: We pay the deposit');
  const ids = (await sql<{ id: number }[]>`select id from conversation_message order by id`).map(({ id }) =>
    String(id),
  );
  await submitInSlack({ messages: ids.slice(0, 2) });
  const asked = await findDiscord('would like to keep 2 messages');
  // The letter has no words of the conversation: what it is about is read when one answers.
  expect(discordText(asked)).not.toContain('landlords');
  expect(discordText(asked)).toContain('**maria (Skåne)**');
  const [shown] = (await pressInDiscord(asked, 'Read them')).messages;
  expect(discordText(messageOf(shown))).toContain('How do you win landlords?');
  expect(discordText(messageOf(shown))).not.toContain('My wife');
  expect(read(await marias.say('/conversation write 1'))).toContain('Not everybody has agreed yet');
  const [agreed] = (await pressInDiscord(messageOf(shown), 'I agree')).messages;
  expect(discordText(messageOf(agreed))).toContain('Everybody agrees');
  const letter = await findLatest('Everybody agrees to keep it');
  await pressInSlack(letter, 'Write it');
  await submitInSlack({ title: 'Landlords', lesson: 'Deposits open doors.', areas: ['housing'], groups: [] });
  expect(await drafts()).toMatchObject([{ number: 1, state: 'logged', experience: 1 }]);
  const [kept] = await sql`select * from experience`;
  expect(kept).toMatchObject({ challenge: 'How do you win landlords?', region: 'SE224' });
  expect(kept?.action).toBe(
    'People of Skåne and Region of Murcia exchanged what they know.\nRegion of Murcia: We pay the deposit and stay reachable.',
  );
  await findDiscord('wrote the experience of your conversation: #1');
  // Whoever comes second finds it written.
  expect(read(await bens.say('/conversation write 1'))).toContain('written already, as experience #1');
  expect(read(await bens.say('/conversation disagree 1'))).toContain('written already');
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('whoever disagrees ends it, and is not named', async () => {
  const form = await bens.say(`/conversation keep ${number}`);
  expect(formOf(form).values.messages).toHaveLength(3);
  expect(read(await bens.submit(form, {}))).toContain('maria (Skåne) is asked');
  const asked = await findLatest('would like to keep 3 messages');
  await pressInSlack(asked, 'Rather not');
  await findLatest('Nothing of it is kept');
  const told = discordText(await findDiscord('What you said stays between you'));
  expect(told).not.toContain('maria');
  expect(read(await bens.say('/conversation agree 2'))).toContain('stays between you');
  expect(read(await bens.say('/conversation write 2'))).toContain('stays between you');
  expect(await drafts()).toMatchObject([{ number: 1 }, { number: 2, state: 'refused' }]);
});

test('a yes can be taken back until it is written, and nobody else sees or answers a draft', async () => {
  await marias.submit(await marias.say(`/conversation keep ${number}`), {});
  for (const line of ['draft', 'agree', 'disagree', 'write'])
    expect(read(await as('eve').say(`/conversation ${line} 3`))).toContain('There is no draft #3 of yours');
  expect(read(await as('eve').say(`/conversation keep ${number}`))).toContain('There is no conversation');
  await bens.say('/conversation agree 3');
  expect(formOf(await bens.say('/conversation write 3')).values.action).toContain('Skåne: How do you win');
  expect(read(await bens.say('/conversation disagree 3'))).toContain('Nothing of it is kept');
  expect(read(await marias.say('/conversation write 3'))).toContain('stays between you');
});

test('what is deleted or changed before the form opens is not in it as it was', async () => {
  await marias.submit(await marias.say(`/conversation keep ${number}`), {});
  await bens.say('/conversation agree 4');
  discord.fake.messages.rewrite(answer, 'We pay two deposits.');
  await findLatest('two deposits');
  const { action } = formOf(await marias.say('/conversation write 4')).values;
  expect(action).toContain('We pay two deposits.');
  expect(action).not.toContain('stay reachable');
});

test('who left or reported is not written to about a draft, and nobody is told that it goes on', async () => {
  const [gus, hal] = [as('gus', { displayName: 'gus' }), as('hal', { displayName: 'hal' })];
  const other = await introduce(gus, hal);
  await gus.say(`/conversation say ${other} We pay deposits`);
  await hal.say(`/conversation say ${other} So do we`);
  for (const draft of [5, 6, 7]) {
    await gus.submit(await gus.say(`/conversation keep ${other}`), {});
    expect(read(await gus.say(`/conversation draft ${draft}`))).toContain('hal');
  }
  await hal.say('/conversation agree 7');
  const begun = await hal.say('/conversation write 7');
  await gus.submit(await gus.say(`/conversation report ${other}`), { content: 'He insults me.' });
  expect(read(await hal.say('/conversation disagree 5'))).toContain('Nothing of it is kept');
  expect(read(await hal.say('/conversation agree 6'))).toContain('stays between you');
  const said = { title: 'What we do', lesson: 'Deposits', region: 'Skåne', challenge: 'Rents', areas: ['housing'] };
  expect(read(await hal.submit(begun, said))).toContain('stays between you');
  expect(await sql`select number from experience where title = 'What we do'`).toEqual([]);
  expect(
    await sql`select recipient, period from delivery where period ~ '^draft ([56] (refused|agreed)|7 logged)'`,
  ).toEqual([]);
});

test('who ended it after both agreed is not written to by the other, who may still write the experience', async () => {
  const [ida, jon] = [as('ida', { displayName: 'ida' }), as('jon', { displayName: 'jon' })];
  const other = await introduce(ida, jon);
  await ida.say(`/conversation say ${other} We pay rents`);
  await ida.submit(await ida.say(`/conversation keep ${other}`), {});
  await jon.say('/conversation agree 8');
  await ida.say(`/conversation end ${other}`);
  await ida.say(`/conversation leave ${other}`);
  const said = { title: 'We pay rents', lesson: 'Rents', region: 'Skåne', challenge: 'Rents', areas: ['housing'] };
  expect(read(await jon.submit(await jon.say('/conversation write 8'), said))).toContain('#');
  expect(await sql`select number from experience where title = 'We pay rents'`).toHaveLength(1);
  expect(await sql`select period from delivery where period = 'draft 8 logged'`).toEqual([]);
});

test('who is forgotten takes their words and their yes along', async () => {
  const [cleo, dan] = [as('cleo', { displayName: 'cleo' }), as('dan', { displayName: 'dan' })];
  const other = await introduce(cleo, dan);
  await dan.say(`/conversation say ${other} I have a secret way`);
  await cleo.submit(await cleo.say(`/conversation keep ${other}`), {});
  await dan.say('/conversation agree 9');
  expect(formOf(await cleo.say('/conversation write 9')).values.action).toContain('a secret way');
  await dan.confirm('/me forget');
  const refused = read(await cleo.say('/conversation write 9'));
  expect(refused).toContain('their words with them');
  expect(read(await cleo.say('/conversation draft 9'))).not.toContain('secret');
  const kept = JSON.stringify(await sql`select message from delivery`);
  expect(kept).not.toContain('secret');
});

test('files go with the experience where whoever sent them said yes to that, and only what an experience takes', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await maria.say('Our contract', [
    { name: 'contract.pdf', bytes: Buffer.from('%PDF-1.7\ncontract') },
    { name: 'rents.csv', bytes: Buffer.from('a,b\n1,2\n') },
  ]);
  await findDiscord('Our contract');
  // A picture with nothing said.
  benSays('', talk.discordRoot, [{ name: 'flat.png', bytes: png }]);
  await talk.until(() => talk.toMaria().some(({ files = [] }) => files.some(({ name }) => name === 'flat.png')));
  const keepLatest = async () => {
    const form = await marias.say(`/conversation keep ${number}`);
    const field = formOf(form).fields.find(({ name }) => name === 'messages');
    const options = field && 'options' in field ? (field.options as { value: string; label: string }[]) : [];
    const chosen = options.slice(-2);
    expect(chosen.map(({ label }) => label)).toEqual([
      'You: 📎 contract.pdf and rents.csv Our contract',
      'ben: 📎 flat.png',
    ]);
    await marias.submit(form, { messages: chosen.map(({ value }) => value) });
    const [draft] = await sql<{ number: number }[]>`select max(number)::int as number from conversation_draft`;
    return draft?.number as number;
  };
  const fields = { title: 'Contracts', lesson: 'Sign', region: 'Skåne', challenge: 'Rents', areas: ['housing'] };
  const attached = () =>
    sql`select name, media_type from attachment where experience = (select max(number) from experience) order by name`;

  const first = await keepLatest();
  const shown = read(await bens.say(`/conversation draft ${first}`));
  expect(shown).toContain('contract.pdf and rents.csv');
  expect(shown).toContain('I agree, without my files');
  await bens.say(`/conversation agree ${first} files=no`);
  const form = await marias.say(`/conversation write ${first}`);
  expect(formOf(form).intro).toContain('These files go with it: contract.pdf and rents.csv.');
  const written = read(await marias.submit(form, fields));
  expect(written).toMatch(/Not with it, .*: rents\.csv\./);
  expect(await attached()).toEqual([{ name: 'contract.pdf', mediaType: 'application/pdf' }]);

  const second = await keepLatest();
  await bens.say(`/conversation agree ${second} files=yes`);
  await bens.submit(await bens.say(`/conversation write ${second}`), { ...fields, title: 'Flats' });
  expect(await attached()).toMatchObject([{ name: 'contract.pdf' }, { name: 'flat.png' }]);
  // The bytes are those that were sent.
  const [flat] = await sql<{ hash: string }[]>`select hash from attachment where name = 'flat.png'`;
  expect(await talk.context.files?.read(flat?.hash ?? '')).toEqual(png);
});
