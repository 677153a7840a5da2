import { decodeAction, decodeDraft } from '../decode/event.ts';
import { readFile } from '../decode/file.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { type Metadata, readMetadata } from '../decode/metadata.ts';
import { decodeValues, isBlank } from '../decode/values.ts';
import { argumentsCallback, decodeArguments } from '../encode/arguments.ts';
import { formCallback } from '../encode/form.ts';
import { answerInWindow, drawForm, drawNotice, showForm } from '../reply/modal.ts';
import { tell } from '../reply/reply.ts';
import type { Body } from '../transport/body.ts';
import { type Ack, inTime, type SlackContext } from './context.ts';
import { refusal, takeForm } from './form.ts';

/** A modal was submitted. */
export async function onSubmit(slack: SlackContext, body: Body, asked: Origin, ack: Ack): Promise<void> {
  const metadata = await readMetadata(body.view?.private_metadata, slack.context.lines);
  const callback = body.view?.callback_id;
  if (callback !== formCallback && callback !== argumentsCallback) return ack();
  if (!metadata) return ack(refusal(body, slack.texts.windowGone));
  const origin = originOf(metadata, asked);
  try {
    await (callback === formCallback ? takeForm : takeArguments)(slack, body, origin, metadata, ack);
  } catch (error) {
    // Without a sentence the modal would close, and what was typed would be lost.
    await ack(refusal(body, slack.texts.notTaken));
    throw error;
  }
}

/** A modal was closed: what was typed is kept, and offered when the form is opened again. */
export async function onClose(slack: SlackContext, body: Body, origin: Origin, ack: Ack): Promise<void> {
  const metadata = await readMetadata(body.view?.private_metadata, slack.context.lines);
  await ack();
  if (!metadata || body.view?.callback_id !== formCallback) return;
  const values = await decodeValues(body.view, readFile(origin.workspace, slack.texts)).catch(() =>
    decodeValues(body.view, null),
  );
  if (isBlank(values)) return;
  const draft = decodeDraft(body, metadata.line, values, origin, await slack.profiles.actor(origin));
  const outcome = await slack.context.bot.handle(draft);
  // What could not be kept is given back.
  if (outcome.type === 'message' && outcome.failed)
    await tell(slack, originOf(metadata, origin), outcome, { line: null });
}

const originOf = ({ channel, threadTs, responseUrl }: Metadata, asked: Origin): Origin => ({
  ...asked,
  channel,
  threadTs,
  responseUrl,
});

/** Handles the modal that asked for a command's arguments: runs the command with them. */
async function takeArguments(
  slack: SlackContext,
  body: Body,
  origin: Origin,
  metadata: Metadata,
  ack: Ack,
): Promise<void> {
  const { bot } = slack.context;
  const values = await decodeValues(body.view, readFile(origin.workspace, slack.texts));
  const line = decodeArguments(bot, metadata.line, values);
  if (line === null) return ack(refusal(body, slack.texts.windowGone));
  const actor = await slack.profiles.actor(origin);
  const event = decodeAction(body, line, origin, actor);
  const opened = bot.open(event);
  const { opensForm, writes } = opened.plan;
  const work = opened.outcome();
  const ready = await inTime(work, origin);
  const atStart = { ...metadata, step: 0 };
  if (ready?.type === 'form')
    return ack({ response_action: 'update', view: await drawForm(slack, ready.form, atStart) });
  const isHeld = ready === null && opensForm;
  await ack(isHeld ? { response_action: 'update', view: drawNotice(slack, slack.texts.working) } : undefined);
  const outcome = ready ?? (await work);
  const viewId = body.view?.id ?? '';
  const telling = { line: writes ? null : line };
  if (outcome.type === 'form') await showForm(slack, origin, viewId, outcome.form, atStart, actor);
  else if (outcome.type === 'message')
    await (isHeld ? answerInWindow(slack, origin, viewId, outcome, telling) : tell(slack, origin, outcome, telling));
}
