/** A statistical territory of the NUTS 2024 classification (the United Kingdom: NUTS 2021). */
export type Territory = {
  code: string;
  level: 0 | 1 | 2 | 3;
  /** Eurostat's two letters: EL for Greece, UK for the United Kingdom. */
  country: string;
  parent: string | null;
  name: string;
  areaKm2: number | null;
  /** 1 predominantly urban, 2 intermediate, 3 predominantly rural. */
  urbanType: number | null;
  /** 1 on the coast, 2 at least half of its people within 50 km of it, 3 not coastal. */
  coastType: number | null;
  /** 1–3 mountainous by people, surface or both; 4 not mountainous. */
  mountainType: number | null;
};
