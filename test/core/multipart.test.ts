import { expect, test } from 'vitest';
import { MultipartError, readMultipart } from '#src/core/multipart.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readForm(bytes: Uint8Array, type: string, size = 64_000) {
  const content: Uint8Array[] = [];
  const { fields, fileName } = await readMultipart(inPieces(bytes, size), type, async (piece) => {
    content.push(Uint8Array.from(piece));
  });
  return { fields: [...fields], fileName, content: Buffer.concat(content).toString('latin1') };
}

async function encode(form: FormData) {
  const request = new Request('http://x.example', { method: 'POST', body: form });
  return { bytes: new Uint8Array(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' };
}

test.each([1, 2, 7, 64, 1_000_000])('a form as it is sent, in pieces of %i bytes', async (size) => {
  const form = new FormData();
  form.append('kind', 'figures');
  form.append('settings', 'Größe\r\n--x');
  const { type: probe } = await encode(form);
  const boundary = probe.split('boundary=')[1];
  const content = `a,b\r\n--${boundary?.slice(0, -1)}\r\n\r\n--\0${'x'.repeat(3_000)}\r\n`;
  form.append('file', new File([Buffer.from(content, 'latin1')], 'C:\\Tables\\dén"sity.csv'));
  const { bytes, type } = await encode(form);
  expect(await readForm(bytes, type, size)).toEqual({
    fields: [
      ['kind', 'figures'],
      ['settings', 'Größe\r\n--x'],
    ],
    fileName: 'dén_sity.csv',
    content,
  });
});

test('what ends too early, at any byte, is told', async () => {
  const form = new FormData();
  form.append('kind', 'figures');
  form.append('file', new File(['a,b\n'], 'a.csv'));
  const { bytes, type } = await encode(form);
  const whole = bytes.lastIndexOf('-'.charCodeAt(0)) + 1;
  for (let length = 0; length < whole; length += 1)
    await expect(readForm(bytes.subarray(0, length), type), String(length)).rejects.toThrow(MultipartError);
  expect(await readForm(bytes.subarray(0, whole), type)).toMatchObject({ fileName: 'a.csv', content: 'a,b\n' });
});

const part = (head: string, content = 'x') => `--b\r\n${head}\r\n\r\n${content}\r\n`;
const named = (name: string, content?: string) => part(`Content-Disposition: form-data; name="${name}"`, content);
test.each([
  ['another kind of form', 'a=1', 'application/x-www-form-urlencoded'],
  ['no boundary', 'x', 'multipart/form-data'],
  ['a field without a name', `${part('Content-Type: text/plain')}--b--`],
  ['too long a field', `${named('a', 'x'.repeat(30_000))}--b--`],
  ['too long a head', `${part(`X: ${'x'.repeat(9_000)}`)}--b--`],
  ['too many fields', `${named('a').repeat(60)}--b--`],
  ['two files', `${part('Content-Disposition: form-data; name="f"; filename="a"').repeat(2)}--b--`],
  ['a separator that goes on', '--bb\r\n\r\n'],
])('%s is refused', async (_what, text, type = 'multipart/form-data; boundary=b') => {
  await expect(readForm(Buffer.from(text), type)).rejects.toThrow(MultipartError);
});
