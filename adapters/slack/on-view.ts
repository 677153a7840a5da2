import type { Form, FormValues, Problems } from '#src/core/form.ts';
import { escapeMarkdown, plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { Body } from './body.ts';
import { decodeAction, decodeDraft, decodeSubmission } from './decode.ts';
import { decodeValues, FieldError, isBlank } from './decode-values.ts';
import { type Ack, type Desk, inTime, type MessageOutcome } from './desk.ts';
import { argumentsCallback, decodeArguments } from './encode-arguments.ts';
import { formCallback, listSteps } from './encode-form.ts';
import { readFile } from './file.ts';
import { publishHome } from './home.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import type { Origin } from './origin.ts';
import { tell } from './tell.ts';
import { texts } from './texts.ts';
import { drawForm, drawMessage, drawNotice, updateWindow } from './window.ts';

/** A window was sent. */
export async function onSubmit(desk: Desk, body: Body, asked: Origin, ack: Ack): Promise<void> {
  const metadata = await readMetadata(body.view?.private_metadata, desk.house.lines);
  const callback = body.view?.callback_id;
  if (!metadata || (callback !== formCallback && callback !== argumentsCallback)) return ack();
  const origin = originOf(metadata, asked);
  try {
    await (callback === formCallback ? takeForm : takeArguments)(desk, body, origin, metadata, ack);
  } catch (error) {
    // Without a word the window would close, and what was typed be gone.
    await ack(refusal(body, texts.notTaken));
    throw error;
  }
}

/** Keeps a window open, with this at its first field. */
function refusal({ view }: Body, text: string): object | undefined {
  const [first] = Object.keys(view?.state?.values ?? {});
  return first === undefined ? undefined : { response_action: 'errors', errors: { [first]: text } };
}

/** A window was closed: what was typed is kept and offered at the next call. */
export async function onClose(desk: Desk, body: Body, origin: Origin, ack: Ack): Promise<void> {
  const metadata = await readMetadata(body.view?.private_metadata, desk.house.lines);
  await ack();
  if (!metadata || body.view?.callback_id !== formCallback) return;
  const values = await decodeValues(body.view, readFile(origin.workspace)).catch(() => decodeValues(body.view, null));
  if (!isBlank(values))
    await desk.house.bot.handle(decodeDraft(body, metadata.line, values, origin, await desk.profiles.actor(origin)));
}

const originOf = ({ channel, threadTs, responseUrl }: Metadata, asked: Origin): Origin => ({
  ...asked,
  channel,
  threadTs,
  responseUrl,
});

async function takeForm(desk: Desk, body: Body, origin: Origin, metadata: Metadata, ack: Ack): Promise<void> {
  const { bot } = desk.house;
  const actor = await desk.profiles.actor(origin);

  const work = take();
  const ready = await inTime(work, origin);
  if (ready === null) await ack({ response_action: 'update', view: drawNotice(texts.saving) });
  const outcome = ready ?? (await work);
  /** The window's next content: in the response while there is time, else by a call. */
  const show = (view: Parameters<typeof updateWindow>[2]) =>
    ready ? ack({ response_action: 'update', view }) : updateWindow(origin, body.view?.id ?? '', view);

  switch (outcome.type) {
    case 'step':
      return show(await drawForm(desk, outcome.form, { ...metadata, step: metadata.step + 1 }));
    case 'form':
      return show(await drawForm(desk, outcome.form, { ...metadata, step: 0 }));
    case 'problems': {
      const here = stepProblems(outcome.form, outcome.problems, metadata.step);
      if (ready && here) return ack({ response_action: 'errors', errors: here });
      const step = here ? metadata.step : stepOf(outcome.form, outcome.problems);
      return show(await drawForm(desk, outcome.form, { ...metadata, step }, outcome.problems));
    }
    case 'refused': {
      const { field, message } = outcome;
      if (ready) return ack({ response_action: 'errors', errors: { [field]: message } });
      const typed = await decodeValues(body.view, null);
      const kept = await bot.handle(decodeDraft(body, metadata.line, typed, origin, actor));
      return show(
        kept.type === 'form' ? await drawForm(desk, kept.form, metadata, { [field]: message }) : drawNotice(message),
      );
    }
    case 'message': {
      const kept = outcome.failed && ready ? refusal(body, plainText(outcome.text)) : undefined;
      if (kept) return ack(kept);
      const given = outcome.failed ? { ...outcome, blocks: [...outcome.blocks, ...(await listTyped(body))] } : outcome;
      return answer(given, ready === null);
    }
    default:
      await ack();
  }

  async function take() {
    try {
      const typed = await decodeValues(body.view, readFile(origin.workspace));
      return await (metadata.steps > 1 ? takeStep(typed) : submit(typed));
    } catch (error) {
      if (error instanceof FieldError) return { type: 'refused' as const, field: error.field, message: error.message };
      throw error;
    }
  }

  async function takeStep(typed: FormValues) {
    // The earlier steps are in the draft, which the form comes back with.
    const opened = await bot.handle(decodeAction(body, metadata.line, origin, actor));
    if (opened.type !== 'form') return opened;
    const values: FormValues = { ...opened.form.values, ...typed };
    if (metadata.step + 1 >= metadata.steps) return submit(values);
    const kept = await bot.handle(decodeDraft(body, metadata.line, values, origin, actor));
    return kept.type === 'form' ? { type: 'step' as const, form: kept.form } : kept;
  }

  function submit(values: FormValues) {
    return bot.handle(decodeSubmission(body, metadata.line, values, origin, actor));
  }

  async function answer(message: MessageOutcome, isLate: boolean) {
    const view = metadata.fromHome || isLate ? await drawMessage(desk, message, origin, '') : null;
    if (view) await show(view);
    else if (isLate) await updateWindow(origin, body.view?.id ?? '', drawNotice(texts.done));
    else await ack();
    if (!view || (message.visibility === 'public' && !metadata.fromHome))
      await tell(desk, origin, message, { line: null });
    if (metadata.fromHome) await publishHome(desk, origin);
  }
}

/** What was typed, given back where the window it was typed into is gone. */
async function listTyped({ view }: Body): Promise<Block[]> {
  const texts = Object.values(await decodeValues(view, null)).filter(
    (value) => typeof value === 'string' && value !== '',
  );
  return texts.map((text) => ({ type: 'text', markdown: escapeMarkdown(String(text)) }));
}

/** Problems as Slack shows them at their fields; null where one of them stands in another step. */
function stepProblems(form: Form, problems: Problems, step: number): Problems | null {
  const names = new Set(listSteps(form, new Map())[step]?.names);
  return Object.keys(problems).every((name) => names.has(name)) ? problems : null;
}

function stepOf(form: Form, problems: Problems): number {
  const steps = listSteps(form, new Map());
  return Math.max(
    0,
    steps.findIndex(({ names }) => names.some((name) => name in problems)),
  );
}

async function takeArguments(desk: Desk, body: Body, origin: Origin, metadata: Metadata, ack: Ack): Promise<void> {
  const { bot } = desk.house;
  const values = await decodeValues(body.view, readFile(origin.workspace));
  const line = decodeArguments(bot, metadata.line, values);
  if (line === null) return ack();
  const actor = await desk.profiles.actor(origin);
  const event = decodeAction(body, line, origin, actor);
  const work = bot.handle(event);
  const ready = await inTime(work, origin);
  if (ready?.type === 'form')
    return ack({ response_action: 'update', view: await drawForm(desk, ready.form, { ...metadata, step: 0 }) });
  await ack(
    ready === null && bot.manner(event).opensForm
      ? { response_action: 'update', view: drawNotice(texts.working) }
      : undefined,
  );
  const outcome = ready ?? (await work);
  if (outcome.type === 'form')
    await updateWindow(origin, body.view?.id ?? '', await drawForm(desk, outcome.form, { ...metadata, step: 0 }));
  else if (outcome.type === 'message')
    await tell(desk, origin, outcome, { line: bot.manner(event).writes ? null : line });
}
