import type { Form, Problems } from './form.ts';
import type { Message } from './message.ts';

/** Whether others in the place may see the answer. */
export type Visibility = 'public' | 'private';

export type Choice = { label: string; value: string };

/** The outcome of an event. Plain JSON: stored, logged, compared in tests. */
export type Outcome =
  | ({ type: 'message'; visibility: Visibility; failed?: boolean } & Message)
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
export function failure(text: string): Outcome {
  return { type: 'message', visibility: 'private', failed: true, text, blocks: [{ type: 'text', markdown: text }] };
}
