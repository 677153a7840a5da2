/** The version of every rule in this folder, stored with what was computed by it. A change of a rule or a constant raises it. */
export const scoreMethod = 'scores-3';
