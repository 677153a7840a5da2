import type { Experience } from './experience.ts';

export type Tried = Pick<Experience, 'number' | 'region'>;

/** What an experience was tried after, and which were tried after it, the first first; only what the reader may read. */
export type Adoption = { first: Tried | null; adopters: Tried[] };

/** One who tried it too: what they call it, how it stands, what came of it and what they learned. */
export type Adopter = Pick<Experience, 'number' | 'region' | 'title' | 'lesson' | 'language' | 'details'>;
