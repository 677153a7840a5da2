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
