/** What staff said about a week's digests. Null: nothing. */
export type Override = {
  isHeld: boolean | null;
  opening: string | null;
  note: string | null;
  /** The person who wrote the opening. */
  openingBy: number | null;
  noteBy: number | null;
};

/** What staff steers: a week's digests, of everybody (subscription null) or of one. */
export type Scope = { period: string; subscription: number | null };

/** The override of digests for which staff decided nothing. */
export const noOverride: Override = { isHeld: null, opening: null, note: null, openingBy: null, noteBy: null };

/** Returns the override that applies to each subscription: one for a single subscription takes priority over one for everybody. */
export function overridesFor(
  said: readonly (Override & Scope)[],
  scopes: readonly (Scope & { subscription: number })[],
): Override[] {
  const byScope = new Map(said.map((each) => [`${each.period} ${each.subscription}`, each]));
  return scopes.map(({ period, subscription }) => {
    const all = byScope.get(`${period} null`);
    const one = byScope.get(`${period} ${subscription}`);
    return {
      isHeld: one?.isHeld ?? all?.isHeld ?? null,
      opening: one?.opening ?? all?.opening ?? null,
      note: one?.note ?? all?.note ?? null,
      openingBy: (one?.opening ? one : all)?.openingBy ?? null,
      noteBy: (one?.note ? one : all)?.noteBy ?? null,
    };
  });
}
