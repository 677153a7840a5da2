import type { InputBlock, KnownBlock } from '@slack/types';
import { storeView } from './api-views.ts';
import { checkOptions } from './check-blocks.ts';
import type { Delivered } from './deliver.ts';
import type { FakeSlack } from './index.ts';
import { applyReply, type Reply } from './responses.ts';
import type { Channel, Ephemeral, Message, StoredView, Team, Token, User } from './world.ts';

export type StateValue = Record<string, unknown>;
/** The values of a window's inputs, by block. */
export type Typed = Record<string, string | string[] | boolean | null | undefined>;

type Element = {
  type: string;
  action_id: string;
  value?: string;
  text?: { text: string };
  initial_value?: string;
  initial_date?: string;
  initial_option?: Option;
  initial_options?: Option[];
  options?: Option[];
  option_groups?: { options: Option[] }[];
};
type Option = { text: { text: string }; value: string };

/** A person in a team, doing what people do in Slack; what Slack would refuse is an error. */
export type FakePerson = ReturnType<typeof createPerson>;

export function createPerson(fake: FakeSlack, { team, token, user }: { team: Team; token: Token; user: User }) {
  const { world, deliver, responses } = fake;
  const identity = { id: user.id, username: user.name, name: user.name, team_id: team.id };
  const common = {
    token: 'legacy',
    api_app_id: 'A0FAKE',
    team: token.isOrgWide ? null : { id: team.id, domain: team.domain },
    enterprise: team.enterpriseId ? { id: team.enterpriseId, name: 'Group' } : null,
    is_enterprise_install: token.isOrgWide,
    user: identity,
  };

  /** What was answered in the response to a command. */
  function take(delivered: Delivered, channel: Channel, source: Message | Ephemeral | null): Delivered {
    const { body } = delivered;
    if (body === undefined) return delivered;
    const reply: Reply = typeof body === 'string' ? { text: body } : (body as Reply);
    const { refused } = applyReply(world, { token, channel, user: user.id, source }, reply);
    if (refused) throw new Error(`Slack would refuse this response: ${refused}`);
    return delivered;
  }

  const payloads = {
    commandPayload(channel: Channel, command: string, text: string) {
      return {
        token: 'legacy',
        team_id: team.id,
        team_domain: team.domain,
        ...(team.enterpriseId && { enterprise_id: team.enterpriseId }),
        channel_id: channel.id,
        channel_name: channel.name,
        user_id: user.id,
        user_name: user.name,
        command,
        text,
        api_app_id: 'A0FAKE',
        is_enterprise_install: String(token.isOrgWide),
        response_url: responses.create({ token, channel, user: user.id, source: null }),
        trigger_id: world.newTrigger(team.id, user.id),
      };
    },
    viewPayload(type: 'view_submission' | 'view_closed', view: StoredView, typed: Typed) {
      return {
        ...common,
        type,
        trigger_id: world.newTrigger(team.id, user.id, view.id),
        view: { ...view, team_id: team.id, app_installed_team_id: team.id, state: { values: stateOf(view, typed) } },
        response_urls: [],
        ...(type === 'view_closed' && { is_cleared: false }),
      };
    },
    eventPayload(event: Record<string, unknown>) {
      return {
        token: 'legacy',
        team_id: team.id,
        api_app_id: 'A0FAKE',
        type: 'event_callback',
        event_id: world.newId('Ev'),
        event_time: Math.floor(Date.now() / 1_000),
        authorizations: [
          {
            enterprise_id: team.enterpriseId,
            team_id: token.isOrgWide ? null : team.id,
            user_id: token.bot.id,
            is_bot: true,
            is_enterprise_install: token.isOrgWide,
          },
        ],
        event: { event_ts: world.newTs(), ...event },
      };
    },
  };

  return {
    ...payloads,
    user,
    team,
    common,

    async command(
      channel: Channel,
      command: string,
      text = '',
      payload = payloads.commandPayload(channel, command, text),
    ) {
      return take(await deliver.command(payload), channel, null);
    },

    /** Uses a button or an option on a message. */
    async press(source: Message | Ephemeral, element: Element, option?: Option) {
      const channel = world.channels.get(source.channel) as Channel;
      const isEphemeral = !('ts' in source);
      const ts = isEphemeral ? world.newTs() : source.ts;
      return deliver.interaction({
        ...common,
        type: 'block_actions',
        trigger_id: world.newTrigger(team.id, user.id),
        response_url: responses.create({ token, channel, user: user.id, source }),
        channel: { id: channel.id, name: channel.name },
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel.id,
          is_ephemeral: isEphemeral,
          ...(source.threadTs && { thread_ts: source.threadTs }),
        },
        ...(!isEphemeral && {
          message: {
            ts,
            text: source.text,
            blocks: source.blocks,
            ...(source.threadTs && { thread_ts: source.threadTs }),
          },
        }),
        actions: [toAction(element, option, world.newTs())],
      });
    },

    /** Uses a button or an option in a window or on the home page. */
    async pressInView(view: { id: string; type: 'modal' | 'home' }, element: Element, option?: Option) {
      return deliver.interaction({
        ...common,
        type: 'block_actions',
        trigger_id: world.newTrigger(team.id, user.id, view.type === 'modal' ? view.id : null),
        container: { type: 'view', view_id: view.id },
        view,
        actions: [toAction(element, option, world.newTs())],
      });
    },

    /** Sends a window. Its errors by block if it stays; the view shown then, null when it closed. */
    async submit(view: StoredView, typed: Typed, payload = payloads.viewPayload('view_submission', view, typed)) {
      const delivered = await deliver.interaction(payload);
      const body = delivered.body as
        | { response_action?: string; errors?: Record<string, string>; view?: unknown }
        | undefined;
      if (delivered.status !== 200)
        throw new Error(`Slack shows that it had trouble connecting (${delivered.status}).`);
      if (body?.response_action === 'errors') {
        const ids = new Set(view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : [])));
        for (const id of Object.keys(body.errors ?? {}))
          if (!ids.has(id)) throw new Error(`Slack would refuse errors for ${id}, which is no input of this view.`);
        return { errors: body.errors ?? {}, view };
      }
      if (body?.response_action === 'update' || body?.response_action === 'push') {
        const stored = storeView(world, token, body.view, {
          user: user.id,
          previous: body.response_action === 'push' ? view.id : null,
          ...(body.response_action === 'update' && { before: view }),
        });
        if (!stored.view) throw new Error(`Slack would refuse this view: ${JSON.stringify(stored)}`);
        return { errors: {}, view: stored.view };
      }
      world.views.delete(view.id);
      if (body?.response_action === 'clear') world.views.clear();
      return { errors: {}, view: null };
    },
    async close(view: StoredView, typed: Typed) {
      world.views.delete(view.id);
      if (view.notify_on_close) await deliver.interaction(payloads.viewPayload('view_closed', view, typed));
    },

    /** Types into a select that looks names up. */
    async suggest(view: StoredView, blockId: string, value: string): Promise<{ text: string; value: string }[]> {
      const block = view.blocks.find((candidate) => candidate.block_id === blockId) as { element: Element } | undefined;
      if (!block?.element.type.includes('external_select')) throw new Error(`${blockId} looks nothing up.`);
      const { body } = await deliver.interaction({
        ...common,
        type: 'block_suggestion',
        container: { type: 'view', view_id: view.id },
        view,
        block_id: blockId,
        action_id: block.element.action_id,
        value,
      });
      const problem = checkOptions(body);
      if (problem) throw new Error(`Slack would refuse these options: ${problem}`);
      return (body as { options: Option[] }).options.map((option) => ({ text: option.text.text, value: option.value }));
    },

    /** `more` is what else Slack tells of the message. */
    async shortcut(callbackId: string, message?: Message, more: object = {}) {
      const channel = message ? (world.channels.get(message.channel) as Channel) : null;
      return deliver.interaction({
        ...common,
        type: message ? 'message_action' : 'shortcut',
        callback_id: callbackId,
        trigger_id: world.newTrigger(team.id, user.id),
        ...(message && {
          channel: { id: message.channel, name: channel?.name },
          message: {
            type: 'message',
            ts: message.ts,
            text: message.text,
            user: message.user,
            ...(message.threadTs && { thread_ts: message.threadTs }),
            ...more,
          },
          response_url: responses.create({ token, channel: channel as Channel, user: user.id, source: null }),
        }),
      });
    },

    /** Writes something; with `toBot` it is a mention or a direct message, which the app is told of. */
    say(channel: Channel, text: string, threadTs: string | null = null, files: { name: string; bytes: Buffer }[] = []) {
      const stored = files.map(({ name, bytes }) => {
        const id = world.newId('F');
        world.files.set(id, {
          ...{
            id,
            name,
            title: name,
            alt: null,
            bytes,
            isComplete: true,
            teamId: team.id,
            channel: channel.id,
            readyAtMs: 0,
          },
        });
        return { id, name };
      });
      const sent = stored.map(({ id, name }, index) => ({
        ...{ id, name, title: name, mimetype: 'application/octet-stream', size: files[index]?.bytes.length },
        ...{ url_private_download: `${fake.settings.url}/files-pri/${id}/download/${name}` },
      }));
      const message: Message = {
        ...{ ts: world.newTs(), channel: channel.id, user: user.id, text, blocks: [], threadTs },
        ...(sent.length > 0 && { files: sent }),
      };
      world.messages.push(message);
      const isDirect = channel.directWith !== null;
      const payload = payloads.eventPayload({
        type: isDirect ? 'message' : 'app_mention',
        channel: channel.id,
        user: user.id,
        text,
        ts: message.ts,
        ...(threadTs && { thread_ts: threadTs }),
        ...(isDirect && { channel_type: 'im' }),
        ...(files.length > 0 && {
          subtype: 'file_share',
          files: sent,
        }),
      });
      return { message, payload };
    },
    /** Edits a direct message of theirs; the app is told with what is returned. */
    edit(message: Message, text: string) {
      const before = toldOf(message);
      Object.assign(message, { text, edited: { user: user.id, ts: world.newTs() } });
      return payloads.eventPayload({
        ...{ type: 'message', subtype: 'message_changed', hidden: true, channel_type: 'im', ts: world.newTs() },
        ...{ channel: message.channel, message: toldOf(message), previous_message: before },
      });
    },
    /** Deletes a direct message of theirs. */
    remove(message: Message) {
      world.messages.splice(world.messages.indexOf(message), 1);
      return payloads.eventPayload({
        ...{ type: 'message', subtype: 'message_deleted', hidden: true, channel_type: 'im', ts: world.newTs() },
        ...{ channel: message.channel, deleted_ts: message.ts, previous_message: toldOf(message) },
      });
    },
    /** Sets a sign below a message, or takes it off. */
    react(message: Message, reaction: string, { isOff = false }: { isOff?: boolean } = {}) {
      if (!token.scopes.includes('reactions:read')) throw new Error('Slack would not tell the app of reactions.');
      return payloads.eventPayload({
        ...{ type: isOff ? 'reaction_removed' : 'reaction_added', user: user.id, reaction, item_user: message.user },
        item: { type: 'message', channel: message.channel, ts: message.ts },
      });
    },
    mention: (words: string) => `<@${token.bot.id}> ${words}`,
    async openHome() {
      const home = world.homes.get(user.id);
      return deliver.event(
        payloads.eventPayload({
          type: 'app_home_opened',
          user: user.id,
          channel: world.directChannel(team, user.id).id,
          tab: 'home',
          ...(home && { view: { type: 'home', hash: home.hash } }),
        }),
      );
    },
  };
}

