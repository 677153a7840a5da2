import type { Adapter } from './platform.ts';

/** The members of an adapter that only some have and that are called. */
type OptionalCalls = {
  [Name in keyof Adapter]-?: undefined extends Adapter[Name]
    ? NonNullable<Adapter[Name]> extends (...args: never[]) => unknown
      ? Name
      : never
    : never;
}[keyof Adapter];

/** The facts about an adapter that are needed before its code is loaded. Every optional member is named, so that none can be forgotten. */
export type LazyAdapterParts = Pick<Adapter, 'platform' | 'packages' | 'pace'> & {
  has: Record<OptionalCalls, boolean>;
  load(): Promise<Adapter>;
};

/**
 * An adapter whose code is loaded at once but not waited for, so that servers without its platform are spared it: every call waits until
 * it is there.
 */
export function lazyAdapter({ has, load, ...known }: LazyAdapterParts): Adapter {
  let loaded: Adapter | null = null;
  const loading = load().then((adapter) => {
    loaded = adapter;
    return adapter;
  });
  // A failure is met by whoever calls first; nobody has to be listening before.
  loading.catch(() => {});

  const optional: { [Name in OptionalCalls]: NonNullable<Adapter[Name]> } = {
    fetch: (...args) => (loaded ? fetchBy(loaded, ...args) : loading.then((adapter) => fetchBy(adapter, ...args))),
    findDelivery: async (...args) => (await loading).findDelivery?.(...args) ?? null,
    edit: async (...args) => (await loading).edit?.(...args),
    remove: async (...args) => (await loading).remove?.(...args),
    isInChannel: async (...args) => (await loading).isInChannel?.(...args) ?? false,
    trouble: () => loaded?.trouble?.() ?? null,
    reconnect: async () => (await loading).reconnect?.(),
  };
  function fetchBy(adapter: Adapter, ...args: Parameters<NonNullable<Adapter['fetch']>>) {
    const answer = adapter.fetch?.(...args);
    if (!answer) throw new TypeError(`${known.platform} takes no requests`);
    return answer;
  }

  const present = Object.entries(optional).filter(([name]) => has[name as OptionalCalls]);
  return {
    ...known,
    start: async () => (await loading).start(),
    stop: async () => (await loading).stop(),
    post: async (...args) => (await loading).post(...args),
    ...(Object.fromEntries(present) as Partial<Adapter>),
  };
}
