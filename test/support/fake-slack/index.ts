import { randomBytes } from 'node:crypto';
import { createDeliver, type DeliverOptions } from './deliver.ts';
import { createFaults } from './faults.ts';
import type { Settings } from './method.ts';
import { createOAuth, type OAuthApp } from './oauth.ts';
import { createResponses } from './responses.ts';
import { type Call, createFakeServer, listen } from './server.ts';
import { createSockets } from './socket.ts';
import { createWorld } from './world.ts';

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

/**
 * Slack on loopback: refuses what Slack refuses and fails on request. `deliver` brings what people do to the app; `person.ts` does it for
 * them.
 */
export async function startFakeSlack() {
  const world = createWorld();
  const faults = createFaults();
  const calls: Call[] = [];
  const settings: Settings = { triggerLifeMs: 3_000, fileSettleMs: 0, url: '', forwardTo: null };
  const delivery: DeliverOptions = {
    http: null,
    signingSecret: randomBytes(16).toString('hex'),
    ackTimeoutMs: 3_000,
  };
  const oauthApp: OAuthApp = {
    clientId: '111.222',
    clientSecret: randomBytes(16).toString('hex'),
    redirectUris: [],
    installTeam: null,
    installer: null,
    isOrgWide: false,
    rotationS: null,
    denies: false,
  };
  const appToken = `xapp-1-A0FAKE-${randomBytes(8).toString('hex')}`;
  const responses = createResponses(world, () => settings.url);
  const oauth = createOAuth(world, oauthApp);
  const server = createFakeServer({
    world,
    faults,
    oauth,
    responses,
    settings,
    appTokens: new Set([appToken]),
    calls,
    sockets: () => sockets,
  });
  const sockets = createSockets(server, () => delivery.ackTimeoutMs);
  settings.url = await listen(server);

  return {
    world,
    faults,
    calls,
    settings,
    delivery,
    oauthApp,
    responses,
    sockets,
    appToken,
    apiUrl: `${settings.url}/api/`,
    deliver: createDeliver(delivery, () => sockets),
    callsTo: (method: string) => calls.filter((call) => call.method === method),
    /** Calls that were refused, as tests should show none unless they mean to. */
    refused: () =>
      calls
        .filter(({ answer }) => answer && !answer.ok)
        .map(({ method, answer }) => `${method}: ${JSON.stringify(answer)}`),
    async stop() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
