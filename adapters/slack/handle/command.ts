import { decodeCommand } from '../decode/event.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { metadataOf, writeMetadata } from '../decode/metadata.ts';
import { encodeArguments } from '../encode/arguments.ts';
import { openForm, openModal } from '../reply/modal.ts';
import { pageOf, tell, tellRest, toResponse } from '../reply/reply.ts';
import type { Body } from '../transport/body.ts';
import { type Ack, inTime, type MessageOutcome, type SlackContext } from './context.ts';

/** A slash command: answered in the response itself when the answer is ready in time, otherwise through its response address. */
export async function onCommand(slack: SlackContext, body: Body, origin: Origin, ack: Ack): Promise<void> {
  const { bot } = slack.context;
  const profile = slack.profiles.actor(origin);
  const actor = profile instanceof Promise ? await profile : profile;
  const event = decodeCommand(body, origin, actor, slack.commandPrefix);

  const opened = bot.open(event);
  const { lacking, writes } = opened.plan;
  if (lacking) {
    const line = `/${lacking.command}${lacking.subcommand.name ? ` ${lacking.subcommand.name}` : ''}`;
    const metadata = await writeMetadata(metadataOf(line, origin, false), slack.context.lines);
    const view = encodeArguments(lacking, metadata, slack.naming, bot.describe(actor.locale ?? 'en'), slack.texts);
    const window = await openModal(slack, origin, view, false);
    // Too late for a window: the bot asks with buttons.
    if (window !== null) return ack();
  }

  const line = writes ? null : opened.line;
  const work = opened.outcome().then(async (outcome) => {
    if (outcome.type !== 'message') return { outcome, encoded: null, part: null };
    const encoded = await slack.encoder.encode(outcome, origin.workspace);
    return { outcome, encoded, part: await pageOf(slack, encoded, { line }) };
  });
  const ready = await inTime(work, origin);
  if (ready?.outcome.type === 'message' && ready.encoded && !ready.encoded.hasFreshPicture) {
    const { part } = ready;
    await ack(part ? toResponse(part, ready.outcome) : undefined);
    await tellRest(slack, origin, ready.outcome, ready.encoded, line !== null);
    return;
  }
  if (ready?.outcome.type === 'form') {
    const { form } = ready.outcome;
    await openForm(slack, origin, form, metadataOf(form.id, origin, false), actor, false).finally(() => ack());
    return;
  }
  await ack();
  const { outcome } = ready ?? (await work);
  if (outcome.type === 'form')
    await openForm(slack, origin, outcome.form, metadataOf(outcome.form.id, origin, false), actor, false);
  else if (outcome.type === 'message') await tell(slack, origin, outcome as MessageOutcome, { line });
}
