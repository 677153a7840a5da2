import type { Actor } from '#src/core/event.ts';
import type { Form, FormValues, Problems } from '#src/core/form.ts';
import { escapeMarkdown, plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { decodeAction, decodeDraft, decodeSubmission } from '../decode/event.ts';
import { readFile } from '../decode/file.ts';
import type { Origin } from '../decode/interaction-context.ts';
import type { Metadata } from '../decode/metadata.ts';
import { decodeValues, FieldError } from '../decode/values.ts';
import { listSteps } from '../encode/form.ts';
import { answerInWindow, drawForm, drawMessage, drawNotice, showForm } from '../reply/modal.ts';
import { tell } from '../reply/reply.ts';
import { texts } from '../texts.ts';
import type { Body } from '../transport/body.ts';
import { type Ack, type Desk, inTime, type MessageOutcome } from './context.ts';
import { publishHome } from './home.ts';

type Sent = { desk: Desk; body: Body; origin: Origin; metadata: Metadata; actor: Actor };
type Taken =
  | Outcome
  /** One step of several is kept; this is the form for the next. */
  | { type: 'step'; form: Form }
  /** What stands in a field cannot be had. */
  | { type: 'refused'; field: string; message: string };

/** A form's window was sent. Answered in the response while Slack waits, afterwards in the window or, where it was closed, by a message. */
export async function takeForm(desk: Desk, body: Body, origin: Origin, metadata: Metadata, ack: Ack): Promise<void> {
  const sent: Sent = { desk, body, origin, metadata, actor: await desk.profiles.actor(origin) };
  const work = take(sent);
  const ready = await inTime(work, origin);
  if (ready) return answerNow(sent, ready, ack);
  await ack({ response_action: 'update', view: drawNotice(texts.saving) });
  try {
    await answerLate(sent, await work);
  } catch (error) {
    await sayLate(sent, { type: 'message', visibility: 'private', failed: true, text: texts.notTaken, blocks: [] });
    throw error;
  }
}

async function take(sent: Sent): Promise<Taken> {
  const { body, origin, metadata } = sent;
  try {
    const typed = await decodeValues(body.view, readFile(origin.workspace));
    return await (metadata.steps > 1 ? takeStep(sent, typed) : submit(sent, typed));
  } catch (error) {
    if (error instanceof FieldError) return { type: 'refused', field: error.field, message: error.message };
    throw error;
  }
}

async function takeStep(sent: Sent, typed: FormValues): Promise<Taken> {
  const { desk, body, origin, metadata, actor } = sent;
  // The earlier steps are in the draft, which the form comes back with.
  const opened = await desk.house.bot.handle(decodeAction(body, metadata.line, origin, actor));
  if (opened.type !== 'form') return opened;
  const values: FormValues = { ...opened.form.values, ...typed };
  if (metadata.step + 1 >= metadata.steps) return submit(sent, values);
  const kept = await keep(sent, values);
  return kept.type === 'form' ? { type: 'step', form: kept.form } : kept;
}

const submit = ({ desk, body, origin, metadata, actor }: Sent, values: FormValues) =>
  desk.house.bot.handle(decodeSubmission(body, metadata.line, values, origin, actor));

const keep = ({ desk, body, origin, metadata, actor }: Sent, values: FormValues) =>
  desk.house.bot.handle(decodeDraft(body, metadata.line, values, origin, actor));

async function answerNow(sent: Sent, taken: Taken, ack: Ack): Promise<void> {
  const { desk, body, origin, metadata } = sent;
  const { naming } = desk;
  const show = async (form: Form, step: number, problems?: Problems) =>
    ack({ response_action: 'update', view: await drawForm(desk, form, { ...metadata, step }, problems) });

  switch (taken.type) {
    case 'step':
      return show(taken.form, metadata.step + 1);
    case 'form':
      return show(taken.form, 0);
    case 'problems': {
      const { form, problems } = taken;
      if (isInStep(form, problems, metadata.step))
        return ack({ response_action: 'errors', errors: naming.problems(problems) });
      return show(form, stepOf(form, problems), problems);
    }
    case 'refused':
      return ack({ response_action: 'errors', errors: { [taken.field]: taken.message } });
    case 'message': {
      const kept = taken.failed ? refusal(body, naming.text(plainText(taken.text))) : undefined;
      if (kept) return ack(kept);
      const view = metadata.fromHome ? await drawMessage(desk, taken, origin, '') : null;
      await ack(view ? { response_action: 'update', view } : undefined);
      if (!view) await tell(desk, origin, taken, { line: null });
      if (metadata.fromHome) await publishHome(desk, origin);
      return;
    }
    default:
      return ack();
  }
}

async function answerLate(sent: Sent, taken: Taken): Promise<void> {
  const { desk, body, origin, metadata, actor } = sent;
  const show = (form: Form, step: number, problems?: Problems) =>
    showForm(desk, origin, viewOf(body), form, { ...metadata, step }, actor, problems);

  switch (taken.type) {
    case 'step':
      return show(taken.form, metadata.step + 1);
    case 'form':
      return show(taken.form, 0);
    case 'problems': {
      const { form, problems } = taken;
      return show(form, isInStep(form, problems, metadata.step) ? metadata.step : stepOf(form, problems), problems);
    }
    case 'refused': {
      const { field, message } = taken;
      const kept = await keep(sent, await decodeValues(body.view, null));
      if (kept.type === 'form') return show(kept.form, metadata.step, { [field]: message });
      return sayLate(sent, { type: 'message', visibility: 'private', failed: true, text: message, blocks: [] });
    }
    case 'message':
      await sayLate(sent, metadata.fromHome ? { ...taken, visibility: 'private' } : taken);
      if (metadata.fromHome) await publishHome(desk, origin);
      return;
    default:
  }
}

/** What came of it; with all that was typed where it failed, because the form is gone from the window. */
async function sayLate({ desk, body, origin }: Sent, outcome: MessageOutcome): Promise<void> {
  const said: Block[] =
    outcome.blocks.length > 0 ? outcome.blocks : [{ type: 'text', markdown: escapeMarkdown(outcome.text) }];
  const given = outcome.failed ? { ...outcome, blocks: [...said, ...(await listTyped(body))] } : outcome;
  await answerInWindow(desk, origin, viewOf(body), given, { line: null });
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
  const [first] = Object.keys(view?.state?.values ?? {});
  return first === undefined ? undefined : { response_action: 'errors', errors: { [first]: text } };
}

/** Slack shows problems at their fields only where all of them stand in the step that was sent. */
function isInStep(form: Form, problems: Problems, step: number): boolean {
  const names = new Set(listSteps(form, new Map())[step]?.names);
  return Object.keys(problems).every((name) => names.has(name));
}

function stepOf(form: Form, problems: Problems): number {
  const steps = listSteps(form, new Map());
  return Math.max(
    0,
    steps.findIndex(({ names }) => names.some((name) => name in problems)),
  );
}
