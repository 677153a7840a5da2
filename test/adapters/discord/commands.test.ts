import { describe, expect, test } from 'vitest';
import { createRest } from '#adapters/discord/api/rest.ts';
import { listProblems } from '#adapters/discord/commands/check.ts';
import { defineCommands } from '#adapters/discord/commands/define.ts';
import { createMenuIndex } from '#adapters/discord/commands/localizations.ts';
import { registerCommands } from '#adapters/discord/commands/register.ts';
import { createOptionIndex, decodeOptions } from '#adapters/discord/decode/options.ts';
import { timing } from '#adapters/discord/reply/timing.ts';
import { commands as registry } from '#src/commands/index.ts';
import type { Bot } from '#src/core/bot.ts';
import { createLocalization } from '#src/core/descriptions.ts';
import { createRegistry } from '#src/core/registry.ts';
import { descriptions } from '#src/texts/descriptions.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { listCommandProblems } from '#test/support/fake-discord/command-rules.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { listSpecProblems } from '#test/support/fake-discord/spec.ts';

const real = {
  commands: registry as unknown as Bot['commands'],
  shortcuts: createRegistry(registry).shortcuts as Bot['shortcuts'],
  localizations: descriptions.localizations,
};
const { house } = createContractHouse();

type Defined = {
  name: string;
  type: number;
  required?: boolean;
  autocomplete?: boolean;
  options?: Defined[];
  name_localizations?: Record<string, string>;
  description_localizations?: Record<string, string>;
  integration_types?: number[];
  contexts?: number[];
};
const definitions = defineCommands(real) as unknown as Defined[];
const find = (name: string, subcommand?: string) => {
  const command = definitions.find((one) => one.name === name);
  return subcommand ? command?.options?.find((one) => one.name === subcommand) : command;
};

describe('the registry as Discord’s commands', () => {
  test('is what Discord takes, by the official description and the documented limits', () => {
    expect(listProblems(defineCommands(real))).toEqual([]);
    expect(listCommandProblems(definitions)).toEqual([]);
    expect(listSpecProblems('PUT', '/applications/100000000000000001/commands', definitions)).toEqual([]);
  });

  test('a list of two to six becomes that many options, the first two required', () => {
    const regions = (find('compare')?.options ?? []).filter(({ name }) => name.startsWith('region'));
    expect(regions.map(({ name, required }) => [name, required])).toEqual([
      ['region1', true],
      ['region2', true],
      ['region3', false],
      ['region4', false],
      ['region5', false],
      ['region6', false],
    ]);
    expect(regions.every(({ autocomplete }) => autocomplete)).toBe(true);
  });

  test('one’s own region may be left out, hidden subcommands are not shown', () => {
    expect(find('indicator', 'show')?.options?.slice(0, 2)).toMatchObject([
      { name: 'indicator', required: true },
      { name: 'region', required: false },
    ]);
    expect(find('experience', 'log-message')).toBeUndefined();
  });

  test('is there for servers and for people, in servers and in direct messages', () => {
    for (const { integration_types, contexts } of definitions) {
      expect(integration_types).toEqual([0, 1]);
      expect(contexts).toEqual([0, 1, 2]);
    }
  });

  test('has names in seven languages, the default among them', () => {
    expect(find('compare')?.name_localizations).toMatchObject({
      'en-US': 'compare',
      'es-ES': 'comparar',
      fr: 'comparer',
      it: 'confronta',
      'pt-BR': 'comparar',
      'sv-SE': 'jämför',
      de: 'vergleiche',
    });
    expect(find('experience', 'log')?.name_localizations).toMatchObject({ 'en-GB': 'log', 'es-419': 'anotar' });
    expect(find('experience', 'log')?.description_localizations).toMatchObject({
      'en-US': 'Tell the network what your region tried, in seven fields',
      'sv-SE': 'Berätta för nätverket vad din region har prövat, i sju fält',
    });
    expect(find('Log as experience')?.name_localizations).toMatchObject({
      'en-US': 'Log as experience',
      de: 'Als Erfahrung festhalten',
    });
    expect(find('compare')?.options?.[0]?.description_localizations).toMatchObject({
      de: expect.stringContaining('Regionen'),
    });
  });

  test('says arguments in the languages that have words for them, whichever of Discord’s they are', () => {
    const [command] = defineCommands({
      ...house.bot,
      commands: house.bot.commands.filter(({ name }) => name === 'echo'),
      shortcuts: [],
      localizations: () => [
        ...house.bot.localizations(),
        createLocalization('pl', { commands: { echo: { arguments: { words: 'Co powiedzieć' } } }, shortcuts: {} }),
        createLocalization('tlh', { commands: { echo: { name: 'jatlh', summary: 'jatlhqa' } }, shortcuts: {} }),
      ],
    }) as unknown as Defined[];
    expect(command?.options).toMatchObject([
      { description_localizations: { 'en-US': 'What to say', 'en-GB': 'What to say', pl: 'Co powiedzieć' } },
    ]);
    // Discord has no Klingon.
    expect(JSON.stringify(command)).not.toContain('jatlh');
  });

  test('knows a menu entry by the label that Discord was told', () => {
    const find = createMenuIndex(real);
    expect(find('Log as experience')).toBe('log-message-as-experience');
    expect(find('Als Erfahrung festhalten')).toBeNull();
  });

  test('has the menu entries on messages', () => {
    expect(definitions.filter(({ type }) => type === 3).map(({ name }) => name)).toEqual([
      'Log as experience',
      'Log thread as experience',
      'Ask the network about it',
    ]);
  });
});

