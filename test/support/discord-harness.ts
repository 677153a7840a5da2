import { serve } from '@hono/node-server';
import type { APIUser } from 'discord-api-types/v10';
import { vi } from 'vitest';
import { createDiscord, type Settings } from '#adapters/discord/adapter.ts';
import { decodeFieldId } from '#adapters/discord/decode/field.ts';
import { type Timing, timing } from '#adapters/discord/reply/timing.ts';
import type { FileValue, FormValues } from '#src/core/form.ts';
import { formatPlace } from '#src/core/place.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import type { AdapterHarness, Shown } from '#test/contracts/adapter.ts';
import { type FakeDiscord, startFakeDiscord, type Turn, walk } from './fake-discord/index.ts';
import type { Loose } from './fake-discord/message-rules.ts';
import { type FakeChannel, snowflake } from './fake-discord/world.ts';

export type DiscordHarness = AdapterHarness & {
  fake: FakeDiscord;
  discord: ReturnType<typeof createDiscord>;
  /** Brings an interaction to the adapter, and resolves when all is said to it. */
  bring(turn: Turn, times?: number): Promise<Turn>;
  /** The interaction of a command line typed into Discord's own fields. */
  type(line: string, more?: { user?: APIUser; channel?: FakeChannel; at?: number }): Turn;
  show(turn: Turn): Promise<Shown>;
};

export type HarnessOptions = {
  transport: 'gateway' | 'http';
  settings?: Partial<Settings>;
  timing?: Partial<Timing>;
  fake?: FakeDiscord;
  now?: () => number;
};

/** The real adapter on the fake Discord, and a person who types, presses and fills in. */
export async function createDiscordHarness(house: AdapterContext, options: HarnessOptions): Promise<DiscordHarness> {
  // A clock of its own is for what comes late; elsewhere a busy machine may take longer than Discord waits.
  const fake = options.fake ?? (await startFakeDiscord(options.now ? { now: options.now } : { firstAnswerMs: 60_000 }));
  const isHttp = options.transport === 'http';
  const settings: Settings = {
    token: fake.world.token,
    publicKey: isHttp ? fake.publicKey : null,
    hasGateway: !isHttp,
    guild: null,
    api: fake.api,
    ...options.settings,
  };
  const patient = options.now ? {} : { formMs: 50_000, choicesMs: 50_000 };
  const quick = { openDirectMs: 5, afterReplyMs: 5 };
  const discord = createDiscord(settings, house, { ...timing, ...patient, ...quick, ...options.timing });
  await discord.start();
  const close = isHttp ? await listen(discord.fetch, fake) : null;
  let last: Turn | null = null;

  function type(
    line: string,
    { user = fake.maria, channel = fake.general, at }: { user?: APIUser; channel?: FakeChannel; at?: number } = {},
  ): Turn {
    return fake.interact(user, channel, 2, fillOptions(fake, line), at === undefined ? {} : { at });
  }

  async function bring(turn: Turn, times = 1): Promise<Turn> {
    await fake.deliver(turn, times);
    await discord.idle();
    last = turn;
    return turn;
  }

  async function press(label: string): Promise<Shown> {
    if (!last) throw new Error('Nothing is shown yet.');
    return show(await bring(use(last, label)));
  }

  /** The interaction of a button or option with this label on what is shown. */
  function use(turn: Turn, label: string): Turn {
    for (const id of turn.messages) {
      const message = fake.world.messages.get(id);
      for (const control of walk((message?.components ?? []) as Loose[])) {
        const more = { message } as never;
        if (control.type === 2 && control.label === label)
          return fake.interact(turn.user, turn.channel, 3, { custom_id: control.custom_id, component_type: 2 }, more);
        const option = ((control.options ?? []) as { label: string; value: string }[]).find(
          (one) => one.label === label,
        );
        if (control.type === 3 && option)
          return fake.interact(
            turn.user,
            turn.channel,
            3,
            { custom_id: control.custom_id, component_type: 3, values: [option.value] },
            more,
          );
      }
    }
    throw new Error(`Nothing shown is labelled "${label}".`);
  }

  async function submit(values: FormValues, { again = false }: { again?: boolean } = {}): Promise<Shown> {
    const times = again ? 2 : 1;
    while (last?.modal) {
      await bring(sendModal(fake, last, values), times);
      if (hasButton(fake, last, 'Continue')) await bring(use(last, 'Continue'));
    }
    const shown = last ? await show(last) : null;
    if (!shown || !last) throw new Error('No form is open.');
    if (!shown.buttons.includes('Correct it')) return shown;
    const problems = Object.fromEntries(
      [...shown.text.matchAll(/^- (.+?): (.+)$/gm)].map(([, label, problem]) => [label, problem ?? '']),
    );
    const opened = await press('Correct it');
    return { ...shown, form: opened.form && { ...opened.form, problems } };
  }

  async function show(turn: Turn): Promise<Shown> {
    const shown = showMessages(fake, turn.messages);
    if (!turn.modal) return shown;
    return {
      ...shown,
      form: {
        title: String(turn.modal.title).replace(/ \(\d+\/\d+\)$/, ''),
        values: readModal(turn.modal),
        problems: {},
      },
    };
  }

  async function speak(words: string): Promise<Shown> {
    const before = new Set(fake.world.messages.keys());
    fake.messages.post(fake.general.id, fake.maria, { content: `<@${fake.world.bot.id}> ${words}` }, []);
    await vi.waitFor(
      () => {
        if (
          ![...fake.world.messages.values()].some(
            ({ id, author }) => !before.has(id) && author.id === fake.world.bot.id,
          )
        )
          throw new Error('no answer yet');
      },
      { timeout: 20_000 },
    );
    await discord.idle();
    const ids = [...fake.world.messages.values()].filter(
      ({ id, author }) => !before.has(id) && author.id === fake.world.bot.id,
    );
    return showMessages(
      fake,
      ids.map(({ id }) => id),
    );
  }

  return {
    adapter: discord,
    discord,
    fake,
    bring,
    type,
    show,
    say: async (line, { again = false } = {}) => show(await bring(type(line), again ? 2 : 1)),
    ...(settings.hasGateway && { speak }),
    press,
    submit,
    countMentions: fake.messages.countPings,
    place: formatPlace({ platform: 'discord', space: fake.guild.id, kind: 'channel', id: fake.general.id }),
    posted: async () =>
      [...fake.world.messages.values()]
        .filter(({ author, interaction_metadata: isAnswer }) => author.id === fake.world.bot.id && !isAnswer)
        .map(({ id }) => showMessages(fake, [id])),
    async stop() {
      await discord.stop();
      await close?.();
      if (!options.fake) await fake.stop();
      if (fake.violations.length > 0) throw new Error(`Discord would refuse:\n${fake.violations.join('\n')}`);
    },
  };
}

