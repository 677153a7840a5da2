import { testAdapter } from '#test/contracts/adapter.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';

testAdapter('discord over the gateway', (house) => createDiscordHarness(house, { transport: 'gateway' }));
testAdapter('discord over http', (house) => createDiscordHarness(house, { transport: 'http' }));
