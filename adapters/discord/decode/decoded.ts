import type { APIMessage } from 'discord-api-types/v10';
import type { Actor, Event } from '#src/core/event.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Place } from '#src/core/place.ts';
import type { LineStore } from '#src/core/ports.ts';
import type { OptionIndex } from './options.ts';

/** The person who acted, the place, and the id of the interaction. */
export type Base = { id: string; actor: Actor; place: Place };

/** A file as Discord holds it until it is fetched. */
export type Upload = { name: string; mediaType: string; url: string; size: number; takes: 'text' | 'bytes' };

/** A modal as it was sent: one step of the form that the command line `form` opened. */
export type Submission = Base & {
  form: string;
  step: number;
  steps: number;
  /** Whether the private message it was opened from may be replaced by what comes of it. */
  replaces: boolean;
  values: FormValues;
  uploads: Record<string, Upload[]>;
};

/** The message that a menu was opened on; `isInThread`: its channel is a thread. */
export type Target = { message: APIMessage; channel: string; isInThread: boolean };

/** An interaction as the adapter understands it. */
export type Decoded =
  | { type: 'ping' }
  /** `step`: the form this opens is opened there; `taken`: values of the same list chosen already; `target`: the message that a menu was opened on. */
  | { type: 'event'; event: Event; step?: number; taken?: string[]; target?: Target }
  | { type: 'submission'; submission: Submission }
  /** A control of another program, or of a line that is not kept any more. */
  | { type: 'expired' }
  /** Not as Discord describes it, or what it says could not be looked up. */
  | { type: 'unreadable' };

export type DecodeContext = { options: OptionIndex; lines: LineStore; findShortcut: (label: string) => string | null };
