import type { Body } from './body.ts';
import type { Ack, Desk } from './desk.ts';
import { encodeOption } from './encode-field.ts';
import type { Origin } from './origin.ts';

/** Someone types into a select that looks names up. */
export async function onSuggestion(desk: Desk, body: Body, origin: Origin, ack: Ack): Promise<void> {
  const kind = /^suggest:(.+)$/.exec(body.action_id ?? '')?.[1];
  if (!kind) return ack({ options: [] });
  const actor = { platform: 'slack', space: origin.workspace.space, user: origin.user };
  const choices = await desk.suggest(kind, body.value ?? '', actor);
  await ack({ options: choices.map(({ label, value }) => encodeOption(label, value)) });
}
