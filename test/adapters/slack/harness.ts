import type { KnownBlock } from '@slack/types';
import { env } from '#adapters/slack/env.ts';
import { createSlack } from '#adapters/slack/index.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Adapter, AdapterContext } from '#src/core/platform.ts';
import type { AdapterHarness, Shown } from '#test/contracts/adapter.ts';
import { type FakeSlack, startFakeSlack } from '#test/support/fake-slack/index.ts';
import {
  createPerson,
  type FakePerson,
  initialValues,
  listElements,
  type Typed,
} from '#test/support/fake-slack/person.ts';
import type { Channel, Ephemeral, Message, StoredView, Team, Token } from '#test/support/fake-slack/world.ts';
import { quickPacers } from '#test/support/quick-pacer.ts';

export type Transport = 'http' | 'socket';

export type SlackSetup = {
  fake: FakeSlack;
  adapter: Adapter;
  team: Team;
  token: Token;
  person: FakePerson;
  channel: Channel;
  /** Waits until everything the adapter is at is done. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  transport?: Transport;
  answerWithinMs?: number;
  timeoutMs?: number;
  silenceMs?: number;
  stopWithinMs?: number;
  settings?: Record<string, string>;
  /** Gets the turns that are taken for what goes out by itself. */
  turns?: { place: string; atMs: number }[];
  /** Made before the adapter starts. */
  prepare?(fake: FakeSlack): Promise<void> | void;
};

/** The real adapter on a fake Slack with one workspace, one channel and one person. */
export async function setUpSlack(
  house: AdapterContext,
  { transport = 'http', settings, prepare, turns, ...tuning }: Options = {},
): Promise<SlackSetup> {
  const fake = await startFakeSlack();
  // A busy machine may take longer than Slack waits; tests of what comes late set their own.
  fake.settings.triggerLifeMs = 60_000;
  fake.delivery.ackTimeoutMs = 60_000;
  const team = fake.world.addTeam('Acme');
  const channel = fake.world.addChannel(team, 'general');
  const token = fake.world.install(team);
  const user = fake.world.addUser(team, 'maria');
  await prepare?.(fake);
  const adapter = createSlack(
    env.parse({
      SLACK_BOT_TOKEN: token.token,
      SLACK_API_URL: fake.apiUrl,
      ...(transport === 'http'
        ? { SLACK_SIGNING_SECRET: fake.delivery.signingSecret }
        : { SLACK_APP_TOKEN: fake.appToken }),
      ...settings,
    }),
    { ...house, pacerOf: quickPacers(turns) },
    {
      pause: () => new Promise((resolve) => setTimeout(resolve, 1)),
      // A busy machine takes longer than these limits usually are; a test that is about one of them sets it.
      answerWithinMs: 50_000,
      stopWithinMs: 120_000,
      ...tuning,
    },
  );
  if (transport === 'http') fake.delivery.http = async (request) => (await adapter.fetch?.(request)) as Response;
  await adapter.start();
  return {
    fake,
    adapter,
    team,
    token,
    channel,
    person: createPerson(fake, { team, token, user }),
    async settle() {
      await adapter.stop();
      await adapter.start();
    },
    async stop() {
      await adapter.stop();
      await fake.stop();
    },
  };
}

/** What stands in blocks, in the order of reading, Slack's marks taken off. */
export function readBlocks(blocks: KnownBlock[]): string {
  return blocks.map(readBlock).filter(Boolean).join('\n');
}

function readBlock(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'section':
      return [block.text, ...(block.fields ?? [])].map((text) => (text ? readText(text) : '')).join('\n');
    case 'context':
      return block.elements.map((element) => ('text' in element ? readText(element) : '')).join('\n');
    case 'table':
      return block.rows
        .map((row) => row.map((cell) => (cell.type === 'raw_text' ? cell.text : '')).join(' '))
        .join('\n');
    default:
      return '';
  }
}

