/** Reads the body of a request or a response; returns null, without reading it to its end, where it has more than `largest` bytes. */
export async function readBody(sent: Request | Response, largest: number): Promise<ArrayBuffer | null> {
  const announced = sent.headers.get('content-length');
  // HTTP lets no more through than was announced; read whole, a body costs a fraction of what it does as a stream. What is packed may be larger.
  if (announced !== null && !sent.headers.has('content-encoding'))
    return Number(announced) <= largest ? sent.arrayBuffer() : null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of sent.body ?? []) {
    size += chunk.length;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks)).buffer;
}
