import { readFileSync } from 'node:fs';

// Loaded ahead of a program (`--import`), it shifts the clock that the program sees by as many seconds as the file CLOCK_FILE says now.
const realDate = Date;
const file = process.env.CLOCK_FILE;
let shiftMs = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now() {
  const at = performance.now();
  if (at - readAt > 50) {
    readAt = at;
    shiftMs = Number(readFileSync(file, 'utf8')) * 1_000;
  }
  return realDate.now() + shiftMs;
}

globalThis.Date = class extends realDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }
  static now() {
    return now();
  }
};
