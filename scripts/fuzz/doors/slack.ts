import type { InputBlock } from '@slack/types';
import { sign } from '#test/support/fake-slack/deliver.ts';
import type { FakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson, listElements } from '#test/support/fake-slack/person.ts';
import type { Asker } from '../ask.ts';
import type { Door } from '../door.ts';
import { mutate, mutateBytes } from '../mutate.ts';
import type { Random } from '../random.ts';
import { formLines, lineOf, lines, typed } from './lines.ts';

type Payload = Record<string, unknown>;
type Seed = { kind: 'command' | 'interaction' | 'event'; payload: Payload };

const formType = 'application/x-www-form-urlencoded';
const namedPath = '/slack/events';
/** The fake remembers no more than this of what was said to it. */
const remembered = 500;
const settleMs = 300;

export function createSlackWorld(fake: FakeSlack) {
  const { world } = fake;
  const team = world.addTeam('Acme');
  const channel = world.addChannel(team, 'general');
  const token = world.install(team);
  const admin = world.addUser(team, 'maria');
  return {
    team,
    channel,
    token,
    admin,
    persons: [admin, world.addUser(team, 'olof'), world.addUser(team, 'eve')].map((user) =>
      createPerson(fake, { team, token, user }),
    ),
  };
}

/** Signed bodies to Slack's address: commands, windows, buttons, shortcuts, suggestions, events. */
export async function createSlackDoor(
  fake: FakeSlack,
  { team, channel, persons }: ReturnType<typeof createSlackWorld>,
  { ask, url }: { ask: Asker; url: string },
): Promise<Door> {
  const { world, delivery } = fake;
  delivery.http = async (request) =>
    fetch(url + namedPath, { method: 'POST', headers: request.headers, body: await request.arrayBuffer() });
  const seeds = await collectSeeds();

  /** Collects people's actions on the server's own windows, buttons and home. */
  async function collectSeeds(): Promise<Seed[]> {
    const found: Seed[] = [];
    const add = (kind: Seed['kind'], payload: object) => void found.push({ kind, payload: payload as Payload });
    for (const person of persons) {
      for (const line of [...formLines, ...lines.filter((one) => one.startsWith('/'))]) {
        const [command = '', ...words] = line.split(' ');
        const known = new Set(world.views.keys());
        const payload = person.commandPayload(channel, command, words.join(' '));
        add('command', payload);
        await person.command(channel, command, words.join(' '), payload).catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, formLines.includes(line) ? settleMs : 0));
        for (const view of [...world.views.values()].filter(({ id }) => !known.has(id))) {
          add('interaction', person.viewPayload('view_submission', view, {}));
          add('interaction', person.viewPayload('view_closed', view, {}));
          for (const block of view.blocks as InputBlock[])
            if (block.type === 'input')
              add('interaction', {
                ...person.common,
                type: 'block_suggestion',
                container: { type: 'view', view_id: view.id },
                view,
                block_id: block.block_id,
                action_id: 'action_id' in block.element ? block.element.action_id : '',
                value: 'ska',
              });
        }
      }
      const { user, common } = person;
      const place = { channel: channel.id, user: user.id };
      const press = { ...common, type: 'block_actions', channel: { id: channel.id, name: 'general' } };
      const said = world.ephemerals.filter((message) => message.user === user.id).slice(-40);
      for (const { blocks } of said)
        for (const { type, action_id, value } of listElements(blocks).slice(0, 4))
          add('interaction', {
            ...press,
            trigger_id: '',
            response_url: '',
            container: { type: 'message', message_ts: '1.1', channel_id: channel.id, is_ephemeral: true },
            actions: [{ type, action_id, block_id: 'b', value, action_ts: '1.1' }],
          });
      const message = {
        type: 'message',
        ts: '1.1',
        text: 'We tried evening courses',
        user: user.id,
        attachments: [
          { is_share: true, text: 'Forwarded :house:', author_name: 'Olof', from_url: 'https://a.slack.com/x' },
        ],
      };
      const direct = world.directChannel(team, user.id).id;
      for (const name of ['log-message-as-experience', 'ask-network-about-message'])
        add('interaction', {
          ...common,
          type: 'message_action',
          callback_id: name,
          trigger_id: '',
          channel: { id: channel.id },
          message,
          response_url: '',
        });
      add('interaction', { ...common, type: 'shortcut', callback_id: 'log-experience', trigger_id: '' });
      const event = (more: Payload) => add('event', person.eventPayload(more));
      event({ type: 'app_home_opened', user: user.id, channel: direct, tab: 'home' });
      event({
        type: 'message',
        channel_type: 'im',
        channel: direct,
        user: user.id,
        ts: '1.1',
        text: 'who is like Murcia?',
      });
      event({ type: 'app_mention', ...place, ts: '1.1', text: person.mention('compare Skåne with Catalonia') });
      event({
        type: 'app_mention',
        ...place,
        ts: '1.1',
        thread_ts: '1.0',
        text: person.mention('/help'),
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'compare' }] }],
          },
        ],
      });
      event({ type: 'user_change', user: { id: 'U0NOBODY', deleted: true } });
    }
    return found;
  }

  /** Nothing that was there before, so that nothing is taken for a repetition. */
  function freshen({ kind, payload }: Seed, random: Random): Payload {
    const fresh = structuredClone(payload);
    const person = random.pick(persons);
    const responseUrl = fakeUrl(person);
    if (kind === 'command') {
      const [command = '', ...words] = random.chance(0.5) ? lineOf(random).split(' ') : [];
      if (command) Object.assign(fresh, { command, text: words.join(' ') });
    }
    if ('trigger_id' in fresh) fresh.trigger_id = world.newTrigger(team.id, person.user.id);
    if ('response_url' in fresh) fresh.response_url = responseUrl;
    if ('event_id' in fresh) fresh.event_id = world.newId('Ev');
    const { event, view, actions } = fresh as { event?: Payload; view?: Payload; actions?: Payload[] };
    if (event && 'ts' in event) event.ts = world.newTs();
    if (event && typeof event.text === 'string' && random.chance(0.5))
      event.text = `${person.mention('')}${lineOf(random)}`;
    if (view && kind === 'interaction') {
      view.id = world.newId('V');
      fill(view, random);
    }
    for (const action of actions ?? []) {
      action.action_ts = world.newTs();
      if (typeof action.value === 'string' && random.chance(0.4)) action.value = lineOf(random);
    }
    return fresh;
  }

  const fakeUrl = ({ user }: (typeof persons)[number]) => {
    const [token] = world.tokens.values();
    return token ? fake.responses.create({ token, channel, user: user.id, source: null }) : '';
  };

  function forget(): void {
    fake.calls.length = 0;
    for (const list of [world.messages, world.ephemerals]) list.splice(0, list.length - remembered);
    for (const map of [world.views, world.files, world.triggers])
      for (const key of [...map.keys()].slice(0, -remembered)) map.delete(key);
  }

  return {
    name: 'Slack',
    share: 0.3,
    async send(random, index) {
      if (index % remembered === 0) forget();
      const seed = random.pick(seeds);
      const fresh = freshen(seed, random);
      const { type, body } = encode(seed.kind, random.chance(0.05) ? fresh : mutate(fresh, random));
      const bytes = random.chance(0.12) ? mutateBytes(body, random) : body;
      const contentType = random.chance(0.02) ? random.pick(['', 'application/json', formType, 'text/plain']) : type;
      const retry: Record<string, string> = random.chance(0.05)
        ? { 'x-slack-retry-num': random.pick(['1', '3', 'x']) }
        : {};
      return ask({
        path: namedPath,
        headers: { 'content-type': contentType, ...retry, ...sign(delivery.signingSecret, bytes) },
        body: bytes,
      });
    },
  };
}

