import type { Adapter } from '#src/core/platform.ts';

/** `platform`, or another part of the server: the clock, the jobs, the database. */
export type Trouble = { platform: string; trouble: string };

/** The problems that keep platforms from working here: those at the start, and those that adapters report. */
export type Troubles = {
  /** Null: it started. */
  note(platform: string, trouble: string | null): void;
  /** Asks a part of the server whenever troubles are listed. */
  watch(part: string, trouble: () => string | null): void;
  list(): Trouble[];
};

export function createTroubles(adapters: readonly Pick<Adapter, 'platform' | 'trouble'>[]): Troubles {
  const noted = new Map<string, string>();
  const parts: Pick<Adapter, 'platform' | 'trouble'>[] = [];
  return {
    note(platform, trouble) {
      if (trouble === null) noted.delete(platform);
      else noted.set(platform, trouble);
    },
    watch: (platform, trouble) => void parts.push({ platform, trouble }),
    list: () =>
      [...parts, ...adapters].flatMap((adapter) => {
        const trouble = noted.get(adapter.platform) ?? adapter.trouble?.() ?? null;
        return trouble === null ? [] : [{ platform: adapter.platform, trouble }];
      }),
  };
}
