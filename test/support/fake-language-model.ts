import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';

type Asked = {
  path: string;
  authorization: string | undefined;
  format: string;
  temperature: number;
  model: string;
  system: string;
  /** What the message was when it arrived. */
  message: string;
};

/** How the fake answers: what it read, or anything else that a server may do. */
type Behaviour =
  | { read: unknown }
  | { content: string }
  | { body: string }
  | { status: number; location?: string }
  | { afterMs: number; read: unknown }
  | { drops: true };

/** A server on loopback that speaks as OpenAI's does. `behaviour` may be changed at any time; `refuses` lists formats that it answers 400 to. */
export async function startFakeLanguageModel() {
  const asked: Asked[] = [];
  const fake = {
    behaviour: { read: [] } as Behaviour,
    refuses: [] as string[],
    asked,
    url: '',
    atOnce: 0,
    mostAtOnce: 0,
  };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text);
    if (
      request.method !== 'POST' ||
      request.headers['content-type'] !== 'application/json' ||
      body.messages.length !== 2
    )
      return response.writeHead(400).end();
    const [system, user] = body.messages;
    const format = body.response_format.type;
    asked.push({
      path: request.url ?? '',
      authorization: request.headers.authorization,
      format,
      temperature: body.temperature,
      model: body.model,
      system: system.content,
      message: JSON.parse(user.content).message,
    });
    if (fake.refuses.includes(format)) return response.writeHead(400).end('{"error":{"message":"response_format"}}');
    const { behaviour } = fake;
    if ('drops' in behaviour) return response.destroy();
    if ('status' in behaviour)
      return response.writeHead(behaviour.status, behaviour.location ? { location: behaviour.location } : {}).end('{}');
    if ('body' in behaviour) return response.writeHead(200).end(behaviour.body);
    if ('afterMs' in behaviour) await sleep(behaviour.afterMs, undefined, { ref: false });
    const content = 'content' in behaviour ? behaviour.content : JSON.stringify({ read: behaviour.read });
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
  }

  const server = createServer((request, response) => {
    fake.atOnce += 1;
    fake.mostAtOnce = Math.max(fake.mostAtOnce, fake.atOnce);
    response.on('close', () => {
      fake.atOnce -= 1;
    });
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  afterAll(stop);
  return fake;
}