/** As Slack sends it; a form may hold anything under a name, also several times. */
function encode(kind: Seed['kind'], payload: unknown): { type: string; body: Buffer } {
  const json = JSON.stringify(payload) ?? '';
  if (kind === 'event') return { type: 'application/json', body: Buffer.from(json) };
  // A long text has as many entries as letters.
  if (kind === 'command' && typeof payload === 'string') return { type: formType, body: Buffer.from(payload) };
  const form = new URLSearchParams();
  if (kind === 'interaction') form.set('payload', json);
  else
    for (const [name, value] of Object.entries(Object(payload)))
      for (const one of Array.isArray(value) ? value.slice(0, 50) : [value])
        form.append(name, typeof one === 'string' ? one : (JSON.stringify(one) ?? ''));
  return { type: formType, body: Buffer.from(form.toString()) };
}

/** Something typed into every input of a window. */
function fill(view: Payload, random: Random): void {
  const { values = {} } = (view.state ?? {}) as { values?: Record<string, Record<string, Payload>> };
  for (const [block, actions] of Object.entries(values))
    for (const value of Object.values(actions)) {
      const name = Object.keys(typed).find((one) => block.includes(one)) ?? '';
      if ('value' in value && random.chance(0.8))
        value.value = typeof typed[name] === 'string' ? typed[name] : 'Some words';
      const first = ((view.blocks ?? []) as { block_id?: string; element?: { options?: object[] } }[]).find(
        ({ block_id: id }) => id === block,
      )?.element?.options?.[0];
      if ('selected_option' in value && first && random.chance(0.8)) value.selected_option = first;
    }
}
