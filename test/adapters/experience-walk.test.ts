import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { answerOnce } from '#adapters/terminal/index.ts';
import type { FormValues } from '#src/core/form.ts';
import { createPages } from '#src/web/pages.ts';
import { readBlocks, setUpSlack } from '#test/adapters/slack/harness.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { type Ask, type Walker, walkExperience } from '#test/support/experience-walk.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';

const origin = 'https://causeway.example';
const pageOf = (said: string) => /https:\/\/causeway\.example(\/records\/[\w-]{22})/.exec(said)?.[1] ?? '';

/** The whole program on a database of its own, with the pages beside it. */
async function createHouse() {
  const dialogue = await createDialogue({ env: { PUBLIC_URL: origin } });
  const pages = createPages({ ...dialogue.context, read: dialogue.bot.read, hasPlayground: false });
  const ask: Ask = async (path, body) => (await pages.request(path, body ? { method: 'POST', body } : {})).text();
  return { ...dialogue, ask };
}
const makeReviewer = (
  sql: Awaited<ReturnType<typeof createHouse>>['database']['sql'],
  platform: string,
  user: string,
) =>
  sql`update person set role = 'reviewer' where id = (select person from account where platform = ${platform} and "user" = ${user})`;

test('an exchange in Slack, from logging to what it led to', async () => {
  const house = await createHouse();
  const setup = await setUpSlack({ ...house.adapterContext, now: () => new Date() });
  afterAll(() => setup.stop());
  const { fake, team, token, channel } = setup;
  const person = (name: string) => createPerson(fake, { team, token, user: fake.world.addUser(team, name) });
  const people = { author: setup.person, reviewer: person('rita'), other: person('otto') };
  const all = () => [...fake.world.messages, ...fake.world.ephemerals];

  async function say(who: Walker, line: string, values?: FormValues): Promise<string> {
    const [, command = '', text = ''] = /^(\/\S+) ?(.*)$/s.exec(line) ?? [];
    const [before, views] = [all().length, fake.world.views.size];
    const { body } = await people[who].command(channel, command, text);
    await setup.settle();
    if (values !== undefined) {
      expect(fake.world.views.size, line).toBeGreaterThan(views);
      await fill(who, values);
    }
    const answered = (body as { blocks?: Parameters<typeof readBlocks>[0] } | undefined)?.blocks ?? [];
    const said = all()
      .slice(before)
      .flatMap(({ blocks }) => blocks);
    return `${readBlocks([...answered, ...said] as never)}\n${JSON.stringify([answered, said])}`;
  }

  async function fill(who: Walker, values: FormValues): Promise<void> {
    let view: StoredView | null = [...fake.world.views.values()].at(-1) ?? null;
    for (let step = 0; view && step < 8; step += 1) {
      const ids = new Set(view.blocks.map(({ block_id: id }) => id));
      const own = Object.fromEntries(Object.entries(values).filter(([name]) => ids.has(name)));
      const sent: { errors: object; view: StoredView | null } = await people[who].submit(view, own as never);
      expect(sent.errors).toEqual({});
      view = sent.view?.blocks.some(({ type }) => type === 'input') ? sent.view : null;
    }
    await setup.settle();
  }

  await say('reviewer', '/me');
  await makeReviewer(house.database.sql, 'slack', people.reviewer.user.id);
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await walkExperience(say, house.ask, pageOf);
  expect(fake.refused()).toEqual([]);
});

test('an exchange in Discord, from logging to what it led to', async () => {
  const house = await createHouse();
  const discord = await createDiscordHarness(house.adapterContext, { transport: 'http' });
  afterAll(() => discord.stop());
  const { fake } = discord;
  const people = { author: fake.maria, reviewer: fake.world.addUser('rita'), other: fake.world.addUser('otto') };

  async function say(who: Walker, line: string, values?: FormValues): Promise<string> {
    const shown = await discord.show(await discord.bring(discord.type(line, { user: people[who] })));
    const said = values === undefined ? shown : await discord.submit(values);
    const messages = [...fake.world.messages.values()].slice(-3);
    return `${said.text}\n${JSON.stringify(values === undefined ? messages.map(({ components }) => components) : [])}`;
  }

  await say('reviewer', '/me show');
  await makeReviewer(house.database.sql, 'discord', people.reviewer.id);
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await walkExperience(say, house.ask, pageOf);
});

test('an exchange in the terminal, from logging to what it led to', async () => {
  const house = await createHouse();
  async function say(who: Walker, line: string, values: FormValues | null = null): Promise<string> {
    const [output, errors] = [new PassThrough(), new PassThrough()];
    const once = { line, values, isJson: false, locatePicture: () => null };
    await answerOnce(house.adapterContext, once, { input: new PassThrough(), output, user: who }, errors);
    return `${output.read() ?? ''}${errors.read() ?? ''}`;
  }
  await say('reviewer', '/me');
  await makeReviewer(house.database.sql, 'terminal', 'reviewer');
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  await walkExperience(say, house.ask, pageOf);
});
