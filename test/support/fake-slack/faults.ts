/** What goes wrong on request, at the next calls of a method (`*`: any). */
export type Fault =
  | { type: 'rate-limited'; retryAfterS: number }
  | { type: 'status'; status: number }
  /** No answer, and nothing done. */
  | { type: 'hang' }
  /** Done, and then the connection is cut before the answer. */
  | { type: 'lost-answer' }
  | { type: 'error'; error: string };

export type Faults = {
  add(method: string, fault: Fault, times?: number): void;
  take(method: string): Fault | null;
  clear(): void;
};

export function createFaults(): Faults {
  let planned: { method: string; fault: Fault; times: number }[] = [];
  return {
    add(method, fault, times = 1) {
      planned.push({ method, fault, times });
    },
    take(method) {
      const found = planned.find((plan) => plan.method === method || plan.method === '*');
      if (!found) return null;
      found.times -= 1;
      if (found.times <= 0) planned = planned.filter((plan) => plan !== found);
      return found.fault;
    },
    clear() {
      planned = [];
    },
  };
}
