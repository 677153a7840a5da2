import { PassThrough } from 'node:stream';
import { createTerminal } from '#adapters/terminal/index.ts';
import type { FormValue, FormValues } from '#src/core/form.ts';
import { formatPlace } from '#src/core/place.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { type AdapterHarness, type Shown, testAdapter } from '../../contracts/adapter.ts';

const sign = 'causeway> ';

/** A person who types at the real terminal adapter, over streams. */
async function sitDown(house: AdapterContext): Promise<AdapterHarness> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 100 });
  let screen = '';
  let seen = 0;
  output.on('data', (chunk) => {
    screen += chunk;
  });
  const adapter = createTerminal(house, { input, output, user: 'maria' }, (key) => key);
  await adapter.start();
  await settled();

  /** Resolves when the terminal asks for something again. */
  async function settled(): Promise<string> {
    for (;;) {
      const fresh = screen.slice(seen);
      if (fresh.endsWith(sign) || fresh.endsWith(': ')) {
        seen = screen.length;
        return fresh.replace(sign, '');
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function type(line: string): Promise<string> {
    input.write(`${line}\n`);
    return settled();
  }

  /** Opens the menus below an answer, so that what they offer is on the screen too. */
  async function openMenus(text: string): Promise<string> {
    let all = text;
    for (const [, menu = ''] of text.matchAll(/\[(\d+)\] .+ \(\d+\)$/gm)) all += await type(menu);
    return all;
  }

  let pending = '';
  const show = (text: string): Shown => {
    pending = text;
    return describe(text);
  };

  return {
    adapter,
    say: async (line) => show(await openMenus(await type(line))),
    speak: async (words) => show(await type(words)),
    press: async (label) => show(await type(numberOf(pending, label))),
    async submit(values) {
      let text = pending;
      let all = '';
      for (let asked = askedField(text); asked; asked = askedField(text)) {
        const value = values[asked];
        text = await type(value === undefined ? '' : typed(value));
        all += text;
        // The form stands open again: what is wrong is on the screen.
        if (/\n {2}! /.test(text)) break;
      }
      return show(all);
    },
    async close(values) {
      let text = pending;
      for (let asked = askedField(text); asked; asked = askedField(text)) {
        const value = values[asked];
        text = await type(value === undefined ? '.' : typed(value));
      }
    },
    countMentions: () => 0,
    place: formatPlace({ platform: 'terminal', space: 'local', kind: 'user', id: 'maria' }),
    async posted() {
      const fresh = screen.slice(seen);
      seen = screen.length;
      return [describe(fresh)];
    },
    stop: () => adapter.stop(),
  };
}

const typed = (value: FormValue) => (Array.isArray(value) ? value.join(',') : String(value)).replaceAll('\n', '\\n');

function askedField(text: string): string | null {
  return text.endsWith(': ') ? (/.*Label (\w+)/s.exec(text)?.[1] ?? null) : null;
}

function numberOf(text: string, label: string): string {
  const number = listChoices(text).find((choice) => choice.label === label)?.number;
  if (!number) throw new Error(`There is no “${label}” in ${text}`);
  return number;
}

function listChoices(text: string): { number: string; label: string }[] {
  return [...text.matchAll(/\[(\d+)\]\s(.+?)(?= {2}\/|\s·\s\[|\n)/gs)].map(([, number = '', label = '']) => ({
    number,
    label,
  }));
}

function describe(text: string): Shown {
  const values: FormValues = {};
  const problems: { [field: string]: string } = {};
  for (const [, field = '', value = ''] of text.matchAll(/^ {2}Label (\w+): (.+)$/gm))
    values[field] = value.replaceAll('\\n', '\n');
  for (const [, problem = '', field = ''] of text.matchAll(/^ {2}! (.+)\nLabel (\w+)/gm)) problems[field] = problem;
  const title = /\n?(A short form|A long form)/.exec(text)?.[1];
  return {
    text,
    buttons: listChoices(text).map(({ label }) => label),
    pictures: [...text.matchAll(/^Picture: .*\n(.+)$/gm)].map(([, alt = '']) => ({ alt })),
    files: [...text.matchAll(/^(\S+\.json)\n(.+)$/gm)].map(([, name = '', content = '']) => ({ name, content })),
    isPrivate: null,
    form: title ? { title, values, problems } : null,
  };
}

testAdapter('terminal', sitDown);
