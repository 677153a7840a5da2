import { App, type AuthorizeResult, type Receiver } from '@slack/bolt';
import type { Body } from './body.ts';
import { isSlackError, RATE_LIMITED, UNCERTAIN } from './call.ts';
import type { Ack, Desk } from './desk.ts';
import { publishHome } from './home.ts';
import { onCommand } from './on-command.ts';
import { onRemoval, onUserChange } from './on-lifecycle.ts';
import { onPress } from './on-press.ts';
import { onShortcut } from './on-shortcut.ts';
import { onSuggestion } from './on-suggestion.ts';
import { onClose, onSubmit } from './on-view.ts';
import { isWords, onWords } from './on-words.ts';
import type { Origin } from './origin.ts';
import { createSeen } from './seen.ts';
import { texts } from './texts.ts';
import { TryAgain } from './try-again.ts';
import { whereOf } from './where.ts';
import { createSlackLogger, type Workspace } from './workspace.ts';

/** What a receiver hands over beside the body: which repetition it is, and until when Slack waits. */
type Delivery = { retryNum?: number | undefined; retryReason?: string | undefined; untilMs?: number };

/** Something other than Slack failed before anything was said, most likely the database: the same event may come again. */
function again(cause: unknown): never {
  throw new TryAgain('An event could not be taken now', { cause });
}

/** The Bolt app behind a receiver: who sent it and for which installation is Bolt's business, all else one listener's. */
export function createBoltApp(desk: Desk, receiver: Receiver): App {
  const app = new App({
    receiver,
    // The constructor must call nothing: a refused token would end the process.
    deferInitialization: true,
    authorize: async (_, body) => {
      const found = desk.workspaces.find(whereOf(body as unknown as Body));
      const workspace = found instanceof Promise ? await found.catch(again) : found;
      return { workspace } as AuthorizeResult;
    },
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    logger: createSlackLogger(desk.house.logger),
  });
  const listen = createListener(desk);
  app.use(({ body, context, ...rest }) =>
    listen(body as unknown as Body, context.workspace as Workspace | null, rest as { ack?: Ack }, context),
  );
  app.error(async (error) => {
    throw 'original' in error && error.original instanceof Error ? error.original : error;
  });
  return app;
}

/** What is said to a request whose taking failed. Nothing, but for a command: its person waits for a word. */
export function answerToFailure(body: Body): object | undefined {
  return body.command ? { response_type: 'ephemeral', text: texts.notTaken } : undefined;
}

function createListener(desk: Desk) {
  const { logger } = desk.house;
  const seen = createSeen(() => desk.house.now().getTime());
  const nothing: Ack = async () => {};

  return async (
    body: Body,
    workspace: Workspace | null,
    { ack = nothing }: { ack?: Ack },
    { retryNum, retryReason, untilMs = 0 }: Delivery,
  ) => {
    if (body.event) return onEvent(body, workspace, { retryNum, retryReason });
    if (!workspace) return ack(body.command ? { response_type: 'ephemeral', text: texts.notInstalled } : undefined);
    const origin = originOf(body, workspace, untilMs);
    if (body.command) return onCommand(desk, body, origin, ack);
    switch (body.type) {
      case 'block_suggestion':
        return onSuggestion(desk, body, origin, ack);
      case 'view_submission':
        return onSubmit(desk, body, origin, ack);
      case 'view_closed':
        return onClose(desk, body, origin, ack);
      case 'block_actions':
        await ack();
        return onPress(desk, body, origin);
      case 'shortcut':
      case 'message_action':
        await ack();
        return onShortcut(desk, body, origin);
      default:
        return ack();
    }
  };

  async function onEvent(body: Body, workspace: Workspace | null, delivery: Delivery): Promise<void> {
    const { event } = body;
    // The same message has come under two event ids.
    const message = event?.channel && event.ts ? `${body.team_id}:${event.channel}:${event.ts}` : null;
    const keys = [body.event_id && `${body.event_id}:${event?.type}:${message}`, message].filter(
      (key) => typeof key === 'string',
    );
    try {
      await seen.once(keys, () => takeEvent(body, workspace, delivery));
    } catch (error) {
      if (error instanceof TryAgain) throw error;
      if (isSlackError(error, UNCERTAIN, RATE_LIMITED)) again(error);
      logger.error({ err: error, event: event?.type }, 'a Slack event could not be answered');
    }
  }

  async function takeEvent(
    body: Body,
    workspace: Workspace | null,
    { retryNum = 0, retryReason }: Delivery,
  ): Promise<void> {
    const { event } = body;
    switch (event?.type) {
      case 'app_uninstalled':
      case 'tokens_revoked':
        return onRemoval(desk, body).catch(again);
      case 'user_change':
        return workspace ? onUserChange(desk, body, workspace.space) : undefined;
      case 'app_home_opened':
        return workspace && event.user && event.tab === 'home'
          ? publishHome(desk, originOf(body, workspace), body)
          : undefined;
      case 'app_mention':
      case 'message': {
        if (!workspace || !isWords(body, workspace.botUserId)) return;
        const origin = originOf(body, workspace);
        const isFirst = await desk.house.claims
          .claim(`slack:${workspace.space}:${event.channel}:${event.ts}`)
          .catch(again);
        // Another server is at it, or has done it; only Slack's own repetition says that it may not have got there.
        if (!isFirst && retryNum === 0) return;
        // It said nothing in time, so it may be at it still. In a minute, when Slack comes again, it is done or gone.
        const mayBeAtWork = retryNum === 1 && /timeout/.test(retryReason ?? '');
        return onWords(desk, body, origin, isFirst ? 'nobody' : mayBeAtWork ? 'at work' : 'perhaps');
      }
      default:
    }
  }
}

/** An event is answered in a message of its own, so nothing waits for it. */
function originOf(body: Body, workspace: Workspace, untilMs = 0): Origin {
  const { event } = body;
  if (event) {
    const isDirect = event.channel_type === 'im';
    return {
      workspace,
      user: typeof event.user === 'string' ? event.user : '',
      userName: null,
      channel: event.channel ?? null,
      threadTs: event.thread_ts ?? (isDirect ? null : (event.ts ?? null)),
      responseUrl: null,
      triggerId: null,
      untilMs,
    };
  }
  return {
    workspace,
    user: body.user_id ?? body.user?.id ?? '',
    userName: body.user_name ?? body.user?.username ?? body.user?.name ?? null,
    channel: body.channel_id ?? body.channel?.id ?? body.container?.channel_id ?? null,
    threadTs: body.container?.thread_ts ?? body.message?.thread_ts ?? null,
    responseUrl: body.response_url ?? null,
    triggerId: body.trigger_id ?? null,
    untilMs,
  };
}
