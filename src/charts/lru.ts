/** A map that forgets what was used longest ago once the sizes add up to more than `limit`. */
export interface Lru<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
}

export function createLru<V>(limit: number, sizeOf: (value: V) => number = () => 1): Lru<V> {
  const entries = new Map<string, V>();
  let total = 0;
  const remove = (key: string, value: V) => {
    entries.delete(key);
    total -= sizeOf(value);
  };
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      const old = entries.get(key);
      if (old !== undefined) remove(key, old);
      entries.set(key, value);
      total += sizeOf(value);
      for (const [oldest, its] of entries) {
        if (total <= limit || entries.size === 1) break;
        remove(oldest, its);
      }
    },
  };
}