test('numbered options are one list again, in their order', () => {
  const index = createOptionIndex(real.commands);
  const given = [
    { name: 'indicator10', value: 'ten' },
    { name: 'region2', value: 'ES51' },
    { name: 'indicator2', value: 'two' },
    { name: 'region1', value: 'SE224' },
    { name: 'area', value: 'health' },
  ];
  expect(decodeOptions('compare', undefined, given, index)).toEqual({
    regions: ['SE224', 'ES51'],
    indicators: ['two', 'ten'],
    area: 'health',
  });
});

test('what Discord would refuse is told with its place', () => {
  const long = 'x'.repeat(101);
  const problems = listProblems([
    { name: 'Upper', description: 'd' },
    { name: 'twice', description: 'd', name_localizations: { fr: 'même' } },
    { name: 'other', description: 'd', name_localizations: { fr: 'même', de: 'Groß' } },
    {
      name: 'order',
      description: long,
      options: [
        { type: 3, name: 'a', description: 'd' },
        { type: 3, name: 'b', description: 'd', required: true },
      ],
    },
    {
      name: 'many',
      description: 'd',
      options: Array.from({ length: 26 }, (_, index) => ({ type: 3 as const, name: `o${index}`, description: 'd' })),
    },
    {
      name: 'heavy',
      description: 'd',
      options: Array.from({ length: 25 }, (_, index) => ({
        type: 3 as const,
        name: `o${index}`,
        description: 'd',
        choices: Array.from({ length: 25 }, (_, choice) => ({
          name: `choice ${choice} ${'x'.repeat(80)}`,
          value: `${choice}`,
        })),
      })),
    },
  ]);
  for (const part of [
    '/Upper',
    'twice and other',
    '"Groß" (de)',
    '/order: the description (default) has 101',
    '/order: an option that may be left out',
    '/many has 26 options',
    '/heavy has',
  ])
    expect(problems.join('\n')).toContain(part);
});

describe('deployment', () => {
  async function start() {
    const fake = await startFakeDiscord();
    const rest = createRest({ token: fake.world.token, api: fake.api, timing, now: Date.now });
    const { house: own } = createContractHouse();
    const register = (guild: string | null, bot: Pick<Bot, 'commands' | 'shortcuts' | 'localizations'> = own.bot) =>
      registerCommands(
        bot,
        { application: fake.world.application, guild },
        { rest, notes: own.notes, logger: own.logger },
      );
    const puts = () =>
      fake.requests
        .filter(({ method }) => method === 'PUT')
        .map(({ path, body }) => [path.includes('/guilds/') ? 'guild' : 'global', (body as unknown[]).length]);
    return { fake, register, puts, count: defineCommands(own.bot).length };
  }

  test('overwrites only when the definition changed', async () => {
    const { fake, register, puts, count } = await start();
    await register(null);
    await register(null);
    expect(puts()).toEqual([['global', count]]);
    await register(null, { ...house.bot, commands: house.bot.commands.slice(1) });
    expect(puts()).toEqual([
      ['global', count],
      ['global', count - 1],
    ]);
    expect(fake.violations).toEqual([]);
    await fake.stop();
  });

  test('is global or in one server, never both', async () => {
    const { fake, register, puts, count } = await start();
    await register(fake.guild.id);
    expect(puts()).toEqual([
      ['global', 0],
      ['guild', count],
    ]);
    await register(null);
    expect(puts().slice(2)).toEqual([
      ['guild', 0],
      ['global', count],
    ]);
    expect(fake.world.commands.get(fake.guild.id)).toEqual([]);
    await fake.stop();
  });

  test('a refused deployment is tried again at the next start', async () => {
    const { fake, register, puts } = await start();
    fake.fail('PUT', /commands$/, { status: 403, json: { code: 20012, message: 'no' } });
    await expect(register(null)).rejects.toMatchObject({ name: 'PlatformError', code: '20012' });
    await register(null);
    expect(puts()).toHaveLength(2);
    await fake.stop();
  });

  test('commands that Discord would refuse stop the start with their names', async () => {
    const { fake, register, puts } = await start();
    const [command] = house.bot.commands;
    await expect(
      register(null, { ...house.bot, shortcuts: [], commands: [{ ...command, name: 'Not Allowed' } as never] }),
    ).rejects.toThrow('"Not Allowed"');
    expect(puts()).toEqual([]);
    await fake.stop();
  });
});
