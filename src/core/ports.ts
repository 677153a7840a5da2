import type { FormValues } from './form.ts';
import type { Person } from './person.ts';

/** Pictures by the key in a message. */
export type PictureSource = {
  /** PNG bytes, rendered now if they were not before; null for an unknown key. */
  read(key: string): Promise<Uint8Array | null>;
};

/** What was typed into forms that were not accepted yet. */
export type DraftStore = {
  find(person: Person, form: string): Promise<FormValues | null>;
  save(person: Person, form: string, values: FormValues): Promise<void>;
};

/** Command lines too long for what a platform's buttons hold, by a short key made from their content. */
export type LineStore = {
  save(line: string): Promise<string>;
  find(key: string): Promise<string | null>;
};

/** What only one of several servers may do, such as answering an interaction. */
export type ClaimStore = {
  /** True for the first who asks with this key, false for everyone after. */
  claim(key: string): Promise<boolean>;
};

/** What a platform was last told about the bot, so that it is told again only when that changed. */
export type DefinitionStore = {
  /** Calls `tell` with what was told before (null if nothing) when that differs from `told`, and keeps `told` once it resolves; one caller at a time. Returns whether it was called. */
  update(name: string, told: string, tell: (before: string | null) => Promise<void>): Promise<boolean>;
};

/** What a platform keeps of the spaces it was installed in. `data` is the adapter's own, stored encrypted. */
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
