import type { APIUser } from 'discord-api-types/v10';
import type { FakeDiscord, Turn } from '#test/support/fake-discord/index.ts';
import { walk } from '#test/support/fake-discord/index.ts';
import type { Loose } from '#test/support/fake-discord/message-rules.ts';
import { snowflake } from '#test/support/fake-discord/world.ts';
import type { Answer, Asker } from '../ask.ts';
import type { Door } from '../door.ts';
import { mutate, mutateBytes } from '../mutate.ts';
import { oddText } from '../odd.ts';
import type { Random } from '../random.ts';
import { formLines, lineOf, lines, typed } from './lines.ts';

type Interaction = Turn['interaction'];
type Defined = { name: string; type: number; required?: boolean; options?: Defined[]; id?: string };

const namedPath = '/discord/interactions';
const remembered = 500;
/** So much comes over the Gateway, which answers nothing. */
const gatewayShare = 0.15;

/** Signed interactions over HTTP, and frames over the Gateway. What is answered is judged as Discord would. */
export async function createDiscordDoor(
  fake: FakeDiscord,
  { ask, refused }: { ask: Asker; refused(problem: string): void },
): Promise<Door> {
  const users = [fake.maria, fake.world.addUser('olof'), fake.world.addUser('eve')];
  const messages: object[] = [];
  const seeds = await collectSeeds();
  let sequence = 1_000_000;

  async function collectSeeds(): Promise<Interaction[]> {
    const found: Interaction[] = [];
    const add = (type: number, data: object, user: APIUser, more = {}) => {
      const turn = fake.interact(user, fake.general, type, data, more);
      found.push(turn.interaction);
      return turn;
    };
    const commands = [...fake.world.commands.values()].flat() as unknown as Defined[];
    for (const user of users) {
      for (const { id, name, type, options = [] } of commands) {
        const target = { id: '100000000000000001', content: 'we tried', channel_id: fake.general.id, author: user };
        if (type === 3)
          add(2, { id, name, type, target_id: target.id, resolved: { messages: { [target.id]: target } } }, user);
        else if (type === 2)
          add(2, { id, name, type, target_id: user.id, resolved: { users: { [user.id]: user } } }, user);
        else
          for (const part of options.some((one) => one.type === 1) ? options : [null]) {
            const given = fillOptions(part?.options ?? (part ? [] : options));
            const data = { id, name, type: 1, options: part ? [{ type: 1, name: part.name, options: given }] : given };
            const turn = add(2, data, user);
            const [first] = given;
            if (first) add(4, { ...data, options: [{ ...first, focused: true }] }, user);
            await answerTo(turn.interaction, turn);
            if (turn.modal) add(5, fillIn(turn.modal), user);
            for (const control of turn.messages.flatMap((one) => [
              ...walk((fake.world.messages.get(one)?.components ?? []) as Loose[]),
            ]))
              if (control.custom_id) {
                const message = fake.world.messages.get(turn.messages[0] ?? '');
                add(
                  3,
                  {
                    custom_id: control.custom_id,
                    component_type: control.type,
                    ...(control.type === 3 && { values: ['0|/help'] }),
                  },
                  user,
                  { message },
                );
              }
          }
      }
      for (const line of [...formLines, ...lines])
        add(3, { custom_id: `0|${line}`, component_type: 2 }, user, {
          message: {
            id: '100000000000000002',
            flags: 64,
            channel_id: fake.general.id,
            content: '',
            author: fake.world.bot,
            components: [],
            attachments: [],
            embeds: [],
            mentions: [],
          },
        });
      messages.push({
        type: 0,
        channel_id: fake.general.id,
        guild_id: fake.guild.id,
        author: user,
        member: fake.world.memberOf(user),
        content: `<@${fake.world.bot.id}> who is like Murcia?`,
        timestamp: '2026-01-01T00:00:00.000Z',
        edited_timestamp: null,
        tts: false,
        mention_everyone: false,
        mentions: [fake.world.bot],
        mention_roles: [],
        attachments: [],
        embeds: [],
        components: [],
        pinned: false,
        flags: 0,
      });
    }
    return found;
  }

  async function answerTo(
    interaction: Interaction,
    turn: Turn | null,
    bytes: Buffer = Buffer.from(JSON.stringify(interaction)),
  ): Promise<Answer> {
    const answer = await ask({ path: namedPath, headers: fake.sign(bytes), body: bytes });
    if (answer.status !== 200 || !turn) return answer;
    const refusal = fake.interactions.callback(interaction.id, interaction.token, JSON.parse(answer.text), []);
    // Too late or a second time: other answers came first.
    if (refusal && ![10062, 40060].includes(refusal.json.code)) refused(JSON.stringify(refusal.json).slice(0, 500));
    return answer;
  }

  function freshen(seed: Interaction, random: Random): Interaction {
    const fresh = structuredClone(seed) as Interaction & { data?: { custom_id?: unknown } };
    fresh.id = snowflake();
    fresh.token = `aW50ZXJhY3Rpb246${fresh.id}${'x'.repeat(60)}`;
    const { data } = fresh;
    const line = lineOf(random);
    if (fresh.type === 3 && typeof data?.custom_id === 'string' && random.chance(0.4))
      data.custom_id = (line.startsWith('#') ? `0${line}` : `0|${line}`).slice(0, 100);
    return fresh;
  }

  function overGateway(random: Random): Answer {
    const since = performance.now();
    sequence += 1;
    const message = { ...random.pick(messages), id: snowflake(), content: `<@${fake.world.bot.id}> ${lineOf(random)}` };
    const t = random.pick([
      'MESSAGE_CREATE',
      'MESSAGE_CREATE',
      'INTERACTION_CREATE',
      'GUILD_CREATE',
      'GUILD_DELETE',
      'GUILD_ROLE_UPDATE',
      'CHANNEL_CREATE',
    ]);
    const bodies: Record<string, () => object> = {
      MESSAGE_CREATE: () => message,
      INTERACTION_CREATE: () => freshen(random.pick(seeds), random),
      CHANNEL_CREATE: () => fake.general,
    };
    const body = bodies[t]?.() ?? fake.gateway.describeGuild(fake.guild.id);
    const frame = random.chance(0.02)
      ? oddText(random)
      : JSON.stringify({ op: 0, t, s: sequence, d: mutate(body, random) });
    return {
      status: fake.gateway.inject(frame) > 0 ? 'sent' : 'not connected',
      text: '',
      ms: performance.now() - since,
    };
  }

  function forget(): void {
    fake.requests.length = 0;
    for (const map of [fake.interactions.turns, fake.world.messages, fake.world.files])
      for (const key of [...map.keys()].slice(0, -remembered)) map.delete(key);
  }

  return {
    name: 'Discord',
    share: 0.3,
    async send(random, index) {
      if (index % remembered === 0) forget();
      if (random.chance(gatewayShare)) return overGateway(random);
      const fresh = freshen(random.pick(seeds), random);
      const mutated = random.chance(0.05) ? fresh : mutate(fresh, random);
      const bytes = Buffer.from(JSON.stringify(mutated) ?? '');
      // A PING is answered to nobody.
      const isKnown =
        typeof mutated?.id === 'string' && typeof mutated.token === 'string' && Number(mutated.type) !== 1;
      const turn = isKnown ? fake.interactions.adopt(mutated, random.pick(users), fake.general) : null;
      return answerTo(mutated, turn, random.chance(0.1) ? mutateBytes(bytes, random) : bytes);
    },
  };
}

