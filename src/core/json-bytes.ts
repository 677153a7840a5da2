type Bytes = Uint8Array<ArrayBuffer>;

const kept = new WeakMap<object, { bytes: Bytes | null }>();

/** Marks a body that is sent more than once and does not change: its JSON is written once, and kept as long as the body. */
export function markSentAgain<Body extends object>(body: Body): Body {
  if (!kept.has(body)) kept.set(body, { bytes: null });
  return body;
}

export const isSentAgain = (body: object): boolean => kept.has(body);

/** The JSON of a body in UTF-8. */
export function toJsonBytes(body: object): Bytes {
  const entry = kept.get(body);
  if (!entry) return write(body);
  entry.bytes ??= write(body);
  return entry.bytes;
}

const encoder = new TextEncoder();
const write = (body: object): Bytes => encoder.encode(JSON.stringify(body));
