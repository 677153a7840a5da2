import { App, type AuthorizeResult, type Receiver } from '@slack/bolt';
import { createInTurn } from '#src/core/in-turn.ts';
import { isSlackError, rateLimited, uncertain } from '../api/call.ts';
import { again, TryAgain, takenInTime } from '../api/retry.ts';
import { createSlackLogger, type Workspace } from '../api/workspace.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { isOutsider } from '../decode/outsider.ts';
import { whereOf } from '../decode/place.ts';
import { isChange, onChange } from '../handle/change.ts';
import { onCommand } from '../handle/command.ts';
import { type Ack, type SlackContext, speakingTo } from '../handle/context.ts';
import { refusal } from '../handle/form.ts';
import { publishHome } from '../handle/home.ts';
import { onRemoval, onUserChange } from '../handle/lifecycle.ts';
import { createWords, isWords, type Repetition } from '../handle/mention.ts';
import { isOverheard, onOverheard } from '../handle/overheard.ts';
import { onPress } from '../handle/press.ts';
import { onShortcut } from '../handle/shortcut.ts';
import { onSuggestion } from '../handle/suggestion.ts';
import { onClose, onSubmit } from '../handle/view.ts';
import type { Texts } from '../texts.ts';
import type { Body } from './body.ts';
import { createSeen, type Taking } from './deduplicator.ts';
import { findProblem, isForNobody } from './shape.ts';
import { tellFault, tellUnreadable } from './tell-fault.ts';

/** The data that a receiver hands over with a body: the number of the repetition, until when Slack waits, and whether it is to bring again what is not done by then. */
type Delivery = Partial<Repetition> & { untilMs?: number };

/** Slack repeats what is not taken at once, after a minute and after five. */
const mostRetries = 3;

/**
 * Returns whether Slack is to bring an event again that is not done in time. What stands in a thread may belong to a conversation: until it is kept, Slack is not told that it was
 * taken. Other events are done late, once.
 */
export const comesAgainLate = ({ event }: Body, retryNum = 0): boolean =>
  Boolean(event?.thread_ts ?? event?.message?.thread_ts) && retryNum < mostRetries;

/** Creates the Bolt app behind a receiver. Bolt checks the sender and finds the installation; one listener handles everything else. */
export function createBoltApp(slack: SlackContext, receiver: Receiver): App {
  const app = new App({
    receiver,
    // The constructor must call nothing: a refused token would end the process.
    deferInitialization: true,
    authorize: async (_, body) => {
      const found = slack.workspaces.find(whereOf(body as unknown as Body));
      const workspace = found instanceof Promise ? await found.catch(again) : found;
      return { workspace } as AuthorizeResult;
    },
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    logger: createSlackLogger(slack.context.logger),
  });
  const listen = createListener(slack);
  app.use(({ body, context, ...rest }) =>
    listen(body as unknown as Body, context.workspace as Workspace | null, rest as { ack?: Ack }, context),
  );
  app.error(async (error) => {
    throw 'original' in error && error.original instanceof Error ? error.original : error;
  });
  const take = app.processEvent.bind(app);
  // Bolt itself takes bodies apart, and throws where one is not as it expects.
  app.processEvent = async (received) => {
    const body = received.body as Body;
    if (body.channel === null) delete body.channel;
    const problem = findProblem(body);
    if (problem === null) return isForNobody(body) ? received.ack() : take(received);
    tellUnreadable(slack.context.logger, body, problem);
    const said = answerToFailure(body, slack.texts);
    if (!said && staysWithoutAnswer(body)) throw new TryAgain(problem);
    return received.ack(said);
  };
  return app;
}

/**
 * Returns the response to a request that could not be handled: nothing, except for a command, whose person waits for an answer, and for a window,
 * which stays open with what was typed.
 */
export function answerToFailure(body: Body, texts: Texts): object | undefined {
  if (body.type === 'view_submission') return refusal(body, texts.notTaken);
  return body.command ? { response_type: 'ephemeral', text: texts.notTaken } : undefined;
}

/** Returns whether an answer without words would close a window, and with it what was typed: Slack keeps it open if it gets none. */
export const staysWithoutAnswer = ({ type, view }: Body): boolean => type === 'view_submission' && Boolean(view);

/** Kinds of requests that nothing is said in response to. */
const acknowledgedFirst: ReadonlySet<string> = new Set(['block_actions', 'shortcut', 'message_action']);

