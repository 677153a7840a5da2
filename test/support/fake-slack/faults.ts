/** What goes wrong on request, at the next calls of a method (`*`: any). */
export type Fault =
  /** Refused until that time has passed, as is everything by the same token to the same method that comes before. */
  | { type: 'rate-limited'; retryAfterS: number }
  | { type: 'status'; status: number }
  /** Done and answered, but not before. */
  | { type: 'held'; until: Promise<void> }
  /** Instead of a file: sent on to a page to sign in. */
  | { type: 'page' }
  /** No answer, and nothing done. */
  | { type: 'hang' }
  /** Done, and then the connection is cut before the answer. */
  | { type: 'lost-answer' }
  | { type: 'error'; error: string };

export type Faults = {
  /** Asked first at every call; null where none of its business. */
  judge: (method: string, args: Record<string, unknown>) => Fault | null;
  add(method: string, fault: Fault, times?: number): void;
  take(method: string, args?: Record<string, unknown>): Fault | null;
  /** Whole seconds that are left of a limit; 0 without one. */
  waitS(caller: string): number;
  limit(caller: string, retryAfterS: number): void;
  clear(): void;
};

export function createFaults(): Faults {
  let planned: { method: string; fault: Fault; times: number }[] = [];
  const limits = new Map<string, number>();
  const faults: Faults = {
    judge: () => null,
    waitS: (caller) => Math.max(0, Math.ceil(((limits.get(caller) ?? 0) - Date.now()) / 1_000)),
    limit(caller, retryAfterS) {
      limits.set(caller, Math.max(limits.get(caller) ?? 0, Date.now() + retryAfterS * 1_000));
    },
    add(method, fault, times = 1) {
      planned.push({ method, fault, times });
    },
    take(method, args = {}) {
      const judged = faults.judge(method, args);
      if (judged) return judged;
      const found = planned.find((plan) => plan.method === method || plan.method === '*');
      if (!found) return null;
      found.times -= 1;
      if (found.times <= 0) planned = planned.filter((plan) => plan !== found);
      return found.fault;
    },
    clear() {
      planned = [];
      limits.clear();
    },
  };
  return faults;
}
