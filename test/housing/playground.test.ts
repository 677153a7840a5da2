import { randomUUID } from 'node:crypto';
import { test } from 'vitest';
import { playground } from '#adapters/playground/index.ts';
import { goFromHousingToExperience, until } from './steps.ts';

const unescapeHtml = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The values that a form of the page holds, as the page sends them. */
function readForm(page: string): { form: string; values: Record<string, unknown> } {
  const form = unescapeHtml(/data-form="([^"]*)"/.exec(page)?.[1] ?? '');
  const values: Record<string, unknown> = {};
  const attribute = (tag: string, name: string) =>
    unescapeHtml(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  for (const [tag] of page.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const kind = attribute(tag, 'data-type');
    if (!name || kind === 'file') continue;
    const isChecked = /\schecked/.test(tag);
    if (kind === 'list')
      values[name] = [...((values[name] ?? []) as string[]), ...(isChecked ? [attribute(tag, 'value')] : [])];
    // As the page does where nobody changed what is shown.
    else values[name] = kind === 'check' ? isChecked : attribute(tag, kind === 'lookup' ? 'data-value' : 'value');
  }
  for (const [, tag = '', content = ''] of page.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g))
    values[attribute(tag, 'name')] = unescapeHtml(content);
  for (const [, tag = '', content = ''] of page.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g))
    values[attribute(tag, 'name')] = unescapeHtml(/<option value="([^"]*)"[^>]*\sselected/.exec(content)?.[1] ?? '');
  return { form, values };
}

test('in the playground a dialogue leads from “I look for housing” to a published experience of two regions', async () => {
  let stop = async () => {};
  await goFromHousingToExperience(async ({ adapterContext }) => {
    const adapter = playground.create({}, adapterContext);
    const origin = 'http://localhost:3000';
    const first = await adapter.fetch?.(new Request(`${origin}/playground`));
    const cookie = first?.headers.get('set-cookie')?.split(';')[0] ?? '';
    /** All that was shown, a piece each. */
    const shown: string[] = [];
    const send = async (happening: object) => {
      const response = await adapter.fetch?.(
        new Request(`${origin}/playground/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', host: 'localhost:3000', cookie },
          body: JSON.stringify({ id: randomUUID(), ...happening }),
        }),
      );
      shown.push((await response?.text()) ?? '');
    };
    await send({ type: 'said', text: '/me' });
    const streamed = await adapter.fetch?.(new Request(`${origin}/playground/stream`, { headers: { cookie } }));
    const reader = streamed?.body?.getReader();
    void (async () => {
      const decoder = new TextDecoder();
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
        shown.push(decoder.decode(piece.value).replaceAll(/^data: /gm, ''));
    })();
    stop = async () => {
      await reader?.cancel();
      await adapter.stop();
    };
    const see = (words: string) => until(() => shown.findLast((piece) => unescapeHtml(piece).includes(words)));
    const user = /maria-[\w-]+|[\w-]{8,}/.exec(decodeURIComponent(cookie.split('=')[1] ?? ''))?.[0] ?? '';
    return {
      speaksByCommand: true,
      actor: { platform: 'playground', space: 'local', user },
      speak: (text) => send({ type: 'said', text }),
      async press(words, label) {
        const piece = await see(words);
        const line = [...piece.matchAll(/data-line="([^"]+)"[^>]*>([\s\S]*?)<\/button>/g)].find(
          ([, , said = '']) => unescapeHtml(said.replace(/<[^>]+>/g, '')).trim() === label,
        )?.[1];
        if (line === undefined) throw new Error(`There is no ${label} in ${piece}`);
        await send({ type: 'pressed', line: unescapeHtml(line) });
      },
      async submit(typed) {
        const { form, values } = readForm(shown.at(-1) ?? '');
        for (const { name, value } of typed) values[name] = value;
        await send({ type: 'submitted', form, values });
        const problem = /class="problem"[^>]*>([^<]+)/.exec(shown.at(-1) ?? '')?.[1];
        if (problem) throw new Error(`${problem} in ${JSON.stringify(values)}`);
      },
      see,
    };
  });
  await stop();
});
