import type { Actor } from '#src/core/event.ts';
import type { Form, Problems } from '#src/core/form.ts';
import { findStep, hasAll } from '#src/core/form-steps.ts';
import { escapeMarkdown, plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { decodeAction, decodeDraft, decodeSubmission, nameSent } from '../decode/event.ts';
import { readFile } from '../decode/file.ts';
import type { Origin } from '../decode/interaction-context.ts';
import type { Metadata } from '../decode/metadata.ts';
import { decodeValues, FieldError } from '../decode/values.ts';
import { listSteps } from '../encode/form.ts';
import { answerInWindow, drawForm, drawMessage, drawNotice, showForm } from '../reply/modal.ts';
import { tell } from '../reply/reply.ts';
import type { Body } from '../transport/body.ts';
import { type Ack, inTime, type MessageOutcome, type SlackContext } from './context.ts';
import { publishHome } from './home.ts';

/** A submitted window. `next` is the metadata of the window that follows it. */
type Sent = { slack: SlackContext; body: Body; origin: Origin; metadata: Metadata; next: Metadata; actor: Actor };
type Taken =
  | Outcome
  /** The value of a field could not be read. */
  | { type: 'refused'; field: string; message: string };

/** Handles a submitted form window. Answers in the response while Slack waits, later in the window, or by a message if the window was closed. */
export async function takeForm(
  slack: SlackContext,
  body: Body,
  origin: Origin,
  metadata: Metadata,
  ack: Ack,
): Promise<void> {
  const sent: Sent = { slack, body, origin, metadata, next: metadata, actor: await slack.profiles.actor(origin) };
  const work = take(sent);
  const ready = await inTime(work, origin);
  if (ready) return answerNow(sent, ready, ack);
  await ack({ response_action: 'update', view: drawNotice(slack, slack.texts.saving) });
  try {
    await answerLate(sent, await work);
  } catch (error) {
    await sayLate(sent, {
      type: 'message',
      visibility: 'private',
      failed: true,
      text: slack.texts.notTaken,
      blocks: [],
    });
    throw error;
  }
}

async function take(sent: Sent): Promise<Taken> {
  const { slack, body, origin, metadata, actor } = sent;
  try {
    const typed = await decodeValues(body.view, readFile(origin.workspace, slack.texts));
    sent.next = { ...metadata, sent: nameSent(metadata, typed) };
    return await slack.context.bot.handle(decodeSubmission(body, metadata, typed, origin, actor));
  } catch (error) {
    if (error instanceof FieldError) return { type: 'refused', field: error.field, message: error.message };
    throw error;
  }
}

async function answerNow(sent: Sent, taken: Taken, ack: Ack): Promise<void> {
  const { slack, body, origin, metadata, next } = sent;
  const { naming } = slack;
  const show = async (form: Form, step: number, problems?: Problems) =>
    ack({ response_action: 'update', view: await drawForm(slack, form, { ...next, step }, problems) });

  switch (taken.type) {
    case 'more':
      return taken.form ? show(taken.form, taken.step) : ack();
    case 'form':
      return show(taken.form, 0);
    case 'problems': {
      const { form, problems } = taken;
      const step = stepOf(slack, form, problems, metadata.step);
      if (step === metadata.step) return ack({ response_action: 'errors', errors: naming.problems(problems) });
      return show(form, step, problems);
    }
    case 'refused':
      return ack({ response_action: 'errors', errors: { [taken.field]: taken.message } });
    case 'message': {
      const kept = taken.failed ? refusal(body, naming.text(plainText(taken.text))) : undefined;
      if (kept) return ack(kept);
      const view = metadata.fromHome ? await drawMessage(slack, taken, origin, '') : null;
      await ack(view ? { response_action: 'update', view } : undefined);
      if (!view) await tell(slack, origin, taken, { line: null });
      if (metadata.fromHome) await publishHome(slack, origin);
      return;
    }
    default:
      return ack();
  }
}

async function answerLate(sent: Sent, taken: Taken): Promise<void> {
  const { slack, body, origin, metadata, next, actor } = sent;
  const show = (form: Form, step: number, problems?: Problems) =>
    showForm(slack, origin, viewOf(body), form, { ...next, step }, actor, problems);

  switch (taken.type) {
    case 'more':
      return taken.form ? show(taken.form, taken.step) : undefined;
    case 'form':
      return show(taken.form, 0);
    case 'problems': {
      const { form, problems } = taken;
      return show(form, stepOf(slack, form, problems, metadata.step), problems);
    }
    case 'refused': {
      const { field, message } = taken;
      const { bot } = slack.context;
      const typed = await decodeValues(body.view, null);
      const kept = await bot.handle(decodeDraft(body, metadata.line, typed, origin, actor));
      const opened =
        kept.type === 'nothing' ? await bot.handle(decodeAction(body, metadata.line, origin, actor)) : kept;
      if (opened.type === 'form') return show(opened.form, metadata.step, { [field]: message });
      return sayLate(sent, { type: 'message', visibility: 'private', failed: true, text: message, blocks: [] });
    }
    case 'message':
      await sayLate(sent, metadata.fromHome ? { ...taken, visibility: 'private' } : taken);
      if (metadata.fromHome) await publishHome(slack, origin);
      return;
    default:
  }
}

/** Reports the outcome; after a failure it includes everything typed, because the window no longer shows the form. */
async function sayLate({ slack, body, origin }: Sent, outcome: MessageOutcome): Promise<void> {
  const said: Block[] =
    outcome.blocks.length > 0 ? outcome.blocks : [{ type: 'text', markdown: escapeMarkdown(outcome.text) }];
  const given = outcome.failed ? { ...outcome, blocks: [...said, ...(await listTyped(body))] } : outcome;
  await answerInWindow(slack, origin, viewOf(body), given, { line: null });
}

async function listTyped({ view }: Body): Promise<Block[]> {
  const typed = Object.values(await decodeValues(view, null)).filter(
    (value) => typeof value === 'string' && value !== '',
  );
  return typed.map((text) => ({ type: 'text', markdown: escapeMarkdown(String(text)) }));
}

const viewOf = ({ view }: Body) => view?.id ?? '';

/** Keeps a window open, with this at its first field. */
export function refusal({ view }: Body, text: string): object | undefined {
  const values: unknown = view?.state?.values;
  const [first] = Object.keys(typeof values === 'object' && values !== null ? values : {});
  return first === undefined ? undefined : { response_action: 'errors', errors: { [first]: text } };
}

/** Returns the step that shows the problems: the submitted one if it has all their fields, because Slack shows problems at its fields only. */
function stepOf({ texts }: SlackContext, form: Form, problems: Problems, sent: number): number {
  const steps = listSteps(form, texts);
  const names = Object.keys(problems);
  return hasAll(steps[sent], names) ? sent : findStep(steps, names);
}
