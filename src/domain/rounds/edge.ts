/** Two vertices and the weight of their pair. */
export type Edge = [left: number, right: number, weight: number];
