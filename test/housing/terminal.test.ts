import { PassThrough } from 'node:stream';
import { test } from 'vitest';
import { createTerminal } from '#adapters/terminal/index.ts';
import { goFromHousingToExperience, until } from './steps.ts';

const sign = 'causeway> ';

test('at the prompt a dialogue leads from “I look for housing” to a published experience of two regions', async () => {
  let stop = async () => {};
  await goFromHousingToExperience(async ({ adapterContext }) => {
    let screen = '';
    let fresh = '';
    let input = new PassThrough();
    let terminal: ReturnType<typeof createTerminal> | null = null;
    const settled = () => until(() => screen.endsWith(sign) || screen.endsWith(': '));
    /** What is kept is shown when the prompt is opened: a person comes back. */
    async function open(): Promise<void> {
      await terminal?.stop();
      input = new PassThrough();
      const output = Object.assign(new PassThrough(), { columns: 200 });
      screen = '';
      output.on('data', (chunk) => {
        screen += chunk;
      });
      terminal = createTerminal(adapterContext, { input, output, user: 'maria' }, (key) => key);
      await terminal.start();
      await settled();
    }
    async function type(line: string): Promise<void> {
      const before = screen.length;
      input.write(`${line}\n`);
      await until(() => screen.length > before && (screen.endsWith(sign) || screen.endsWith(': ')));
      fresh = screen.slice(before);
    }
    stop = async () => terminal?.stop();
    await open();
    const see = async (words: string) => {
      if (!screen.includes(words)) await open();
      await until(() => screen.includes(words));
      return screen;
    };
    return {
      speaksByCommand: true,
      actor: { platform: 'terminal', space: 'local', user: 'maria', displayName: 'maria' },
      speak: type,
      async press(words, label) {
        const text = await see(words);
        const number = [...text.matchAll(/\[(\d+)\]\s(.+?)(?= {2}\/|\s·\s\[|\n|$)/gs)].findLast(
          ([, , said]) => said?.trim() === label,
        )?.[1];
        if (!number) throw new Error(`There is no ${label} in ${text}`);
        await type(number);
      },
      async submit(values) {
        for (let asked = 0; screen.endsWith(': ') && asked < 20; asked += 1) {
          const question = fresh.split('\n').at(-1) ?? '';
          const typed = values.find(({ label }) => label.test(question));
          await type(typed ? [typed.value].flat().join(',') : '');
        }
      },
      see,
    };
  });
  await stop();
});
