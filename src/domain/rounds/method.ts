/** The version of every rule in this folder, stored with each run of a round. A change of a rule or a constant raises it. */
export const matchingMethod = 'matching-2';
