import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirmedLine } from '#src/core/confirmation.ts';
import { type Button, button } from '#src/core/message.ts';
import { createConfirmation, takeConfirmation } from '#src/store/bot/confirmation.ts';

/**
 * Whether the asker pressed the button of `confirmButton` that asked this very thing; `subject` names it where the line alone does not. The
 * button works once. To be asked in the transaction that does what was asked.
 */
export async function isConfirmed({ sql }: AppContext, call: Call, subject = call.line): Promise<boolean> {
  const { confirmation, person, now } = call;
  return confirmation !== null && takeConfirmation(sql, confirmation, { person: person.id, subject, now });
}

/** The button that says a line for good. A line that somebody else wrote cannot hold what it needs. */
export async function confirmButton(
  { sql }: AppContext,
  { person, now }: { person: { id: number }; now: Date },
  label: string,
  { line, subject = line, style = 'danger' }: { line: string; subject?: string; style?: 'primary' | 'danger' },
): Promise<Button> {
  return button(label, confirmedLine(line, await createConfirmation(sql, { person: person.id, subject, now })), style);
}
