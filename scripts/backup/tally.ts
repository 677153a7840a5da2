import { hash } from 'node:crypto';

/** What is known of the rows of a table, whatever order they came in. */
export type Sum = { rows: number; sum: string };

const newline = 0x0a;
const lanes = 8;

/** Counts lines and adds up their SHA-256, so that the same rows in another order have the same sum. Takes pieces cut anywhere. */
export function createTally() {
  const sums = new Uint32Array(lanes);
  let rows = 0;
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  return {
    add(piece: Buffer): void {
      let from = 0;
      for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, from)) {
        const line = piece.subarray(from, end);
        const digest = hash('sha256', rest.length > 0 ? Buffer.concat([rest, line]) : line, 'buffer');
        for (let lane = 0; lane < lanes; lane += 1) sums[lane] = (sums[lane] as number) + digest.readUInt32BE(lane * 4);
        rest = Buffer.alloc(0);
        rows += 1;
        from = end + 1;
      }
      if (from < piece.length) rest = Buffer.concat([rest, piece.subarray(from)]);
    },
    end: (): Sum => ({ rows, sum: [...sums].map((lane) => lane.toString(16).padStart(8, '0')).join('') }),
  };
}
