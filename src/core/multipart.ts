/** A form as browsers send it with a file (multipart/form-data, RFC 7578) that is not what it says it is. */
export class MultipartError extends Error {
  override name = 'MultipartError';
}

const longestHead = 4_096;
const longestField = 20_000;
const mostFields = 40;
const lineEnd = '\r\n';

/** The fields of such a form, and the name of its file; the content of the file went to `takeFile`. '' for the name: none was chosen. */
export type SentForm = { fields: URLSearchParams; fileName: string };

/**
 * Reads a form piece by piece, so that its file is never held as a whole. A file has to stand behind all fields, and there can be one.
 * @throws MultipartError where it is no such form or ends too early
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
  takeFile: (piece: Uint8Array) => Promise<void>,
): Promise<SentForm> {
  const reader = createReader(body, boundaryOf(contentType));
  const form: SentForm = { fields: new URLSearchParams(), fileName: '' };
  await reader.skipToFirst();
  for (let count = 0; await reader.hasPart(); count += 1) {
    if (count >= mostFields) throw new MultipartError('It has too many fields.');
    const { name, file } = parseHead(await reader.readHead());
    if (file === null) {
      const pieces: Uint8Array[] = [];
      let length = 0;
      for await (const piece of reader.readContent()) {
        length += piece.length;
        if (length > longestField) throw new MultipartError('A field is too long.');
        pieces.push(piece);
      }
      form.fields.append(name, new TextDecoder().decode(Buffer.concat(pieces)));
    } else {
      if (form.fileName !== '') throw new MultipartError('It has more than one file.');
      form.fileName = file;
      for await (const piece of reader.readContent()) await takeFile(piece);
    }
  }
  return form;
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new MultipartError('It is no multipart form.');
  return boundary;
}

function parseHead(head: string): { name: string; file: string | null } {
  const [, parameters = ''] = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head) ?? [];
  const name = /(?:^|[;\s])name="([^"]*)"/i.exec(parameters)?.[1];
  if (name === undefined) throw new MultipartError('A field has no name.');
  const file = /(?:^|[;\s])filename="([^"]*)"/i.exec(parameters)?.[1];
  return { name, file: file === undefined ? null : decodeName(file) };
}

/** Browsers write quotation marks and line ends in names as %22, %0D and %0A; old ones send a whole path. */
function decodeName(name: string): string {
  const [last = ''] = name
    .replaceAll(/%(22|0D|0A)/gi, '_')
    .split(/[\\/]/)
    .slice(-1);
  return last.slice(0, 120);
}

function createReader(body: AsyncIterable<Uint8Array>, boundary: string) {
  const iterator = body[Symbol.asyncIterator]();
  const separator = Buffer.from(`${lineEnd}--${boundary}`);
  // As if a line ended before the first one, which stands at the very beginning.
  let held: Buffer = Buffer.from(lineEnd);

  async function more(): Promise<void> {
    const next = await iterator.next();
    if (next.done) throw new MultipartError('It ends in the middle.');
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value]);
  }

  async function take(length: number): Promise<string> {
    while (held.length < length) await more();
    const text = held.subarray(0, length).toString('latin1');
    held = held.subarray(length);
    return text;
  }

  /** Reads what stands before the next separator, in pieces. */
  async function* readContent(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = held.indexOf(separator);
      // The end of what is held may be the beginning of a separator.
      const end = at >= 0 ? at : held.length - separator.length + 1;
      if (end > 0) {
        yield held.subarray(0, end);
        held = held.subarray(end);
      }
      if (at >= 0) {
        held = held.subarray(separator.length);
        return;
      }
      await more();
    }
  }

  return {
    readContent,
    async skipToFirst() {
      for await (const _ of readContent());
    },
    /** Behind a separator: whether another part follows. */
    async hasPart(): Promise<boolean> {
      const sign = await take(2);
      if (sign !== lineEnd && sign !== '--') throw new MultipartError('A part does not begin as it should.');
      return sign === lineEnd;
    },
    async readHead(): Promise<string> {
      const end = () => held.indexOf(`${lineEnd}${lineEnd}`);
      while (end() < 0) {
        if (held.length > longestHead) throw new MultipartError('The head of a field is too long.');
        await more();
      }
      const head = await take(end());
      await take(2 * lineEnd.length);
      return new TextDecoder().decode(Buffer.from(head, 'latin1'));
    },
  };
}
