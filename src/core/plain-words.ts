import type { Block, Message } from './message.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';

/** What plain words come to. */
export type Understood =
  /** A command line, with how the words were read above its answer and lines that set it right below. */
  | { type: 'line'; line: string; above: Block[]; below: Block[] }
  /** A question back, a refusal or a friendly word; `failed` where the words led nowhere yet. */
  | { type: 'message'; message: Message; failed: boolean }
  | { type: 'none' };

/** Reads what somebody says in plain words in a place. */
export type Understand = (text: string, person: Person, place: Place) => Understood;
