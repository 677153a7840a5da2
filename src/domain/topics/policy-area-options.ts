import { policyAreas } from './indicator.ts';
import { policyAreaLabel } from './policy-area.ts';

/** The policy areas to choose from. */
export const policyAreaOptions = policyAreas.map((value) => ({ value, label: policyAreaLabel(value) }));
