/** Runs one work after the other for each key, in the order of the calls; other keys do not wait. What fails keeps nothing from its turn. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const running = before.then(work, work);
    const settled = running.catch(() => {});
    last.set(key, settled);
    settled.then(() => last.get(key) === settled && last.delete(key));
    return running;
  };
}