const examples: Record<string, string> = {
  region: 'Murcia',
  indicator: 'unemployment',
  area: 'ES51',
  words: 'language',
  regions: 'Skåne',
};

function fillOptions(options: Defined[]) {
  return options.map(({ name, type }) => ({
    name,
    type,
    value: type === 4 || type === 10 ? 1 : type === 5 ? true : (examples[name.replace(/\d$/, '')] ?? 'Skåne'),
  }));
}

/** A window's data as it is sent, something typed into every part of it. */
function fillIn({ custom_id: id, components = [] }: Loose): object {
  return {
    custom_id: id,
    resolved: { attachments: {} },
    components: components.flatMap(({ component }, index) => {
      if (!component) return [];
      const { type, custom_id: field = '' } = component;
      const [first] = (component.options ?? []) as { value: string }[];
      const name = Object.keys(typed).find((one) => field.includes(one)) ?? '';
      const words = typeof typed[name] === 'string' ? typed[name] : 'Some words';
      const values = first ? [first.value] : [];
      const value =
        type === 4
          ? { value: words }
          : type === 21
            ? { value: first?.value ?? null }
            : type === 23
              ? { value: true }
              : { values };
      return [{ type: 18, id: index + 1, component: { type, id: 100 + index, custom_id: field, ...value } }];
    }),
  };
}
