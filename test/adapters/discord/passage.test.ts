import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { createDiscordHarness, type DiscordHarness } from '#test/support/discord-harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-discord-passage-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { adapterContext, database } = await createDialogue({ files: createFileFolder(folder, null) });
const { sql } = database;
const filled = { region: 'SE224', areas: ['housing'], challenge: 'Rents are high.', lesson: 'Ask early.' };
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n`);

for (const transport of ['gateway', 'http'] as const)
  describe(`messages are logged with their files, over ${transport}`, () => {
    let maria: DiscordHarness;
    beforeAll(async () => {
      maria = await createDiscordHarness(adapterContext, { transport });
    });
    afterAll(() => maria.stop());

    /** Opens the menu entry on a message that is there. */
    const use = (name: string, id: string, channel = maria.fake.general) => {
      const { fake } = maria;
      const menu = [...fake.world.commands.values()].flat().find((each) => each.name === name);
      const message = fake.world.messages.get(id);
      const data = { id: menu?.id, name, type: 3, target_id: id, resolved: { messages: { [id]: message } } };
      return maria.bring(fake.interact(fake.maria, channel, 2, data));
    };
    const post = (...said: Parameters<DiscordHarness['fake']['messages']['post']>) => {
      const posted = maria.fake.messages.post(...said);
      if (!('message' in posted)) throw new Error('Discord refused the message.');
      return posted.message;
    };
    const file = (name: string, text: string) => ({ name, type: 'application/pdf', data: pdf(text), key: name });
    const delivered = async (user: string) =>
      sql<{ text: string }[]>`
        select message::text as text from delivery where places[1] = ${`discord:*:user:${user}`} order by created_at`;

    test('one’s own, and somebody else’s who is asked', async () => {
      const { fake } = maria;
      const own = post(fake.general.id, fake.maria, { content: `We rent houses ${transport}.` }, [
        file('plan.pdf', `plan ${transport}`),
      ]);
      expect((await use('Log as experience', own.id)).modal).not.toBeNull();
      const title = `Whole houses ${transport}`;
      const logged = await maria.submit({ ...filled, title });
      expect(logged.text).toContain(title);
      expect(
        await sql`select a.name from attachment a join experience e on e.number = a.experience where title = ${title}`,
      ).toEqual([{ name: 'plan.pdf' }]);

      const jordi = fake.world.addUser(`jordi-${transport}`);
      const theirs = post(fake.general.id, jordi, { content: `A fund pays deposits ${transport}.` }, [
        file('fund.pdf', `fund ${transport}`),
      ]);
      await use('Log as experience', theirs.id);
      const asked = await maria.submit({
        ...filled,
        title: `Deposits ${transport}`,
        challenge: 'Deposits are high.',
        lesson: 'Banks help.',
      });
      expect(asked.text).toContain('is asked');
      const [letter] = await delivered(jordi.id);
      expect(letter?.text).toContain(`A fund pays deposits ${transport}.`);
      expect(letter?.text).toContain('fund.pdf');
    });

    test('a forwarded one asks who wrote it first, and a thread everybody in it', async () => {
      const { fake } = maria;
      const [ana, rui] = [fake.world.addUser(`ana-${transport}`), fake.world.addUser(`rui-${transport}`)];
      const first = post(fake.general.id, ana, { content: `Landlords are insured ${transport}.` }, []);
      const forwarded = post(fake.general.id, rui, { content: '' }, []);
      Object.assign(forwarded, {
        message_reference: { type: 1, channel_id: fake.general.id, message_id: first.id },
        message_snapshots: [{ message: { content: first.content, attachments: [] } }],
      });
      await use('Log as experience', forwarded.id);
      await maria.submit({
        ...filled,
        title: `Insured ${transport}`,
        challenge: 'Landlords fear.',
        lesson: 'Insure them.',
      });
      expect((await delivered(ana.id)).at(-1)?.text).toContain('Landlords are insured');
      expect(await delivered(rui.id)).toEqual([]);

      const thread = fake.world.addChannel(fake.guild, `thread-${transport}`, {
        type: 11,
        parent_id: fake.general.id,
      } as never);
      post(thread.id, ana, { content: `Who has keys ${transport}?` }, []);
      const last = post(thread.id, rui, { content: `The caretaker has ${transport}.` }, []);
      await use('Log thread as experience', last.id, thread);
      await maria.submit({ ...filled, title: `Keys ${transport}`, challenge: 'Keys get lost.', lesson: 'Name one.' });
      expect((await delivered(ana.id)).at(-1)?.text).toContain('Who has keys');
      expect((await delivered(rui.id)).at(-1)?.text).toContain('The caretaker has');
    });
  });
