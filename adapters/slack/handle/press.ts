import { decodeAction } from '../decode/event.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { metadataOf } from '../decode/metadata.ts';
import { parseActionId } from '../encode/actions.ts';
import { readLine } from '../encode/lines.ts';
import {
  answerInWindow,
  drawMessage,
  drawNotice,
  offerForm,
  openForm,
  openModal,
  showForm,
  updateWindow,
} from '../reply/modal.ts';
import { tell } from '../reply/reply.ts';
import type { Body } from '../transport/body.ts';
import { inTime, type MessageOutcome, type SlackContext } from './context.ts';
import { publishHome } from './home.ts';

/** A button or select, on a message, in a window or on the home page. The request itself was acknowledged before. */
export async function onPress(slack: SlackContext, body: Body, origin: Origin): Promise<void> {
  const [action] = body.actions ?? [];
  const pressed = parseActionId(action?.action_id ?? '');
  if (!action || !pressed || pressed.kind === 'link') return;
  const value = action.selected_option?.value ?? action.value ?? '';
  const line = await readLine(value, slack.context.lines);
  if (line === null) return tell(slack, origin, notice(slack.texts.buttonGone), { line: null });

  const actor = await slack.profiles.actor(origin);
  const { plan, outcome: answer } = slack.context.bot.open(decodeAction(body, line, origin, actor));
  const surface = body.view?.type === 'home' ? 'home' : body.view?.type === 'modal' ? 'modal' : 'message';
  const work = answer();

  // A form must open while the trigger lives: where its content takes longer, a window holds its place.
  const ready = plan.opensForm || surface !== 'message' ? await inTime(work, origin) : await work;
  const held =
    ready === null ? await openModal(slack, origin, drawNotice(slack, slack.texts.working), surface === 'modal') : null;
  const outcome = ready ?? (await work);

  if (outcome.type === 'form') {
    const metadata = metadataOf(outcome.form.id, origin, surface === 'home');
    if (held) await showForm(slack, origin, held, outcome.form, metadata, actor);
    else if (ready === null) await offerForm(slack, origin, outcome.form, actor);
    else await openForm(slack, origin, outcome.form, metadata, actor, surface === 'modal');
    return;
  }
  if (outcome.type !== 'message') return;

  if (surface === 'message') {
    const { writes } = plan;
    // A form was expected, and something else came.
    if (held) return answerInWindow(slack, origin, held, outcome, { line: writes ? null : line });
    const isPage = pressed.kind === 'page';
    const replaces = !isPage && !outcome.failed && isReplaced(body, pressed.kind, writes && !plan.opensForm, outcome);
    await tell(slack, isPage ? inThread(origin, body) : origin, outcome, {
      line: writes ? null : line,
      ...(isPage && { page: pressed.number }),
      replaces,
    });
    // A question that only the asker sees is done with, once it is answered for all to see.
    if (pressed.kind === 'ask' && !outcome.failed && !replaces && body.container?.is_ephemeral && origin.responseUrl)
      await slack.respond(origin.responseUrl, { delete_original: true }).catch(() => {});
    return;
  }
  await showInWindow(slack, origin, outcome, held, surface, body.view?.id);
  if (plan.writes) await publishHome(slack, origin);
}

/** An answer takes the place of the question; what changed takes the place of what it was, if the same people see it. */
function isReplaced(body: Body, kind: string, changes: boolean, { visibility }: MessageOutcome): boolean {
  const isEphemeral = body.container?.is_ephemeral ?? false;
  const isSeenBySame = isEphemeral === (visibility === 'private');
  return isSeenBySame && (kind === 'ask' || changes);
}

/** Further pages of what all see go below its first. */
function inThread(origin: Origin, body: Body): Origin {
  const { container } = body;
  return container?.is_ephemeral ? origin : { ...origin, threadTs: origin.threadTs ?? container?.message_ts ?? null };
}

/** In the home page and in windows there is no channel to answer in: a window shows the answer. */
async function showInWindow(
  slack: SlackContext,
  origin: Origin,
  outcome: MessageOutcome,
  held: string | null,
  surface: 'home' | 'modal',
  viewId: string | undefined,
): Promise<void> {
  const view = await drawMessage(slack, outcome, origin, '');
  const current = held ?? (surface === 'modal' ? viewId : undefined);
  if (view && current && (await updateWindow(slack, origin, current, view))) return;
  if (view && !current && (await openModal(slack, origin, view, false)) !== null) return;
  await tell(slack, origin, outcome, { line: null });
}

const notice = (text: string): MessageOutcome => ({
  type: 'message',
  visibility: 'private',
  text,
  blocks: [{ type: 'text', markdown: text }],
});
