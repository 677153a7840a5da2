import { branchesOf, type Definition, type Step, type StepKind } from './definition.ts';

type Change = (list: readonly Step[], index: number) => readonly Step[] | null;

/** Changes the list in which a place stands; null where there is no such place, or nothing would be left of that list. */
function changeAt(steps: readonly Step[], at: string, change: Change): Step[] | null {
  const [head = '', branch, ...rest] = at.split('.');
  if (!/^\d{1,3}$/.test(head)) return null;
  const index = Number(head);
  if (branch === undefined) {
    const changed = change(steps, index);
    return changed && changed.length > 0 ? [...changed] : null;
  }
  const outer = steps[index];
  const inner = outer && innerOf(outer, branch);
  if (!inner || rest.length === 0) return null;
  const changed = changeAt(inner, rest.join('.'), change);
  // What is to be done otherwise may be nothing.
  const isGone =
    changed === null && branch === 'else' && rest.length === 1 && change(inner, Number(rest[0]))?.length === 0;
  return changed || isGone ? steps.with(index, putInner(outer, branch, changed)) : null;
}

function innerOf(outer: Step, branch: string): readonly Step[] | null {
  const found = branchesOf(outer).find(([name]) => name === branch)?.[1];
  return found ?? (branch === 'else' && 'if' in outer ? [] : null);
}

function putInner(outer: Step, branch: string, inner: Step[] | null): Step {
  if ('each' in outer) return inner ? { each: { ...outer.each, do: inner } } : outer;
  if (!('if' in outer)) return outer;
  const { when, do: then, else: otherwise } = outer.if;
  const next = branch === 'do' ? { do: inner ?? then, else: otherwise } : { do: then, else: inner ?? undefined };
  return { if: { when, do: next.do, ...(next.else && { else: next.else }) } };
}

/** Returns the step at a place, such as `2.else.0`; null where there is none. */
export function stepAt(steps: readonly Step[], at: string): Step | null {
  let found: Step | null = null;
  changeAt(steps, at, (list, index) => {
    found = list[index] ?? null;
    return null;
  });
  return found;
}

/** Returns the steps with another one in a place. Null where there is no such place. */
export const replaceStep = (steps: readonly Step[], at: string, by: Step): Step[] | null =>
  changeAt(steps, at, (list, index) => (list[index] ? list.with(index, by) : null));

/** Returns the steps with one more, which then stands at that place. Null where there is no such place. */
export const insertStep = (steps: readonly Step[], at: string, added: Step): Step[] | null =>
  changeAt(steps, at, (list, index) => (index <= list.length ? list.toSpliced(index, 0, added) : null));

/** Returns the steps without one. Null where there is none there, or nothing would be left to do. */
export const removeStep = (steps: readonly Step[], at: string): Step[] | null =>
  changeAt(steps, at, (list, index) => (list[index] ? list.toSpliced(index, 1) : null));

/** Returns the steps with one a place earlier or later in its list. Null where it is the first, or the last. */
export const moveStep = (steps: readonly Step[], at: string, by: -1 | 1): Step[] | null =>
  changeAt(steps, at, (list, index) => {
    const [moved, other] = [list[index], list[index + by]];
    return moved && other ? list.with(index, other).with(index + by, moved) : null;
  });

/** Returns what a step of a kind is before anything is said of it. */
export function emptyStep(kind: StepKind, { on }: Pick<Definition, 'on'>): Step {
  const hasPerson =
    'activity' in on || ('form' in on && on.form.for !== 'everybody') || 'keyword' in on || 'reaction' in on;
  const to = hasPerson ? 'person' : 'owner';
  const text = '…';
  const until = { days: 3 };
  const steps: Record<StepKind, Step> = {
    message: { message: { to, text } },
    wait: { wait: { days: 3 } },
    ask: { ask: { to, text, until, answers: { yes: '👍', no: '👎' } } },
    approve: { approve: { to: { role: 'staff' }, text, until } },
    if: { if: { when: 'thing.isThere', do: [{ end: true }] } },
    each: { each: { of: { role: 'staff' }, do: [{ message: { to: 'each', text } }] } },
    webhook: { webhook: 1 },
    end: { end: true },
    run: { run: text },
    introduce: { introduce: { who: to, to: 'owner', text } },
    review: { review: { to: 'owner', text } },
    round: { round: 1 },
    'check-in': { 'check-in': 'event' },
    digest: { digest: { text } },
    tag: { tag: { areas: ['labour-market'] } },
    set: { set: { field: 'status', value: 'running' } },
    network: { network: { as: to, title: text, areas: ['labour-market'], text } },
  };
  return steps[kind];
}
