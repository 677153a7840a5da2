declare module 'edmonds-blossom-fixed' {
  /**
   * Maximum-weight matching of a graph by Edmonds' blossom algorithm. `edges` are [vertex, vertex, weight]; the answer holds the partner of each vertex
   * up to the highest one named, −1 without one.
   */
  export default function blossom(edges: [number, number, number][], maxCardinality?: boolean): number[];
}
