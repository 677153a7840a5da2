import { expect, test } from 'vitest';
import { forgetConversations } from '#jobs/forget-conversations.ts';
import { chooseFiles, readMediaType } from '#src/domain/conversations/files.ts';
import { createConversation } from '#test/support/conversation.ts';

const talk = await createConversation();
const { maria, benSays, findSlack, findDiscord, slackText, discordText, toMaria, toBen, slack, discord, until } = talk;
const { sql } = talk.database;
const { world } = slack.fake;

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(2_000, 7)]);
const pdf = Buffer.from('%PDF-1.7\nplan');
const file = (name: string, bytes: Buffer) => ({ name, bytes });
const contentOf = (url: string) => discord.fake.world.files.get(new URL(url).pathname)?.data;
/** The files that the bot brought to Maria's thread. */
const filesToMaria = () =>
  toMaria().flatMap(({ files = [] }) => files.map(({ id, name }) => ({ name, bytes: world.files.get(id)?.bytes })));

test('files go both ways, their bytes as they were; the outbox names them only', async () => {
  await maria.say('Our plan', [file('plan.pdf', pdf), file('flat.png', png)]);
  const copy = await findDiscord('Our plan');
  expect(copy.attachments.map(({ filename }) => filename)).toEqual(['plan.pdf', 'flat.png']);
  expect(contentOf(copy.attachments[0]?.url ?? '')?.equals(pdf)).toBe(true);
  expect(contentOf(copy.attachments[1]?.url ?? '')?.equals(png)).toBe(true);
  benSays('Ours', talk.discordRoot, [file('plan.pdf', Buffer.from('%PDF-1.7\nours'))]);
  await findSlack('Ours');
  await until(() => filesToMaria().length === 1);
  // Of the same name again, with nothing said.
  benSays('', talk.discordRoot, [file('plan.pdf', pdf)]);
  await until(() => filesToMaria().length === 2);
  expect(filesToMaria().map(({ bytes }) => String(bytes))).toEqual(['%PDF-1.7\nours', String(pdf)]);
  const [kept] = await sql`select max(length(message::text))::int as longest from delivery`;
  expect(kept?.longest).toBeLessThan(10_000);
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('what is not what its name says, runs by itself or is too large is not passed on, and the author is told', async () => {
  await maria.say('Three files', [
    file('setup.exe', Buffer.from('MZ\x90')),
    file('photo.png', Buffer.from('<html>')),
    file('large.pdf', Buffer.concat([pdf, Buffer.alloc(10_000_000)])),
  ]);
  const copy = await findDiscord('Three files');
  expect(copy.attachments).toEqual([]);
  const told = slackText(await findSlack('“setup.exe” was not passed on'));
  expect(told).toContain('“photo.png” was not passed on');
  expect(told).toContain('10 MB together');
});

test('a message that is deleted takes its files along, there and here', async () => {
  const posted = benSays('A picture', talk.discordRoot, [file('street.png', png)]);
  const copy = await findSlack('A picture');
  await until(() => filesToMaria().some(({ name }) => name === 'street.png'));
  const others = filesToMaria().length;
  discord.fake.messages.take(posted);
  await until(() => slackText(toMaria().find(({ ts }) => ts === copy.ts) ?? copy).includes('deleted a message'));
  await until(() => filesToMaria().length === others - 1);
  const message = await maria.say('A document', [file('map.pdf', pdf)]);
  const there = await findDiscord('A document');
  await slack.fake.deliver.event(slack.person.edit(message, 'A map'));
  await until(() => discordText(toBen().find(({ id }) => id === there.id) ?? there).includes('A map'));
  expect(
    toBen()
      .find(({ id }) => id === there.id)
      ?.attachments.map(({ filename }) => filename),
  ).toEqual(['map.pdf']);
  await slack.fake.deliver.event(slack.person.remove(message));
  await until(() => toBen().find(({ id }) => id === there.id)?.attachments.length === 0);
  expect(await sql`select name from conversation_file where name in ('street.png', 'map.pdf')`).toEqual([]);
  expect(slack.fake.refused()).toEqual([]);
});

test('bytes are kept for thirty days', async () => {
  const count = async () =>
    (await sql`select count(bytes)::int as kept, count(*)::int as all from conversation_file`)[0];
  const before = await count();
  expect(before?.kept).toBeGreaterThan(2);
  const later = (days: number) => new Date(talk.clock.now.getTime() + days * 86_400_000);
  const run = (days: number) =>
    forgetConversations.run(talk.context, { dueAt: later(days), signal: new AbortController().signal });
  await run(29);
  expect(await count()).toEqual(before);
  await run(31);
  expect(await count()).toEqual({ kept: 0, all: before?.all });
});

test.each([
  ['a.docx', 'PK\x03\x04[Content_Types].xml word/document.xml', true],
  ['a.docx', 'PK\x03\x04[Content_Types].xml xl/workbook.xml', false],
  ['a.xlsx', 'PK\x03\x04[Content_Types].xml xl/workbook.xml xl/vbaProject.bin', false],
  ['a.odt', 'PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text', true],
  ['a.zip', 'PK\x03\x04anything', false],
  ['a.txt', 'Hej då', true],
  ['a.txt', 'MZ\x00\x01', false],
  ['a.svg', '<svg onload="x"/>', false],
  ['constructor', 'x', false],
  ['A.JPG', '\xff\xd8\xff\xe0', true],
])('the kind of %s %j: %s', (name, content, isTaken) => {
  expect(
    readMediaType(
      name,
      Buffer.from(content, content.includes('ä') ? 'utf8' : content === 'Hej då' ? 'utf8' : 'latin1'),
    ) !== null,
  ).toBe(isTaken);
});

test('names come without folders, and not without end', () => {
  const choose = (name: string) => {
    const { taken } = chooseFiles([{ name, size: 3, content: Buffer.from('abc').toString('base64') }]);
    return taken[0]?.name;
  };
  expect(choose('../../etc/passwd.txt')).toBe('passwd.txt');
  expect(choose(`${'x'.repeat(300)}.txt`)).toMatch(/^x{90,95}….txt$/);
  const eleven = Array.from({ length: 11 }, () => ({ name: 'a.txt', size: 1, content: 'YQ==' }));
  expect(chooseFiles(eleven).refused).toEqual([{ name: 'a.txt', why: 'large' }]);
});
