import type { Form, Problems } from './form.ts';
import type { Message } from './message.ts';

/** Whether others in the place may see the answer. */
export type Visibility = 'public' | 'private';

export type Choice = { label: string; value: string };

/** Why this server could not answer for now: too much is asked of it, its database is away, or something in it went wrong. */
export type OwnFault = 'busy' | 'away' | 'fault';

/** The outcome of an event. Plain JSON: stored, logged, compared in tests. */
export type Outcome =
  /** `ownFault` where that it `failed` is not about what was asked. */
  | ({ type: 'message'; visibility: Visibility; failed?: boolean; ownFault?: OwnFault } & Message)
  | { type: 'form'; form: Form }
  /**
   * A step of a form was taken, and there is more: `step`, from 0, of `count`. `line` opens the form; `form` is what the step shows, null where
   * it is to be opened anew.
   */
  | { type: 'more'; line: string; step: number; count: number; form: Form | null }
  | { type: 'choices'; choices: Choice[] }
  /** The form was not accepted; `form` holds everything typed. */
  | { type: 'problems'; problems: Problems; form: Form }
  /** Nothing is to be said. */
  | { type: 'nothing' };

/** Returns an outcome that says, to the asker alone, what could not be done; small Markdown. */
export function failure(text: string, ownFault?: OwnFault): Extract<Outcome, { type: 'message' }> {
  return {
    type: 'message',
    visibility: 'private',
    failed: true,
    ...(ownFault && { ownFault }),
    text,
    blocks: [{ type: 'text', markdown: text }],
  };
}
