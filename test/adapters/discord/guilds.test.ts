import { expect, test, vi } from 'vitest';
import { createGuilds } from '#adapters/discord/handle/guilds.ts';
import type { Bot } from '#src/core/bot.ts';
import { createContractHouse } from '#test/contracts/house.ts';

test('servers met are remembered up to a bound, so that memory does not grow with them', async () => {
  const { logger } = createContractHouse().house;
  const kept: string[] = [];
  const guilds = createGuilds({
    bot: { handle: async () => null } as unknown as Bot,
    notes: {
      find: async () => null,
      list: async () => [],
      update: async (name) => void kept.push(name),
    },
    logger,
    missing: async () => {},
  });
  for (let index = 0; index <= 5_000; index += 1) guilds.met(String(index));
  guilds.met('5000');
  await vi.waitFor(() => expect(kept).toHaveLength(5_001), { timeout: 20_000 });
  guilds.met('0');
  await vi.waitFor(() => expect(kept).toHaveLength(5_002), { timeout: 20_000 });
  expect(kept.at(-1)).toBe('discord:guild:0');
});
