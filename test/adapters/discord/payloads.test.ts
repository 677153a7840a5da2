import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import type { Turn } from '#test/support/fake-discord/index.ts';

const folder = join(import.meta.dirname, '../../../../shared/payloads');
const isHere = existsSync(folder);
if (!isHere) console.log('Recorded Discord payloads are not at hand: their replay is skipped.');

type Json = { [key: string]: unknown };
type Recorded = { name: string; type: string; data: Json };

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Everything recorded, with what it was dispatched as. Files hold one dispatch, one interaction, or several of either by name. */
function listRecorded(): Recorded[] {
  const files = (name: string) => readdirSync(join(folder, name)).map((file) => join(folder, name, file));
  return [...files('discord'), ...files('discord-docs')].flatMap((path) => {
    const name = path.slice(folder.length + 1, -'.json'.length);
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(content)) return [];
    const several = Object.entries(content).filter(
      ([, value]) => isObject(value) && ('token' in value || /^GATEWAY_/.test(String(value.type))),
    );
    if (several.length > 0) return several.map(([key, value]) => read(`${name} ${key}`, value as Json));
    return [read(name, content)];
  });
}

function read(name: string, content: Json): Recorded {
  if ('t' in content && isObject(content.d)) return { name, type: String(content.t), data: content.d };
  const gateway = /^GATEWAY_(.+)$/.exec(String(content.type))?.[1];
  if (gateway && isObject(content.data)) return { name, type: gateway, data: content.data };
  return { name, type: 'INTERACTION_CREATE', data: content };
}

describe.skipIf(!isHere)('recorded payloads', () => {
  const recorded = isHere ? listRecorded() : [];

  test('are many', () => {
    expect(recorded.length).toBeGreaterThan(100);
  });

  test.each(recorded)('$name by the gateway', async ({ type, data }) => {
    const errors: unknown[] = [];
    const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: (...all: unknown[]) => errors.push(all) };
    const person = await createDiscordHarness(createContractHouse({ logger }).house, { transport: 'gateway' });
    const { fake } = person;
    const turn = fake.interactions.adopt(data as unknown as Turn['interaction'], fake.maria, fake.general);
    fake.gateway.emit(type, data, { mentions: [fake.world.bot.id] });
    // Behind it, so that it was taken in when this is answered.
    await person.say('/secret');
    if (type === 'INTERACTION_CREATE' && isWhole(data)) {
      await vi.waitFor(
        () => expect(fake.requests.some(({ path }) => path.startsWith(`/interactions/${data.id}/`))).toBe(true),
        { timeout: 20_000 },
      );
      await person.discord.idle();
      const source = (data.message as Json | undefined)?.id;
      if (!source) expect(turn.acknowledged).toBeGreaterThan(0);
    }
    expect((await person.say('/secret')).text).toContain('For your eyes only');
    if (isWhole(data)) expect(errors).toEqual([]);
    await person.discord.stop();
    await fake.stop();
  });

  test('all, by signed http: every one is answered', async () => {
    const person = await createDiscordHarness(createContractHouse().house, { transport: 'http' });
    for (const { name, data } of recorded) {
      const response = await person.fake.request(JSON.stringify(data));
      const body = await response.text();
      expect([200, 202, 400], `${name}: ${body}`).toContain(response.status);
      if (isWhole(data)) expect(response.status, name).toBe(200);
    }
    await person.stop();
  });
});

/** Whole interactions, as Discord sends them; documentation shortens some. */
function isWhole(data: Json): boolean {
  return 'token' in data && 'data' in data && ('member' in data || 'user' in data);
}
