import { message, text } from './blocks.ts';
import { actions, type Button, button, type Message } from './message.ts';

/** Keeps the secrets of buttons that confirm. A secret works once, for one person and one subject. */
export type ConfirmationStore<Context> = {
  create(context: Context, asked: { person: number; subject: string; now: Date }): Promise<string>;
  /** Whether this is the secret of a button that asked this person about this subject. It is used up by asking. */
  take(context: Context, secret: string, asked: { person: number; subject: string; now: Date }): Promise<boolean>;
};

/** A button below a question: it says `line`, or the line that was said, for good. `subject` names what is confirmed where the line does not. */
export type ConfirmButton = {
  type: 'confirm';
  label: string;
  line?: string;
  subject?: string;
  style?: 'primary' | 'danger';
};

/** The answer of a command that asks first: a question, and the work to do once its button is pressed. */
export type Proposal = {
  /** The thing that the button confirms, if the line does not name it. */
  subject?: string;
  /** Nothing is to be asked: it is done at once. */
  isAgreed?: boolean;
  /** `said` is small Markdown; `choices` stand below it. */
  ask(): Question | Promise<Question>;
  /** Runs in the transaction that uses up the secret. */
  act(): Promise<Message>;
};

type Question = { said: string; choices: readonly (ConfirmButton | Button | false)[] };

/** The person, their line, and the secret of the button they pressed; null if they pressed none. */
type Asked = { person: { id: number }; line: string; confirmation: string | null; now: Date };

/** The ending that the button of a question adds to its line: a secret that only this button has. */
const ending = /(?:^|\s+)confirmed(?:=(\S*))?\s*$/iu;

/** The line of a button that answers a question. */
export const confirmedLine = (line: string, secret: string) => `${line} confirmed=${secret}`;

/** Splits a line from the secret behind it; the secret is '' if the word stands there alone, null if the word is missing. */
export function splitConfirmation(rest: string): { rest: string; confirmation: string | null } {
  const match = ending.exec(rest);
  return match ? { rest: rest.slice(0, match.index), confirmation: match[1] ?? '' } : { rest, confirmation: null };
}

/** A button that says a line for good. */
export function confirm(label: string, rest: Omit<ConfirmButton, 'type' | 'label'> = {}): ConfirmButton {
  return { type: 'confirm', label, ...rest };
}

/** Does what was proposed where its button was pressed; otherwise asks. A line that somebody else wrote cannot hold the secret. */
export async function settleProposal<Context>(
  store: ConfirmationStore<Context>,
  context: Context,
  { subject, isAgreed = false, ask, act }: Proposal,
  { person, line, confirmation, now }: Asked,
): Promise<Message> {
  const asked = (about = line) => ({ person: person.id, subject: about, now });
  if (isAgreed) return act();
  if (confirmation !== null && (await store.take(context, confirmation, asked(subject)))) return act();
  const { said, choices } = await ask();
  const items: (Button | false)[] = [];
  for (const choice of choices) {
    if (choice === false || choice.type !== 'confirm') items.push(choice);
    else {
      const says = choice.line ?? line;
      const secret = await store.create(context, asked(choice.subject ?? says));
      items.push(button(choice.label, confirmedLine(says, secret), choice.style ?? 'danger'));
    }
  }
  return message(text(said), actions(...items));
}
