import type { Block, Message } from './message.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';

/** The result of reading plain words. */
export type Understood =
  /**
   * A command line, with how the words were read above its answer and lines that set it right below. `instead` is what is shown where the line
   * would change something or open a form: it waits for a press.
   */
  | { type: 'line'; line: string; above: Block[]; below: Block[]; instead?: Message }
  /** A question back, a refusal or a friendly word; `failed` where the words led nowhere yet. */
  | { type: 'message'; message: Message; failed: boolean }
  /** Nothing yet: if it is no command without its slash either, `further` may still read it. */
  | { type: 'none'; further?(): Promise<Understood> };

/** Reads what somebody says in plain words in a place. */
export type Understand = (text: string, person: Person, place: Place) => Understood | Promise<Understood>;

/** Is told a line that was answered in a place, its names as codes, so that the next words can continue it. */
export type Hear = (line: string, person: Person, place: Place) => void;
