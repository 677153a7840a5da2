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
  desk: SlackContext,
  asked: Form,
  metadata: Metadata,
  problems?: Problems,
): Promise<ModalView> {
  const form = desk.naming.form(asked);
  const labels = new Map<string, string>();
  for (const field of form.fields) {
    const value = form.values[field.name];
    if (field.type !== 'lookup' || typeof value !== 'string' || value === '') continue;
    const likely =
      field.likely.find((choice) => choice.value === value) ??
      (await desk.house.bot.suggest(field.kind, value, 10)).find((choice) => choice.value === value);
    if (likely) labels.set(value, likely.label);
  }
  const steps = listSteps(form, desk.texts).length;
  const written = await writeMetadata({ ...metadata, line: form.id, steps }, desk.house.lines);
  return encodeForm(form, desk.texts, {
    step: metadata.step,
    metadata: written,
    labels,
    ...(problems && { problems: desk.naming.problems(problems) }),
  });
}

/** A window that shows an answer; null where it holds more than a window does. */
export async function drawMessage(
  desk: SlackContext,
  outcome: MessageOutcome,
  origin: Origin,
  metadata: string,
): Promise<ModalView | null> {
  const pages = await desk.encoder.encodeForView(outcome, origin.workspace, limits.viewBlocks);
  if (pages.length > 1 || outcome.blocks.some(({ type }) => type === 'file')) return null;
  return {
    type: 'modal',
    callback_id: messageCallback,
    title: plain('Causeway'),
    close: plain(desk.texts.close),
    private_metadata: metadata,
    blocks: pages[0] ?? [section(desk.texts.done)],
  };
}

/** Something to look at while an answer takes longer than Slack waits. */
export function drawNotice(desk: Pick<SlackContext, 'texts'>, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: messageCallback,
    title: plain('Causeway'),
    close: plain(desk.texts.close),
    blocks: [section(text)],
  };
}

const section = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });

/**
 * Opens a window above whatever is open. A trigger works once and for three seconds, so the call is not repeated.
 * @returns the view's id; null where it did not open, most likely because the trigger was too old.
 */
export async function openModal(
  desk: SlackContext,
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
    desk.house.logger.info({ code: error.code, space: origin.workspace.space }, 'a window did not open');
    return null;
  }
}

/** Changes what an open window shows. False where that could not be done, most likely because it was closed meanwhile. */
export async function updateWindow(
  desk: SlackContext,
  origin: Origin,
  viewId: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await callSlack(() => origin.workspace.client.views.update({ view_id: viewId, view }));
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    desk.house.logger.info({ code: error.code, space: origin.workspace.space }, 'a window could not be changed');
    return false;
  }
}

/** Answers in the window if the answer fits there; in the channel if others are to see it, or if the window was closed. */
export async function answerInWindow(
  desk: SlackContext,
  origin: Origin,
  viewId: string,
  outcome: MessageOutcome,
  telling: Telling,
): Promise<void> {
  const view = await drawMessage(desk, outcome, origin, '');
  const isShown =
    (await updateWindow(desk, origin, viewId, view ?? drawNotice(desk, desk.texts.done))) && view !== null;
  if (!isShown || outcome.visibility === 'public') await tell(desk, origin, outcome, telling);
}

/** Shows a form in the window that waits for it; if the window was closed, a button offers the form. */
export async function showForm(
  desk: SlackContext,
  origin: Origin,
  viewId: string,
  form: Form,
  metadata: Metadata,
  actor: Actor,
  problems?: Problems,
): Promise<void> {
  const view = await drawForm(desk, form, metadata, problems);
  if (!(await updateWindow(desk, origin, viewId, view))) await offerForm(desk, origin, form, actor, problems);
}

/** Opens a form; where that comes too late, keeps what it holds and offers a button that opens it again. */
export async function openForm(
  desk: SlackContext,
  origin: Origin,
  form: Form,
  metadata: Metadata,
  actor: Actor,
  above: boolean,
): Promise<void> {
  const view = await drawForm(desk, form, metadata);
  if ((await openModal(desk, origin, view, above)) !== null) return;
  await offerForm(desk, origin, form, actor);
}

/** Offers a form with a button, and keeps what it holds. */
export async function offerForm(
  desk: SlackContext,
  origin: Origin,
  form: Form,
  actor: Actor,
  problems?: Problems,
): Promise<void> {
  const { bot } = desk.house;
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
    ? desk.texts.formKept
    : hasContent
      ? desk.texts.formReady
      : desk.texts.formWaits({ title: form.title });
  await tell(
    desk,
    origin,
    {
      type: 'message',
      visibility: 'private',
      failed: true,
      text,
      blocks: [
        { type: 'text', markdown: problems ? `${text}\n${describeProblems(form, problems)}` : text },
        { type: 'actions', items: [{ type: 'button', label: desk.texts.openForm, line: form.id, style: 'primary' }] },
      ],
    },
    { line: null },
  );
}
