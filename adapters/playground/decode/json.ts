import { parseUntrusted } from '#src/core/untrusted-json.ts';

/** The JSON that a body holds; null if it holds none. */
export function parseJson(body: ArrayBuffer): unknown {
  try {
    return parseUntrusted(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}