/** A message as events tell it. */
function toldOf({ ts, user, text, threadTs, edited, botId }: Message) {
  return {
    ...{ type: 'message', user, text, ts },
    ...(threadTs && { thread_ts: threadTs }),
    ...(edited && { edited }),
    ...(botId && { bot_id: botId }),
  };
}

function toAction(element: Element, option: Option | undefined, ts: string) {
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: 'generated',
    action_ts: ts,
    ...(option ? { selected_option: option } : { value: element.value, text: element.text }),
  };
}

/** Every element of a message or view that can be used. */
export function listElements(blocks: KnownBlock[]): Element[] {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? (block.elements as unknown as Element[])
      : block.type === 'section' && block.accessory
        ? [block.accessory as unknown as Element]
        : [],
  );
}

/** What stands in a view's inputs before anyone types. */
export function initialValues(view: StoredView): Typed {
  return Object.fromEntries(
    view.blocks.flatMap((block) => (isInput(block) ? [[block.block_id ?? '', initial(block.element as Element)]] : [])),
  );
}

function initial(element: Element): Typed[string] {
  switch (element.type) {
    case 'checkboxes':
      return (element.initial_options ?? []).length > 0;
    case 'multi_static_select':
    case 'multi_external_select':
      return (element.initial_options ?? []).map(({ value }) => value);
    default:
      return element.initial_option?.value ?? element.initial_date ?? element.initial_value ?? null;
  }
}

