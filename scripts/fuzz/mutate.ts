import { oddText, oddValue } from './odd.ts';
import type { Random } from './random.ts';

type Holder = Record<string, unknown>;
type NameMention = { holder: Holder; key: string };

const deepest = 14;
/** Twice what any door takes. */
const largest = 8_000_000;

/** A copy of a body with one to three of its parts made into something else. */
export function mutate<Body>(body: Body, random: Random): Body {
  const copy = { body: structuredClone(body) };
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const spots = listSpots(copy);
    if (spots.length === 0) break;
    // The body itself is one of them, and rarely meant.
    const spot = random.pick(spots.length > 1 && random.chance(0.99) ? spots.slice(1) : spots);
    change(spot, random);
    // Parts that hold each other's copies multiply: no door takes so much, and writing it would hold up all others.
    if (!isWithin(copy.body, largest)) return structuredClone(body);
  }
  return copy.body;
}

/** Returns whether a body has at most so many characters and parts; it is not looked at further than that. */
function isWithin(body: unknown, most: number): boolean {
  let left = most;
  const take = (value: unknown): boolean => {
    left -= typeof value === 'string' ? value.length + 1 : 1;
    if (typeof value !== 'object' || value === null) return left >= 0;
    for (const [key, part] of Object.entries(value)) {
      left -= key.length;
      if (left < 0 || !take(part)) return false;
    }
    return left >= 0;
  };
  return take(body);
}

function listSpots(holder: object, depth = 0): NameMention[] {
  if (depth > deepest) return [];
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder: holder as Holder, key },
    ...(typeof value === 'object' && value !== null ? listSpots(value, depth + 1) : []),
  ]);
}

function change({ holder, key }: NameMention, random: Random): void {
  const value = holder[key];
  switch (random.below(9)) {
    case 0:
      delete holder[key];
      return;
    case 1:
      holder[key] = null;
      return;
    case 2:
      holder[key] = retype(value, random);
      return;
    case 3:
      holder[key] = oddValue(random);
      return;
    case 4:
      if (Array.isArray(holder)) holder.push(...Array.from({ length: random.pick([1, 30, 500]) }, () => value));
      else rename(holder, key, random.chance(0.5) ? oddText(random) : `${key}\0`);
      return;
    case 5: {
      const other = random.pick(Object.keys(holder));
      [holder[key], holder[other]] = [holder[other], value];
      return;
    }
    case 6:
      // Own properties, however they are called.
      if (!Array.isArray(holder))
        define(holder, random.pick(['__proto__', 'constructor', 'toString', 'length']), oddValue(random));
      return;
    default:
      holder[key] = typeof value === 'string' ? mutateText(value, random) : oddValue(random);
  }
}

function rename(holder: Holder, key: string, name: string): void {
  const value = holder[key];
  delete holder[key];
  define(holder, name, value);
}

function define(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function retype(value: unknown, random: Random): unknown {
  if (typeof value === 'string') return random.pick([Number(value) || 0, [value], { value }, true, [[value], value]]);
  if (typeof value === 'number') return random.pick([String(value), -value, value + 0.5, [value]]);
  if (typeof value === 'boolean') return random.pick([String(value), Number(value), !value]);
  return random.pick([[value], JSON.stringify(value), { 0: value }, Object.values(value ?? {})]);
}

/** A text in which something is put in, left out or doubled. */
export function mutateText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.below(12));
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + oddText(random) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(at, to).repeat(random.pick([1, 20, 500])) + text.slice(to);
    case 3:
      return text.slice(0, at) + String.fromCharCode(random.below(0x10000)) + text.slice(to);
    case 4:
      return text.slice(0, at);
    default:
      return oddText(random) + text;
  }
}

/** Bytes in which some are others, missing or there twice: no longer JSON, UTF-8, a form or a table. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  let changed = bytes;
  for (let left = 1 + random.below(4); left > 0; left -= 1) changed = changeBytes(changed, random);
  return changed;
}

function changeBytes(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + 1 + random.below(16));
  switch (random.below(5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([random.below(256)]), bytes.subarray(to)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), random.pick(splinters), bytes.subarray(at)]);
  }
}

const splinters = [
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0x00]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xf4, 0x90, 0x80, 0x80]),
  Buffer.from('%'),
  Buffer.from('%00'),
  Buffer.from('&payload=&payload='),
  Buffer.from('&text=a&text=b&command[]=/x'),
  Buffer.from('\\u0000'),
  Buffer.from('\\ud800'),
  Buffer.from('"type":1,"type":null,'),
  Buffer.from('\r'),
  Buffer.from('"'),
  Buffer.from(';,\t|'),
];
