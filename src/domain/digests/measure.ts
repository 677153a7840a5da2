/** Of a week's issues: how many went out, were opened at least once, were found useful or not, were the last one wanted. */
export type DigestMeasure = {
  period: string;
  sent: number;
  empty: number;
  opened: number;
  useful: number;
  notUseful: number;
  unsubscribed: number;
};

/** The smallest number of issues whose measures are shown: of fewer, a number could tell who the reader was. */
export const fewestMeasured = 5;