const isInput = (block: StoredView['blocks'][number]): block is InputBlock => block.type === 'input';

function stateOf(view: StoredView, typed: Typed): Record<string, Record<string, StateValue>> {
  const values = { ...initialValues(view), ...typed };
  return Object.fromEntries(
    view.blocks.flatMap((block) => {
      if (!isInput(block)) return [];
      const element = block.element as Element;
      return [[block.block_id ?? '', { [element.action_id]: stateValue(element, values[block.block_id ?? '']) }]];
    }),
  );
}

function stateValue(element: Element, value: Typed[string]): StateValue {
  const known = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)];
  const toOption = (chosen: string) => {
    const found = known.find((option) => option.value === chosen);
    if (!found && element.type.includes('static')) throw new Error(`${chosen} is not among the options.`);
    return found ?? { text: { type: 'plain_text', text: chosen }, value: chosen };
  };
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return { type: element.type, selected_option: value ? toOption(String(value)) : null };
    case 'multi_static_select':
    case 'multi_external_select':
      return { type: element.type, selected_options: (Array.isArray(value) ? value : []).map(toOption) };
    case 'checkboxes':
      return { type: element.type, selected_options: value === true ? (element.options ?? []) : [] };
    case 'datepicker':
      return { type: element.type, selected_date: value ?? null };
    case 'file_input':
      return { type: element.type, files: Array.isArray(value) ? value.map((file) => JSON.parse(file)) : [] };
    default:
      return { type: element.type, value: value === undefined || value === '' ? null : value };
  }
}
