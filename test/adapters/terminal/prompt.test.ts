import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createTerminal } from '#adapters/terminal/index.ts';
import { createContractHouse } from '../../contracts/house.ts';

/** Everything a prompt writes when these lines come through a pipe, all at once, and the pipe then closes. */
async function pipe(lines: string[]) {
  const { house, record } = createContractHouse();
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = createTerminal(house, { input, output, user: 'maria' });
  const written = text(output);
  input.end(`${lines.join('\n')}\n`);
  await terminal.start();
  await terminal.finished;
  output.end();
  return { written: await written, record };
}

test('lines that came before they were asked for are all answered, also after the input has ended', async () => {
  const { written } = await pipe(['/echo one', '/echo two', '/echo three']);
  expect(written).toMatch(/one[\s\S]*two[\s\S]*three/);
});

test('lines behind a command that opens a form fill the form in', async () => {
  const { written, record } = await pipe(['/form short', '/echo is a title here', '.', '/echo one']);
  expect([...record.drafts.values()]).toEqual([{ title: '/echo is a title here' }]);
  expect(written).toContain('Echo: one');
});

test('a form whose lines run out is kept, not sent', async () => {
  const { record } = await pipe(['/form short', 'A title']);
  expect([...record.drafts.values()]).toEqual([{ title: 'A title' }]);
  expect(record.sent).toEqual([]);
});
