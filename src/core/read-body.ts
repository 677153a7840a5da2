/** Reads the body of a request; returns null, without reading it to its end, where it has more than `largest` bytes. */
export async function readBody(request: Request, largest: number): Promise<ArrayBuffer | null> {
  const announced = request.headers.get('content-length');
  // HTTP lets no more through than was announced; read whole, a body costs a fraction of what it does as a stream.
  if (announced !== null) return Number(announced) <= largest ? request.arrayBuffer() : null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks)).buffer;
}