/** The adapter's own requests served on loopback, and the address entered with the fake. */
async function listen(
  fetch: ReturnType<typeof createDiscord>['fetch'],
  fake: FakeDiscord,
): Promise<() => Promise<void>> {
  const server = serve({
    fetch: (request) => fetch?.(request) ?? new Response(null, { status: 404 }),
    port: 0,
    hostname: '127.0.0.1',
  });
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())));
  const address = server.address();
  await fake.setEndpoint(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/discord/interactions`);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

type Defined = { name: string; type: number; required?: boolean; options?: Defined[]; max_length?: number };

/** A typed line as what Discord sends for the registered command: words into its options, the required ones first. */
export function fillOptions(fake: FakeDiscord, line: string): object {
  const commands = [...fake.world.commands.values()].flat() as unknown as (Defined & { id: string })[];
  const [name = '', ...said] = line.replace(/^\//, '').split(' ');
  const command = commands.find((one) => one.name === name && (one.type ?? 1) === 1);
  const subcommand = command?.options?.find((one) => one.type === 1 && one.name === said[0]);
  const words = subcommand ? said.slice(1) : said;
  const open = ((subcommand ?? command)?.options ?? []).filter(({ type }) => type !== 1);
  const isNumbered = ({ name: option }: Defined) => /\d$/.test(option);
  const order = [
    ...open.filter(({ required }) => required),
    ...open.filter((one) => !one.required && !isNumbered(one)),
    ...open.filter((one) => !one.required && isNumbered(one)),
  ];
  const given = order.flatMap((option) => {
    if (words.length === 0) return [];
    const value = option.max_length ? words.splice(0).join(' ') : words.shift();
    return [{ name: option.name, type: option.type, value }];
  });
  const options = subcommand ? [{ type: 1, name: subcommand.name, options: given }] : given;
  return { id: command?.id ?? snowflake(), name, type: 1, options };
}

function hasButton(fake: FakeDiscord, turn: Turn, label: string): boolean {
  return showMessages(fake, turn.messages).buttons.includes(label);
}

/** The open modal with these values typed in; what is not among them stays as it was. */
function sendModal(fake: FakeDiscord, { modal, user, channel, interaction, messages }: Turn, values: FormValues): Turn {
  const attachments: Record<string, object> = {};
  const components = (modal?.components ?? []).flatMap((top, index) => {
    const inner = top.component;
    if (!inner) return [];
    const name = decodeFieldId(inner.custom_id ?? '')?.name ?? '';
    const value = name in values ? values[name] : readComponent(inner);
    const sent = {
      type: inner.type,
      id: 100 + index,
      custom_id: inner.custom_id,
      ...typeInto(fake, inner, value, attachments),
    };
    return [{ type: 18, id: index + 1, component: sent }];
  });
  const source = (interaction as { message?: { id: string } }).message ?? fake.world.messages.get(messages[0] ?? '');
  const data = { custom_id: modal?.custom_id, components, resolved: { attachments } };
  return fake.interact(user, channel, 5, data, source ? ({ message: source } as never) : {});
}

function typeInto(
  fake: FakeDiscord,
  component: Loose,
  value: FormValues[string] | undefined,
  attachments: Record<string, object>,
): object {
  const options = ((component.options ?? []) as { value: string }[]).map((option) => option.value);
  const list = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string' && item !== '');
  switch (component.type) {
    case 3:
    case 22:
      return { values: list.filter((item) => options.includes(item as string)) };
    case 21:
      return { value: options.find((option) => option === value) ?? null };
    case 23:
      return { value: value === true };
    case 19:
      return {
        values: ((Array.isArray(value) ? value : []) as FileValue[]).map(({ name, mediaType, content }) => {
          const id = snowflake();
          const path = `/attachments/1/${id}/${name}`;
          // An empty file is one that Discord does not find again.
          if (content)
            fake.world.files.set(path, {
              key: 'upload',
              name,
              type: mediaType,
              data: Buffer.from(content, name.endsWith('.gz') ? 'latin1' : 'utf8'),
            });
          attachments[id] = {
            id,
            filename: name,
            content_type: mediaType,
            size: content.length,
            url: fake.api.replace('/api', '') + path,
          };
          return id;
        }),
      };
    default: {
      // Beside a list of likely regions only what is not in it is typed.
      const isBeside = decodeFieldId(component.custom_id ?? '')?.kind === 'typed';
      return { value: isBeside && /^[A-Z]{2}\w+$/.test(String(value ?? '')) ? '' : String(value ?? '') };
    }
  }
}

function readModal({ components = [] }: Loose): FormValues {
  const values: FormValues = {};
  for (const { component } of components) {
    const field = decodeFieldId(component?.custom_id ?? '');
    if (field && component && !(field.kind === 'typed' && values[field.name]))
      values[field.name] = readComponent(component);
  }
  return values;
}

/** What a component holds when it is opened. */
function readComponent(component: Loose): FormValues[string] {
  const chosen = ((component.options ?? []) as { value: string; default?: boolean }[])
    .filter((option) => option.default)
    .map(({ value }) => value);
  if (component.type === 3 || component.type === 21)
    return decodeFieldId(component.custom_id ?? '')?.kind === 'several' ? chosen : (chosen[0] ?? '');
  if (component.type === 22) return chosen;
  return component.type === 23
    ? component.default === true
    : component.type === 19
      ? []
      : String(component.value ?? '');
}

/** Messages as a person reads them. */
export function showMessages(fake: FakeDiscord, ids: string[]): Shown {
  const messages = ids.flatMap((id) => fake.world.messages.get(id) ?? []);
  const components = messages.flatMap((message) => [...walk((message.components ?? []) as Loose[])]);
  const items = components.flatMap((one) => (one.items ?? []) as { description?: string }[]);
  const files = messages
    .flatMap(({ attachments }) => attachments)
    .filter(({ content_type: type }) => type !== 'image/png');
  const isSeenByOne = messages.some(({ flags }) => ((flags ?? 0) & 64) !== 0);
  return {
    text: components.flatMap(({ type, content }) => (type === 10 ? [unmark(String(content))] : [])).join('\n'),
    buttons: components.flatMap((one) => [
      ...(one.type === 2 ? [String(one.label)] : []),
      ...((one.options ?? []) as { label: string }[]).map(({ label }) => label),
    ]),
    pictures: items.map(({ description = '' }) => ({ alt: description })),
    files: files.map(({ filename, url }) => ({
      name: filename,
      content: String(fake.world.files.get(new URL(url).pathname)?.data ?? ''),
    })),
    isPrivate: messages.length > 0 ? isSeenByOne : null,
    form: null,
  };
}

/** Discord's Markdown as it looks: code blocks as they are, elsewhere marks taken off and escapes undone. */
function unmark(text: string): string {
  return text
    .split(/```\n?/)
    .map((part, index) => (index % 2 === 1 ? part : unmarkPlain(part)))
    .join('');
}

function unmarkPlain(text: string): string {
  return text
    .replace(/^(#{1,3}|-#) /gm, '')
    .replace(
      /\\([^\w\s])|\*\*|\*|`|\[((?:\\.|[^\]\\])+)\]\((https?:[^)]+)\)/g,
      (_, escaped?: string, label?: string, address?: string) =>
        escaped !== undefined
          ? escaped
          : label !== undefined
            ? `${label.replace(/\\([^\w\s])/g, '$1')} (${address})`
            : '',
    );
}
