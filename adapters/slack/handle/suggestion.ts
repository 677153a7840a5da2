import type { Origin } from '../decode/interaction-context.ts';
import { encodeOption } from '../encode/field.ts';
import { limits } from '../limits.ts';
import type { Body } from '../transport/body.ts';
import { type Ack, inTime, type SlackContext, speakingTo } from './context.ts';

/** Someone types into a select that looks names up. */
export async function onSuggestion(slack: SlackContext, body: Body, origin: Origin, ack: Ack): Promise<void> {
  const kind = /^suggest:(.+)$/.exec(body.action_id ?? '')?.[1] ?? '';
  const suggest = async () => {
    const { locale } = await speakingTo(slack, origin);
    return slack.context.bot.suggest(kind, body.value ?? '', limits.options, locale);
  };
  const choices = (await inTime(suggest(), origin)) ?? [];
  await ack({ options: choices.map(({ label, value }) => encodeOption(label, value)) });
}
