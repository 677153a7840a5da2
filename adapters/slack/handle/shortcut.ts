import { decodeShortcut } from '../decode/event.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { readMessage } from '../decode/message-text.ts';
import { metadataOf } from '../decode/metadata.ts';
import { findNames } from '../decode/names.ts';
import { readQuoted } from '../decode/quoted.ts';
import { answerInWindow, drawMessage, drawNotice, offerForm, openForm, openModal, showForm } from '../reply/modal.ts';
import { tell } from '../reply/reply.ts';
import type { Body } from '../transport/body.ts';
import { inTime, type SlackContext } from './context.ts';

/** A shortcut, on a message or from anywhere. The request itself was acknowledged before. */
export async function onShortcut(slack: SlackContext, body: Body, origin: Origin): Promise<void> {
  const actor = await slack.profiles.actor(origin);
  const names = await findNames(readMessage(body.message), origin, slack.profiles);
  const { bot } = slack.context;
  const takes = bot.shortcuts.find(({ name }) => name === body.callback_id)?.takes;
  const begin = async () => {
    const quoted = takes === undefined ? {} : await readQuoted(body, origin, slack.profiles, takes);
    return bot.handle(decodeShortcut(body, origin, actor, names, quoted));
  };
  const work = begin();
  const ready = await inTime(work, origin);
  const held = ready === null ? await openModal(slack, origin, drawNotice(slack, slack.texts.working), false) : null;
  const outcome = ready ?? (await work);
  if (outcome.type === 'form') {
    const metadata = metadataOf(outcome.form.id, origin, false);
    if (held) await showForm(slack, origin, held, outcome.form, metadata, actor);
    else if (ready === null) await offerForm(slack, origin, outcome.form, actor);
    else await openForm(slack, origin, outcome.form, metadata, actor, false);
  } else if (outcome.type === 'message') {
    if (held) return answerInWindow(slack, origin, held, outcome, { line: null });
    const view = await drawMessage(slack, outcome, origin, '');
    if (!view || (await openModal(slack, origin, view, false)) === null)
      await tell(slack, origin, outcome, { line: null });
  }
}
