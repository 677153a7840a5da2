import { expect, test } from 'vitest';
import { readBody } from '#src/core/read-body.ts';

const textOf = (body: ArrayBuffer | null) => body && Buffer.from(body).toString('utf8');

function streamOf(...parts: string[]) {
  let taken = 0;
  const body = new ReadableStream({
    pull(controller) {
      const part = parts[taken];
      taken += 1;
      if (part === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(part));
    },
  });
  return { request: new Request('http://localhost/', { method: 'POST', body, duplex: 'half' }), taken: () => taken };
}

const announced = (body: string) =>
  new Request('http://localhost/', { method: 'POST', body, headers: { 'content-length': String(body.length) } });

test.each([
  ['', 0, ''],
  ['1234', 4, '1234'],
  ['12345', 4, null],
])('a body with its length announced, %j of at most %i bytes', async (body, largest, read) => {
  expect(textOf(await readBody(announced(body), largest))).toBe(read);
});

test('a body in pieces is joined, and is not read on once it is too large', async () => {
  const whole = streamOf('Sk', 'å', 'ne');
  expect(textOf(await readBody(whole.request, 6))).toBe('Skåne');
  const long = streamOf(...Array.from({ length: 50 }, () => 'xx'));
  expect(await readBody(long.request, 5)).toBeNull();
  expect(long.taken()).toBeLessThan(10);
});

test('a request without a body has an empty one', async () => {
  expect(textOf(await readBody(new Request('http://localhost/'), 4))).toBe('');
});
