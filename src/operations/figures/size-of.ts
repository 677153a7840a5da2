/** Of larger values the rest is not walked: so many parts say that it is large. */
const mostParts = 50_000;
/** About what V8 takes for an object, an entry of it, and a number. */
const bytes = { object: 40, entry: 16, number: 8 };

/** Returns about how many bytes a value takes in memory: its strings, numbers and objects, each object once. Functions and what they hold are not counted. */
export function sizeOf(value: unknown): number {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  let size = 0;
  for (let parts = 0; open.length > 0 && parts < mostParts; parts += 1) {
    const part = open.pop();
    if (typeof part === 'string') size += 16 + part.length;
    else if (typeof part !== 'object' || part === null) size += bytes.number;
    else if (!seen.has(part)) {
      seen.add(part);
      size += bytes.object;
      if (ArrayBuffer.isView(part)) {
        size += part.byteLength;
        continue;
      }
      const inside = part instanceof Map ? [...part].flat() : part instanceof Set ? [...part] : Object.values(part);
      size += inside.length * bytes.entry;
      for (const each of inside) open.push(each);
    }
  }
  return size;
}