function readText({ type, text }: { type: string; text: string }): string {
  if (type !== 'mrkdwn') return text;
  return text
    .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '$2')
    .replaceAll('\u200b', '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** A person as the contract of adapters wants one. */
export async function createSlackHarness(house: AdapterContext, transport: Transport): Promise<AdapterHarness> {
  const setup = await setUpSlack(house, { transport });
  const { fake, adapter, person, channel, token, team } = setup;
  const { world } = fake;
  const place = `slack:${team.id}:channel:${channel.id}` as const;
  let shown: (Message | Ephemeral)[] = [];
  let view: StoredView | null = null;
  let problems: Record<string, string> = {};
  let typed: Typed = {};
  let posted = 0;

  type Snapshot = { messages: Map<object, string>; views: Set<string> };
  const snapshot = (): Snapshot => ({
    messages: new Map([...world.messages, ...world.ephemerals].map((message) => [message, JSON.stringify(message)])),
    views: new Set(world.views.keys()),
  });

  /** What came or changed since, with the further pages of what is long. */
  async function look(before: Snapshot): Promise<Shown> {
    await setup.settle();
    const fresh = [...world.messages, ...world.ephemerals]
      .filter((message) => message.user === token.bot.id || !('ts' in message))
      .filter((message) => before.messages.get(message) !== JSON.stringify(message));
    const opened = [...world.views.values()].filter(({ id }) => !before.views.has(id)).at(-1);
    if (opened) {
      view = opened;
      problems = {};
      typed = {};
    }
    shown = fresh;
    const last = fresh.at(-1);
    const pager = last && listElements(last.blocks).find(({ action_id: id }) => id.startsWith('page:'));
    if (last && pager) {
      const then = snapshot();
      await person.press(last, pager);
      const further = await look(then);
      const own = read(fresh, opened ?? null);
      shown = [...fresh, ...shown];
      return { ...own, text: `${own.text}\n${further.text}` };
    }
    if (fake.refused().length > 0) throw new Error(fake.refused().join('\n'));
    return read(fresh, view);
  }

  function read(messages: (Message | Ephemeral)[], current: StoredView | null): Shown {
    const elements = messages.flatMap(({ blocks }) => listElements(blocks));
    return {
      text: messages.map(({ blocks, text }) => (blocks.length > 0 ? readBlocks(blocks) : text)).join('\n'),
      buttons: elements.flatMap(({ text, options }) =>
        text ? [text.text] : (options ?? []).map((option) => option.text.text),
      ),
      pictures: messages.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.type === 'image' ? [{ alt: block.alt_text }] : [])),
      ),
      files: messages.flatMap((message) =>
        ('files' in message ? (message.files ?? []) : []).map(({ id, name }) => ({
          name,
          content: String(world.files.get(id)?.bytes ?? ''),
        })),
      ),
      isPrivate: messages.every(
        (message) => !('ts' in message) || world.channels.get(message.channel)?.directWith === person.user.id,
      ),
      form: current && {
        title: current.title.text,
        values: { ...initialValues(current), ...typed } as FormValues,
        problems,
      },
    };
  }

  return {
    adapter,
    place,
    async say(line, { again } = {}) {
      const [, command = '', text = ''] = /^(\/\S+)\s*(.*)$/s.exec(line) ?? [];
      const before = snapshot();
      view = null;
      const payload = person.commandPayload(channel, command, text);
      await person.command(channel, command, text, payload);
      if (again) await person.command(channel, command, text, payload);
      return look(before);
    },
    async speak(words) {
      const { payload } = person.say(channel, person.mention(words));
      const before = snapshot();
      await fake.deliver.event(payload);
      return look(before);
    },
    async press(label) {
      const before = snapshot();
      for (const message of shown)
        for (const element of listElements(message.blocks)) {
          const option = element.options?.find((candidate) => candidate.text.text === label);
          if (!option && element.text?.text !== label) continue;
          await person.press(message, element, option);
          return look(before);
        }
      throw new Error(`Nothing is labelled ${label}.`);
    },
    async submit(values, { again } = {}) {
      const before = snapshot();
      const wanted = values as Typed;
      for (let step = 0; view && step < 10; step++) {
        const current: StoredView = view;
        typed = { ...typed, ...wanted };
        const payload = person.viewPayload('view_submission', current, typed);
        const sent = await person.submit(current, typed, payload);
        if (again) {
          world.views.set(current.id, current);
          await person.submit(current, typed, payload);
        }
        problems = sent.errors;
        view = sent.view;
        if (Object.keys(problems).length > 0) break;
      }
      return look(before);
    },
    async close(values) {
      if (!view) throw new Error('No form is open.');
      await person.close(view, values as Typed);
      view = null;
      await setup.settle();
    },
    countMentions: () =>
      JSON.stringify([world.messages.filter(({ user }) => user === token.bot.id), world.ephemerals]).match(
        /<(!|@)[\w^]+/g,
      )?.length ?? 0,
    async posted() {
      const fresh = world.messages.filter((message) => message.user === token.bot.id).slice(posted);
      posted += fresh.length;
      return fresh.map((message) => read([message], null));
    },
    stop: setup.stop,
  };
}
