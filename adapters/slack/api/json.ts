/** The JSON bytes of response bodies: a body that is sent often is serialized once. */
const written = new WeakMap<object, Uint8Array<ArrayBuffer>>();

export function toJsonBytes(body: object): Uint8Array<ArrayBuffer> {
  let bytes = written.get(body);
  if (!bytes) {
    bytes = new TextEncoder().encode(JSON.stringify(body));
    written.set(body, bytes);
  }
  return bytes;
}
