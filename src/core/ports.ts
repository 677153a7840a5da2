import type { FormValues } from './form.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';
import type { ShownFields } from './shown-fields.ts';

/** Pictures by the key in a message. */
export type PictureSource = {
  /** PNG bytes, rendered now if they were not before; null for an unknown key. */
  read(key: string): Promise<Uint8Array | null>;
};

/** The store of values typed into forms that were not accepted yet. */
export type DraftStore = {
  find(person: Person, form: string): Promise<FormValues | null>;
  /** False where as many forms, or as much, of this person are kept as there can be. */
  save(person: Person, form: string, values: FormValues): Promise<boolean>;
};

/** The store of what forms showed that change something: it can be lost, then what is sent counts. */
export type ShownStore = {
  find(person: Person, form: string): Promise<ShownFields>;
  save(person: Person, form: string, shown: ShownFields): Promise<void>;
};

/** Command lines too long for what a platform's buttons hold, by a short key made from their content. */
export type LineStore = {
  save(line: string): Promise<string>;
  find(key: string): Promise<string | null>;
};

/** The store of messages for people whose platform cannot notify them (see `PlatformTraits.pull`). */
export type InboxStore = {
  /**
   * Hands what is kept for a place to `show`, one after the other, the oldest first. What was shown is not handed out again; where `show` rejects,
   * that and the rest stay. Returns how many were shown.
   */
  hand(place: Place, show: (message: Message, deliveryId: string) => Promise<void>): Promise<number>;
  count(place: Place): Promise<number>;
};

/** A message that a person said, or a sign that one set below a message, as their platform knows it. */
export type SaidBefore = { ref: string; reaction: { user: string; sign: string } | null };

/** The conversations that are passed on between platforms. */
export type ConversationSource = {
  /** Lists where the open ones of a platform are: the place of a person, and the message that opened it there. */
  listRoots(platform: string): Promise<{ place: Place; ref: string }[]>;
  /** Lists what was passed on from a platform and not taken back, the newest first. */
  listSaid(platform: string): Promise<SaidBefore[]>;
};

/** The store of claims: only one of several servers gets a claim, such as to answer an interaction. */
export type ClaimStore = {
  /** True for the first who asks with this key, false for everyone after. */
  claim(key: string): Promise<boolean>;
};

/** The adapters' store of data that is not secret: their servers, the commands last registered. Names begin with the platform's. */
export type KeyValueStore = {
  find(name: string): Promise<string | null>;
  /** Lists the entries whose names begin with the prefix, by name. */
  list(prefix: string): Promise<{ name: string; note: string }[]>;
  /** Runs `change` on the current note, one caller at a time, and keeps what it returns; null removes. Nothing is changed when it rejects. */
  update(name: string, change: (note: string | null) => Promise<string | null>): Promise<void>;
};

/** The stored data of one installation of an app in a space. `data` belongs to the adapter and is stored encrypted. */
export type Installation = { platform: string; space: string; data: string; updatedAt: Date };

export type InstallationStore = {
  find(platform: string, space: string): Promise<Installation | null>;
  list(platform: string): Promise<Installation[]>;
  /** Runs `change` on the current data under a row lock and keeps what it returns; null removes. Returns what is kept. */
  update(
    platform: string,
    space: string,
    change: (data: string | null) => Promise<string | null>,
  ): Promise<string | null>;
};
