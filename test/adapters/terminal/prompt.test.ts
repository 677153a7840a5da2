import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createTerminal } from '#adapters/terminal/index.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { createContractHouse } from '../../contracts/house.ts';

/** Everything a prompt writes when these lines come through a pipe, all at once, and the pipe then closes. */
async function pipe(lines: string[], kept: Message[] = []) {
  const { house, record } = createContractHouse();
  house.kept.hand = async (_, show) => {
    const count = kept.length;
    for (let message = kept.shift(); message; message = kept.shift()) await show(message, 'd1');
    return count;
  };
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = createTerminal(house, { input, output, user: 'maria' }, () => null);
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

test('what is kept is shown first, and its buttons are numbered on', async () => {
  const digest = (week: string): Message => ({
    text: week,
    blocks: [{ type: 'heading', text: `Week ${week}` }, ...actions(button('Useful', `/echo useful ${week}`))],
  });
  const { written } = await pipe(['2', '1'], [digest('47'), digest('48')]);
  expect(written).toMatch(
    /While you were away:\s+Week 47\s+\[1\] Useful[\s\S]*Week 48\s+\[2\] Useful[\s\S]*Echo: useful 48/,
  );
  expect(written).not.toContain('Echo: useful 47');
});

test('a number beyond the list is told what there is, and the list stays', async () => {
  const weekly: Message = {
    text: '47',
    blocks: [{ type: 'heading', text: 'Week 47' }, ...actions(button('Useful', '/echo useful'))],
  };
  const { written } = await pipe(['6', '1'], [weekly]);
  expect(written).toContain('There is one choice: 1.');
  expect(written).toContain('Echo: useful');
});

test('nothing kept, nothing said of it', async () => {
  expect((await pipe(['/echo one'])).written).not.toContain('While you were away');
});
