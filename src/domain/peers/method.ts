/** The version of how likeness is measured and of who is similar but better. A change of a rule raises it. */
export const peerMethod = 'peers-4';
