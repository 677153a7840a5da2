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

/** What a command that asks first answers with: a question, and what to do once its button was pressed. */
export type Proposal = {
  /** What the button confirms, where the line that was said does not name it. */
  subject?: string;
  /** `said` is small Markdown; `choices` stand below it. */
  ask(): Question | Promise<Question>;
  /** Runs in the transaction that uses up the secret. */
  act(): Promise<Message>;
};

type Question = { said: string; choices: readonly (ConfirmButton | Button | false)[] };

/** Who said which line, and the secret of the button that was pressed; null where none was. */
type Asked = { person: { id: number }; line: string; confirmation: string | null; now: Date };

/** What the button below a question says behind its line: the secret that only this press has. */
const ending = /(?:^|\s+)confirmed(?:=(\S*))?\s*$/iu;

/** The line of a button that answers a question. */
export const confirmedLine = (line: string, secret: string) => `${line} confirmed=${secret}`;

/** What was said, and the secret behind it; '' where the word stands there without one, null where there is none. */
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
  { subject, ask, act }: Proposal,
  { person, line, confirmation, now }: Asked,
): Promise<Message> {
  const asked = (about = line) => ({ person: person.id, subject: about, now });
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
