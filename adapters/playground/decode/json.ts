/** The JSON that a body holds; null if it holds none. */
export function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}
