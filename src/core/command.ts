import type { z } from 'zod';
import { type Argument, describeArguments } from './argument.ts';
import type { Proposal } from './confirmation.ts';
import type { Event, ShortcutMessage } from './event.ts';
import type { FileFormat } from './files.ts';
import type { Form, FormValues, Problems } from './form.ts';
import type { Message } from './message.ts';
import type { Visibility } from './outcome.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';
import type { Right } from './role.ts';

/**
 * Who asked, where, and with which line. `line` opens the same again; `confirmation` is what the button below a question said behind it, null
 * where no such button was pressed; `now` is the instant of asking. `isForFile`: the answer goes into a file, which has every row of its tables.
 */
export type Call = {
  event: Event;
  person: Person;
  place: Place;
  line: string;
  confirmation: string | null;
  now: Date;
  isForFile?: boolean;
};

/** A form as a command gives it; the bot adds the line that opened it. */
export type FormReply = Omit<Form, 'id'>;

/** A menu entry on a message, on a person or from anywhere that starts a subcommand. */
export type Shortcut = {
  name: string;
  on: 'message' | 'person' | 'global';
  /** What a shortcut on a message is given besides its text: the files of that message, or its whole thread with its files. */
  takes?: 'files' | 'thread';
  /** Returns the values that a form opened by this subcommand holds already. */
  prefill?(source: { message?: ShortcutMessage; person?: { user: string; displayName?: string } }): FormValues;
};

/** A shortcut of a subcommand that keeps the message it was used on: the line that opens what came of that; null: that of the subcommand. */
type Begin<Context> = (
  context: Context,
  message: ShortcutMessage,
  call: Pick<Call, 'event' | 'person' | 'now'>,
) => Promise<string | null>;

/** The answer of a subcommand. */
export type Reply = (Message & { failed?: boolean }) | FormReply | Proposal;

type SubcommandDefinition<Context, Args extends z.ZodObject> = {
  args: Args;
  /** Static, because a platform may have to know before the answer is ready. */
  visibility: Visibility;
  /** Changes something: run once per event, in a transaction, its outcome stored for repeated deliveries. */
  writes?: boolean;
  /** Gives out a secret: run once per event, in a transaction, as what `writes`; but its outcome, with the secret in it, is not stored. */
  makesSecret?: boolean;
  /** Afterwards somebody else may be its asker, or nobody is: a page that can be left open takes it only from who proved a moment ago who they are. */
  changesOwner?: boolean;
  /**
   * Its form begins with what a record says, and saves all of it: a field that was left as it was shown keeps what was saved meanwhile, and one that
   * somebody else changed too is asked about.
   */
  edits?: boolean;
  /** Keeps a note that it was said, and changes nothing else: an address that is opened, or looked at by a program, does not say it. */
  isNoted?: boolean;
  /** Asks before it does anything: `run` may answer with a proposal, and the button below its question does it. */
  asksFirst?: boolean;
  /** The words that its line may end with to get a folded part of the answer: see folds.ts. */
  folds?: readonly string[];
  /** The file formats of the answer: its line then ends with one of them. See files.ts. */
  files?: readonly FileFormat[];
  /** Its answer may be read by anybody, without an account: a page shows it. */
  isForEverybody?: boolean;
  /** What a token must be for, so that a program may have the answer; without it none may. What names people has none, and nothing that changes anything. */
  scope?: string;
  /** Not listed in help or menus: only buttons lead to it. */
  hidden?: boolean;
  requires?: Right;
  /** The right by which some may do to what is others' what everybody may do to their own: done by them it is written down. */
  mayAlso?: Right;
  shortcut?: Shortcut;
  begin?: Begin<Context>;
  run(context: Context, args: z.output<Args>, call: Call): Promise<Reply>;
  /**
   * What is wrong with a form beyond its fields, by field name. Asked of the values that fit their fields, the others left out, so that everything
   * is said in one round.
   */
  check?(context: Context, values: FormValues, args: z.output<Args>, call: Call): Problems | Promise<Problems>;
  /** Takes the form that `run` opens: present exactly where `run` may answer with a form. Runs as `writes` does. Returns problems by field where it is not accepted. */
  submit?(
    context: Context,
    values: FormValues,
    args: z.output<Args>,
    call: Call,
  ): Promise<Message | FormReply | { problems: Problems }>;
};

export type Subcommand<Context> = Omit<SubcommandDefinition<Context, z.ZodObject>, 'args'> & {
  /** '' where the command has no subcommands. */
  name: string;
  args: z.ZodObject;
  arguments: Argument[];
};

/** A command: a noun, with its subcommands. */
export type Command<Context> = {
  name: string;
  /** The subcommand meant when none is said; '' for a command without any. */
  fallback: string | null;
  subcommands: Map<string, Subcommand<Context>>;
};

/** The part of a command that can be known without running it. */
export type CommandInfo = Command<never>;
export type SubcommandInfo = Subcommand<never>;

/** A subcommand with its argument types tied to its schema. */
export function createDefiner<Context>() {
  function subcommand<Args extends z.ZodObject>(
    definition: SubcommandDefinition<Context, Args>,
  ): Omit<Subcommand<Context>, 'name'> {
    return { ...(definition as unknown as Subcommand<Context>), arguments: describeArguments(definition.args) };
  }

  /** A command with subcommands; `fallback` is the one meant when none is said. */
  function group(definition: {
    name: string;
    fallback?: string;
    subcommands: Record<string, Omit<Subcommand<Context>, 'name'>>;
  }): Command<Context> {
    const subcommands = new Map(
      Object.entries(definition.subcommands).map(([name, value]) => [name, { ...value, name }] as const),
    );
    return { name: definition.name, fallback: definition.fallback ?? null, subcommands };
  }

  /** A command without subcommands. */
  function defineCommand<Args extends z.ZodObject>(
    definition: { name: string } & SubcommandDefinition<Context, Args>,
  ): Command<Context> {
    const { name, ...rest } = definition;
    return {
      name,
      fallback: '',
      subcommands: new Map([['', { ...subcommand(rest as SubcommandDefinition<Context, Args>), name: '' }]]),
    };
  }

  return { defineCommand, defineGroup: group, subcommand };
}
