import { policyAreas } from '../figures/indicator.ts';
import { policyAreaLabel } from '../regions/vocabulary.ts';

/** The policy areas to choose from. */
export const policyAreaOptions = policyAreas.map((value) => ({ value, label: policyAreaLabel(value) }));
