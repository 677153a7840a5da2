import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { answerOnce } from '#adapters/terminal/index.ts';
import type { FormValues } from '#src/core/form.ts';
import { createContractHouse } from '../../contracts/house.ts';

async function call(line: string, values: FormValues | null = null, isJson = false, kept = 0) {
  const { house, record } = createContractHouse();
  house.kept.count = async () => kept;
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const terminal = { input: new PassThrough(), output, user: 'maria' };
  const once = { line, values, isJson, locatePicture: (key: string) => key };
  const code = await answerOnce(house, once, terminal, errors);
  output.end();
  errors.end();
  return { code, out: await text(output), err: await text(errors), record };
}

test('an answer goes to the output, a problem to the errors', async () => {
  expect(await call('/echo hello')).toMatchObject({ code: 0, out: expect.stringContaining('Echo: hello'), err: '' });
  expect(await call('/nothing')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nothing') });
  const json = await call('/nothing', null, true);
  expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { type: 'message', failed: true }]);
});

test('a form is sent; what is wrong is said by the names it is written with', async () => {
  const sent = await call('/form short', { title: 'A title', area: 'health', region: 'Skåne' });
  expect(sent).toMatchObject({ code: 0, err: '' });
  expect(sent.record.sent).toHaveLength(1);
  const wrong = await call('/form short', { title: 'A title', region: 'Skåne' });
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('area (Label area): ') });
});

test('a field the form lacks and a form the line does not open are refused', async () => {
  const stranger = await call('/form short', { title: 'A title', areas: 'health', region: 'Skåne' });
  expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('no field “areas”. Its fields are title, ') });
  expect(stranger.record.sent).toEqual([]);
  expect(await call('/echo hello', { title: 'A title' })).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('opens no form'),
  });
});

test('it says that messages wait, beside the answer', async () => {
  expect(await call('/echo hello', null, false, 1)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Echo: hello'),
    err: '\n1 message waits for you: npm run -s chat shows it.\n',
  });
  expect((await call('/echo hello', null, false, 2)).err).toContain(
    '2 messages wait for you: npm run -s chat shows them.',
  );
  expect((await call('/echo hello', null, true, 2)).err).toBe('');
});
