import { UserError } from '#src/core/errors.ts';
import { explainRefusals } from '#src/core/explain-refusals.ts';
import { type Adapter, type AdapterContext, definePlatform, type Pace } from '#src/core/platform.ts';
import { type Pause, sayRefusal, pause as sleep } from './api/call.ts';
import { createProfiles } from './decode/profile.ts';
import { createMessageEncoder } from './encode/message.ts';
import { createNaming } from './encode/naming.ts';
import { createPictures } from './encode/pictures.ts';
import { env, type SlackEnv } from './env.ts';
import { createSlackContext } from './handle/context.ts';
import { createMembership } from './handle/membership.ts';
import { createAccess } from './installation/access.ts';
import { createOAuthRoutes } from './installation/oauth.ts';
import { createWorkspaces } from './installation/workspaces.ts';
import { createDmChannels } from './post/dm-channels.ts';
import { createPost } from './post/post.ts';
import { createPut } from './post/post-once.ts';
import { createRespond } from './reply/response-url.ts';
import type { Texts } from './texts.ts';
import { createBoltApp } from './transport/bolt.ts';
import { createHttpReceiver, eventsPath } from './transport/http.ts';
import { createSocketReceiver } from './transport/socket.ts';

const slackApi = 'https://slack.com/api/';
/** Slack waits three seconds; the rest is for the way back. */
const usualAnswerWithinMs = 2_300;

/** Slack takes about one message a second in a channel, and some more in a workspace. Those that wait for one workspace leave room for another's. */
const usualPace = { perSecond: 16, perPlacePerSecond: 1, atOnce: 48 };

/** The pattern of event requests: Slack sends many, so the server does not parse each address. */
const isEvents = new RegExp(`^https?://[^/]+${eventsPath}(\\?|$)`);

type Tuning = {
  answerWithinMs?: number;
  timeoutMs?: number;
  silenceMs?: number;
  stopWithinMs?: number;
  pause?: Pause;
};

/** Slack, over HTTP or Socket Mode, in one workspace or many. `tuning` is for tests and benches. */
export function createSlack(settings: SlackEnv, context: AdapterContext, tuning: Tuning = {}): Adapter {
  const { logger, now, publicUrl } = context;
  const texts = context.texts<Texts>('slack', 'en');
  const { answerWithinMs = usualAnswerWithinMs, pause = sleep, silenceMs, stopWithinMs, timeoutMs } = tuning;
  const apiUrl = settings.SLACK_API_URL ?? slackApi;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_BOT_TOKEN: botToken } = settings;
  const secrets = clientId && clientSecret ? { clientId, clientSecret } : null;
  // With a bot token and nowhere to be sent back to, the app's id and secret have no use.
  const isShared = secrets !== null && (publicUrl !== null || !botToken);
  if (isShared && publicUrl === null)
    throw new UserError(
      'To be added to workspaces, Causeway must be reachable: set PUBLIC_URL to its address, for example https://causeway.example.org.',
    );

  const access = isShared && secrets ? createAccess(secrets, { apiUrl, logger }) : null;
  const workspaces = createWorkspaces({
    botToken,
    allowed: settings.SLACK_ALLOWED_TEAMS ? new Set(settings.SLACK_ALLOWED_TEAMS) : null,
    apiUrl,
    access,
    installations: context.installations,
    logger,
    now,
    ...(timeoutMs && { timeoutMs }),
  });
  const commandPrefix = settings.SLACK_COMMAND_PREFIX ?? '';
  const naming = createNaming(
    context.bot.commands.map(({ name }) => name),
    commandPrefix,
  );
  const pictures = createPictures(context.pictures, logger, now);
  const { openDirect, pacedAs } = createDmChannels();
  const pace: Pace = { ...usualPace, pacedAs };
  const put = createPut({ pacer: context.pacerOf('slack', pace), pause, texts });
  const respond = createRespond(apiUrl, timeoutMs);
  const parts = {
    context,
    workspaces,
    profiles: createProfiles(now),
    respond,
    put,
    openDirect,
    pause,
    publishing: new Map(),
    keepsInstallations: access !== null,
    commandPrefix,
    naming,
  };
  const slack = createSlackContext(parts, (spoken) => createMessageEncoder(context.lines, pictures, naming, spoken));

  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings;
  const http = appToken
    ? null
    : createHttpReceiver({
        signingSecret: signingSecret as string,
        texts,
        answerWithinMs,
        claims: context.claims,
        logger,
        now,
        ...(stopWithinMs !== undefined && { stopWithinMs }),
      });
  const receiver =
    http ??
    createSocketReceiver({
      appToken: appToken as string,
      texts,
      apiUrl,
      answerWithinMs,
      respond,
      logger,
      ...(silenceMs && { silenceMs }),
      ...(stopWithinMs !== undefined && { stopWithinMs }),
    });
  const app = createBoltApp(slack, receiver);
  const routes =
    access && secrets && publicUrl
      ? createOAuthRoutes({
          secrets,
          access,
          apiUrl,
          publicUrl,
          installations: context.installations,
          workspaces,
          bot: context.bot,
          texts,
          logger,
          now,
        })
      : null;

  const adapter: Adapter = {
    platform: 'slack',
    // The socket is one of `undici`, which nothing else here has of its own.
    packages: ['@slack', 'undici'],
    pace,
    ...('reconnect' in receiver && { reconnect: () => receiver.reconnect() }),
    async start() {
      await workspaces.start();
      await app.init();
      await app.start();
    },
    async stop() {
      await app.stop();
    },
    fetch(request) {
      if (http && request.method === 'POST' && isEvents.test(request.url)) return http.receive(request);
      return routes ? routes.fetch(request) : new Response('There is nothing at this address.\n', { status: 404 });
    },
    trouble: () => ('trouble' in receiver ? receiver.trouble() : null),
    isInChannel: createMembership(workspaces),
    ...createPost({ workspaces, encoder: slack.encoder, put, openDirect }),
  };
  return explainRefusals(adapter, (error) => sayRefusal(error, texts));
}

export const slack = definePlatform({
  name: 'slack',
  gathers: true,
  edits: true,
  speaks: 'thread',
  // Of a workspace Slack promises “several hundred messages per minute”, and mostly takes more.
  taking: { perSecond: usualPace.perSecond, inARow: 250, perSecondThen: 5 },
  ids: { space: /^[TE][A-Z0-9]+$/, user: /^[UW][A-Z0-9]+$/ },
  env,
  create: createSlack,
});