function createListener(slack: SlackContext) {
  const { logger } = slack.context;
  const seen = createSeen(() => slack.context.now().getTime());
  const words = createWords(slack);
  /** What may belong to a conversation is passed on in the order in which it came. */
  const inTurn = createInTurn();
  const nothing: Ack = async () => {};

  return async (
    body: Body,
    workspace: Workspace | null,
    { ack = nothing }: { ack?: Ack },
    { retryNum = 0, untilMs = 0, comesAgain = false }: Delivery,
  ) => {
    if (body.event) return onEvent(body, workspace, { retryNum, comesAgain });
    if (!workspace) {
      const text = slack.workspaces.isAllowed(whereOf(body)) ? slack.texts.notInstalled : slack.texts.notAllowed;
      return refuse(body, text, ack);
    }
    const origin = originOf(body, workspace, untilMs);
    if (await isOutsider(body, origin, slack.profiles)) return refuse(body, slack.texts.notAllowed, ack);
    if (body.type === 'block_suggestion') return onSuggestion(slack, body, origin, ack);
    if (acknowledgedFirst.has(body.type ?? '')) await ack();
    const speaking = speakingTo(slack, origin);
    const spoken = speaking instanceof Promise ? await speaking : speaking;
    if (body.command) return onCommand(spoken, body, origin, ack);
    switch (body.type) {
      case 'view_submission':
        return onSubmit(spoken, body, origin, ack);
      case 'view_closed':
        return onClose(spoken, body, origin, ack);
      case 'block_actions':
        return onPress(spoken, body, origin);
      case 'shortcut':
      case 'message_action':
        return onShortcut(spoken, body, origin);
      default:
        return ack();
    }
  };

  function refuse(body: Body, text: string, ack: Ack): Promise<void> {
    if (body.type === 'view_submission') return ack(refusal(body, text));
    return ack(body.command ? { response_type: 'ephemeral', text } : undefined);
  }

  async function onEvent(body: Body, workspace: Workspace | null, delivery: Repetition): Promise<void> {
    const { event } = body;
    // Members of other workspaces, with whom a channel is shared, are no members here: nothing is heard from them.
    if (workspace && isOfPeople(body) && (await isOutsider(body, originOf(body, workspace), slack.profiles))) return;
    // Whatever names the bot comes once more as words to it, under the same message.
    if (workspace && isOverheard(body, workspace.botUserId)) return onOverheard(slack, body, workspace);
    // The same message has come under two event ids.
    const message = event?.channel && event.ts ? `${body.team_id}:${event.channel}:${event.ts}` : null;
    const keys = [body.event_id && `${body.event_id}:${event?.type}:${message}`, message].filter(
      (key) => typeof key === 'string',
    );
    try {
      await seen.once(keys, () => takeEvent(body, workspace, delivery));
    } catch (error) {
      if (error instanceof TryAgain) throw error;
      if (isSlackError(error, uncertain, rateLimited)) again(error);
      tellFault(logger, error, body, 'a Slack event could not be answered');
    }
  }

  async function takeEvent(body: Body, workspace: Workspace | null, delivery: Repetition): Promise<Taking> {
    const { event } = body;
    switch (event?.type) {
      case 'app_uninstalled':
      case 'tokens_revoked':
        await takenInTime(onRemoval(slack, body));
        return 'done';
      case 'user_change':
        if (workspace) await onUserChange(slack, body, workspace.space);
        return 'done';
      case 'app_home_opened':
        if (workspace && event.user && event.tab === 'home') {
          const origin = originOf(body, workspace);
          await publishHome(await speakingTo(slack, origin), origin, body);
        }
        return 'done';
      case 'reaction_added':
      case 'reaction_removed':
        if (workspace) await inTurn(event.item?.channel ?? '', () => onChange(slack, body, workspace));
        return 'done';
      case 'app_mention':
      case 'message':
        if (workspace && isChange(body)) {
          await inTurn(event.channel ?? '', async () => {
            await words.beforeChange(body, workspace, delivery);
            await onChange(slack, body, workspace);
          });
          return 'done';
        }
        if (!workspace || !isWords(body, workspace.botUserId)) return 'done';
        return event.channel_type === 'im' && event.thread_ts
          ? inTurn(event.channel ?? '', () => words.onWords(body, originOf(body, workspace), delivery))
          : words.onWords(body, originOf(body, workspace), delivery);
      default:
        return 'done';
    }
  }
}

/** The events that tell what the app or an account has become, and not what somebody does. */
const ofAccounts: ReadonlySet<string | undefined> = new Set(['app_uninstalled', 'tokens_revoked', 'user_change']);

const isOfPeople = ({ event }: Body): boolean => !ofAccounts.has(event?.type) && !event?.bot_id;

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
