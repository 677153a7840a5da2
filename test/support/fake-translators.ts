import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

type Kind = 'libretranslate' | 'deepl' | 'llm';
type Asked = { kind: Kind; texts: string[]; from: string; to: string };

/** How the fake answers: with texts made of those it got, or with anything else that a server may do. */
type Behaviour =
  | { says(text: string, asked: Asked): string | Promise<string> }
  | { status: number }
  | { body: string }
  | { drops: true }
  | { never: true };

const deeplLanguages = new Set(
  'BG CS DA DE EL EN-GB EN-US ES ET FI FR HU IT LT LV NL PL PT-BR PT-PT RO SK SL SV UK'.split(' '),
);

/** A server on loopback that speaks as LibreTranslate, DeepL and OpenAI do, each by its own address, and refuses what they refuse. */
export async function startFakeTranslators() {
  const fake = {
    behaviour: { says: (text) => text } as Behaviour,
    asked: [] as Asked[],
    url: '',
    refused: [] as string[],
  };

  function read(request: IncomingMessage, body: Record<string, unknown>): Asked | string {
    const { authorization } = request.headers;
    if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json')
      return 'no JSON was posted';
    switch (request.url) {
      case '/translate': {
        const { q, source, target, format, api_key, ...rest } = body;
        if (api_key !== 'libre-key') return 'wrong api_key';
        if (!Array.isArray(q) || q.length === 0 || format !== 'html') return 'q or format';
        if (!/^[a-z]{2}$/.test(String(source)) || !/^[a-z]{2}$/.test(String(target))) return 'source or target';
        if (Object.keys(rest).length > 0) return `unknown: ${Object.keys(rest)}`;
        return { kind: 'libretranslate', texts: q, from: String(source), to: String(target) };
      }
      case '/v2/translate': {
        const { text, source_lang, target_lang, tag_handling, ...rest } = body;
        if (authorization !== 'DeepL-Auth-Key deepl-key') return 'wrong key';
        if (!Array.isArray(text) || text.length === 0 || text.length > 50 || tag_handling !== 'xml')
          return 'text or tag_handling';
        if (!/^[A-Z]{2}$/.test(String(source_lang)) || !deeplLanguages.has(String(target_lang)))
          return 'source_lang or target_lang';
        if (Object.keys(rest).length > 0) return `unknown: ${Object.keys(rest)}`;
        return { kind: 'deepl', texts: text, from: String(source_lang), to: String(target_lang) };
      }
      case '/chat/completions': {
        if (authorization !== 'Bearer llm-key') return 'wrong key';
        const { messages, response_format: format } = body as {
          messages: { role: string; content: string }[];
          response_format: { type: string; json_schema?: { name: string; strict: boolean } };
        };
        const [system, user] = messages;
        const [, from = '', to = ''] =
          /from the language "(\w+)" to the language "(\w+)"/.exec(system?.content ?? '') ?? [];
        if (format.type !== 'json_schema' || format.json_schema?.name !== 'translation' || from === '') return 'format';
        return { kind: 'llm', texts: JSON.parse(user?.content ?? '').texts, from, to };
      }
      default:
        return `no ${request.url}`;
    }
  }

  function encode({ kind }: Asked, texts: string[]): object {
    if (kind === 'libretranslate') return { translatedText: texts };
    if (kind === 'deepl') return { translations: texts.map((text) => ({ detected_source_language: 'SV', text })) };
    return { choices: [{ message: { role: 'assistant', content: JSON.stringify({ texts }) } }] };
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const asked = read(request, JSON.parse(text));
    if (typeof asked === 'string') {
      fake.refused.push(asked);
      return response.writeHead(400).end('{}');
    }
    fake.asked.push(asked);
    const { behaviour } = fake;
    if ('never' in behaviour) return;
    if ('drops' in behaviour) return response.destroy();
    if ('status' in behaviour) return response.writeHead(behaviour.status).end('{}');
    const said =
      'body' in behaviour
        ? behaviour.body
        : JSON.stringify(encode(asked, await Promise.all(asked.texts.map((each) => behaviour.says(each, asked)))));
    return response.writeHead(200, { 'content-type': 'application/json' }).end(said);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return fake;
}
