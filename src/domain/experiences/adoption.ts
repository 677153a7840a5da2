import type { Experience } from './experience.ts';

export type Tried = Pick<Experience, 'number' | 'region'>;

/** What an experience was tried after, and which were tried after it, the first first; only what the reader may read. */
export type Adoption = { first: Tried | null; adopters: Tried[] };
