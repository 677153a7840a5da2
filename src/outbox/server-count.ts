/** The number of servers that share a platform's pace. */
export type ServerCount = { now(): number; refresh(): Promise<void> };

const countEveryMs = 5_000;

/** Counts again when it is asked after a while; what cannot be counted stays what it was. */
export function createServerCount({ countServers }: { countServers(): Promise<number> }): ServerCount {
  let servers = 1;
  let countedAtMs = Number.NEGATIVE_INFINITY;
  let counting: Promise<void> | null = null;

  async function count() {
    servers = Math.max(1, await countServers().catch(() => servers));
    countedAtMs = performance.now();
    counting = null;
  }
  const refresh = () => (counting ??= count());

  return {
    refresh,
    now() {
      if (performance.now() - countedAtMs > countEveryMs) void refresh();
      return servers;
    },
  };
}
