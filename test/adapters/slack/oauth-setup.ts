import { env } from '#adapters/slack/env.ts';
import { createSlack } from '#adapters/slack/index.ts';
import type { Event } from '#src/core/event.ts';
import type { Adapter, AdapterContext } from '#src/core/platform.ts';
import { createInstallationStore } from '#src/store/bot/installation.ts';
import type { Database } from '#src/store/database/database.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { type FakeSlack, startFakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import type { Team } from '#test/support/fake-slack/world.ts';

export const secretKey = 'a secret key of more than 32 characters';
const publicUrl = 'https://causeway.test';

export type OAuthSetup = Awaited<ReturnType<typeof setUpOAuth>>;

/** The real adapter on a fake Slack, to be added to many workspaces; installations are kept in `database`. */
export async function setUpOAuth(database: Database) {
  await database.sql`delete from installation`;
  const fake = await startFakeSlack();
  fake.oauthApp.redirectUris = [`${publicUrl}/slack/oauth_redirect`];
  const contract = createContractHouse();
  const events: Event[] = [];
  const clock = { nowMs: Date.now() };
  const { bot } = contract.house;
  const house: AdapterContext = {
    ...contract.house,
    bot: {
      ...bot,
      handle: (event) => {
        events.push(event);
        return bot.handle(event);
      },
      open: (event) => {
        events.push(event);
        return bot.open(event);
      },
    },
    publicUrl,
    installations: createInstallationStore(database, secretKey),
    now: () => new Date(clock.nowMs),
  };
  const servers: Adapter[] = [];

  /** One more server, not started. */
  function create(
    tuning: Parameters<typeof createSlack>[2] = {},
    own = house,
    more: Record<string, string> = {},
  ): Adapter {
    const server = createSlack(
      env.parse({
        SLACK_CLIENT_ID: fake.oauthApp.clientId,
        SLACK_CLIENT_SECRET: fake.oauthApp.clientSecret,
        SLACK_SIGNING_SECRET: fake.delivery.signingSecret,
        SLACK_API_URL: fake.apiUrl,
        ...more,
      }),
      own,
      { pause: () => new Promise((resolve) => setTimeout(resolve, 1)), ...tuning },
    );
    servers.push(server);
    return server;
  }

  /** What happens in Slack goes to this server. */
  function deliverTo(server: Adapter) {
    fake.delivery.http = async (request) => (await server.fetch?.(request)) as Response;
  }

  const slack = create();
  await slack.start();
  deliverTo(slack);

  const get = async (path: string, cookie = '', server = slack) =>
    (await server.fetch?.(new Request(`${publicUrl}${path}`, { headers: { cookie } }))) as Response;

  /** To Slack's page and, by its answer, to where it sends back; in one browser. */
  async function goToSlack(server = slack) {
    const start = await get('/slack/install', '', server);
    const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
    const allowed = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
    return { cookie, back: (allowed.headers.get('location') ?? '').replace(publicUrl, '') };
  }

  async function install(team: Team, more: Partial<FakeSlack['oauthApp']> = {}, server = slack) {
    Object.assign(fake.oauthApp, {
      installTeam: team,
      installer: fake.world.addUser(team, 'admin').id,
      isOrgWide: false,
      ...more,
    });
    const { back, cookie } = await goToSlack(server);
    return { back, cookie, answer: await get(back, cookie, server) };
  }

  function personIn(team: Team, isOrgWide = false) {
    const token = [...fake.world.tokens.values()].filter((each) => each.team === team).at(-1);
    if (!token) throw new Error('The app is not installed there.');
    return createPerson(fake, { team, token: { ...token, isOrgWide }, user: fake.world.addUser(team, 'someone') });
  }

  return {
    fake,
    house,
    events,
    clock,
    slack,
    create,
    deliverTo,
    get,
    goToSlack,
    install,
    personIn,
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await fake.stop();
    },
  };
}
