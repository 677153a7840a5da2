import type { KnownBlock, ModalView } from '@slack/types';
import { PlatformError } from '#src/core/errors.ts';
import type { Actor } from '#src/core/event.ts';
import type { Form, Problems } from '#src/core/form.ts';
import { callSlack } from '../api/call.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { type Metadata, writeMetadata } from '../decode/metadata.ts';
import { isBlank } from '../decode/values.ts';
import { describeProblems, encodeForm, listSteps } from '../encode/form.ts';
import type { MessageOutcome, SlackContext } from '../handle/context.ts';
import { limits } from '../limits.ts';
import { type Telling, tell } from './reply.ts';

export const messageCallback = 'message';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A form's step as a window. Names of what is already chosen are looked up. */
export async function drawForm(
  slack: SlackContext,
  asked: Form,
  metadata: Metadata,
  problems?: Problems,
): Promise<ModalView> {
  const form = slack.naming.form(asked);
  const labels = new Map<string, string>();
  for (const field of form.fields) {
    const value = form.values[field.name];
    if (field.type !== 'lookup' || typeof value !== 'string' || value === '') continue;
    const likely =
      field.likely.find((choice) => choice.value === value) ??
      (await slack.context.bot.suggest(field.kind, value, 10, slack.locale)).find((choice) => choice.value === value);
    if (likely) labels.set(value, likely.label);
  }
  const steps = listSteps(form, slack.texts).length;
  const written = await writeMetadata({ ...metadata, line: form.id, steps }, slack.context.lines);
  return encodeForm(form, slack.texts, {
    step: metadata.step,
    metadata: written,
    labels,
    ...(problems && { problems: slack.naming.problems(problems) }),
  });
}

/** A window that shows an answer; null where it holds more than a window does. */
export async function drawMessage(
  slack: SlackContext,
  outcome: MessageOutcome,
  origin: Origin,
  metadata: string,
): Promise<ModalView | null> {
  const pages = await slack.encoder.encodeForView(outcome, origin.workspace, limits.viewBlocks);
  if (pages.length > 1 || outcome.blocks.some(({ type }) => type === 'file')) return null;
  return {
    type: 'modal',
    callback_id: messageCallback,
    title: plain('Causeway'),
    close: plain(slack.texts.close),
    private_metadata: metadata,
    blocks: pages[0] ?? [section(slack.texts.done)],
  };
}

/** Something to look at while an answer takes longer than Slack waits. */
export function drawNotice(slack: Pick<SlackContext, 'texts'>, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: messageCallback,
    title: plain('Causeway'),
    close: plain(slack.texts.close),
    blocks: [section(text)],
  };
}

const section = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });

/**
 * Opens a window above whatever is open. A trigger works once and for three seconds, so the call is not repeated.
 * @returns the view's id; null where it did not open, most likely because the trigger was too old.
 */
export async function openModal(
  slack: SlackContext,
  origin: Origin,
  view: ModalView,
  above: boolean,
): Promise<string | null> {
  const { client } = origin.workspace;
  const trigger_id = origin.triggerId;
  if (!trigger_id) return null;
  try {
    const opened = await callSlack(
      () => (above ? client.views.push({ trigger_id, view }) : client.views.open({ trigger_id, view })),
      { repeatable: false },
    );
    return opened.view?.id ?? '';
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    slack.context.logger.info({ code: error.code, space: origin.workspace.space }, 'a window did not open');
    return null;
  }
}

/** Changes what an open window shows. False where that could not be done, most likely because it was closed meanwhile. */
export async function updateWindow(
  slack: SlackContext,
  origin: Origin,
  viewId: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await callSlack(() => origin.workspace.client.views.update({ view_id: viewId, view }));
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    slack.context.logger.info({ code: error.code, space: origin.workspace.space }, 'a window could not be changed');
    return false;
  }
}

/** Answers in the window if the answer fits there; in the channel if others are to see it, or if the window was closed. */
export async function answerInWindow(
  slack: SlackContext,
  origin: Origin,
  viewId: string,
  outcome: MessageOutcome,
  telling: Telling,
): Promise<void> {
  const view = await drawMessage(slack, outcome, origin, '');
  const isShown =
    (await updateWindow(slack, origin, viewId, view ?? drawNotice(slack, slack.texts.done))) && view !== null;
  if (!isShown || outcome.visibility === 'public') await tell(slack, origin, outcome, telling);
}

/** Shows a form in the window that waits for it; if the window was closed, a button offers the form. */
export async function showForm(
  slack: SlackContext,
  origin: Origin,
  viewId: string,
  form: Form,
  metadata: Metadata,
  actor: Actor,
  problems?: Problems,
): Promise<void> {
  const view = await drawForm(slack, form, metadata, problems);
  if (!(await updateWindow(slack, origin, viewId, view))) await offerForm(slack, origin, form, actor, problems);
}

/** Opens a form; where that comes too late, keeps what it holds and offers a button that opens it again. */
export async function openForm(
  slack: SlackContext,
  origin: Origin,
  form: Form,
  metadata: Metadata,
  actor: Actor,
  above: boolean,
): Promise<void> {
  const view = await drawForm(slack, form, metadata);
  if ((await openModal(slack, origin, view, above)) !== null) return;
  await offerForm(slack, origin, form, actor);
}

/** Offers a form with a button, and keeps what it holds. */
export async function offerForm(
  slack: SlackContext,
  origin: Origin,
  form: Form,
  actor: Actor,
  problems?: Problems,
): Promise<void> {
  const { bot } = slack.context;
  const hasContent = !isBlank(form.values);
  if (hasContent)
    await bot.handle({
      type: 'draft',
      id: `slack:${origin.workspace.space}:late:${origin.triggerId}`,
      actor,
      place: `slack:${origin.workspace.space}:user:${origin.user}`,
      form: form.id,
      values: form.values,
    });
  const text = problems
    ? slack.texts.formKept
    : hasContent
      ? slack.texts.formReady
      : slack.texts.formWaits({ title: form.title });
  await tell(
    slack,
    origin,
    {
      type: 'message',
      visibility: 'private',
      failed: true,
      text,
      blocks: [
        { type: 'text', markdown: problems ? `${text}\n${describeProblems(form, problems)}` : text },
        { type: 'actions', items: [{ type: 'button', label: slack.texts.openForm, line: form.id, style: 'primary' }] },
      ],
    },
    { line: null },
  );
}
