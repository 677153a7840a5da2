/** The version of how policy indices are taken and self-assessments are put together. */
export const policyMethod = 'policy-1';
