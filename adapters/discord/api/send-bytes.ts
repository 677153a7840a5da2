import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/** Statuses whose answer has no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * How discord.js's requests go out here. A form with files is written to bytes first: as a stream it ends the process when Discord, or the
 * edge before it, answers before all of it was sent, because the HTTP client then rejects a promise that nobody holds. The answer is read
 * whole, so that one that stops half-way is cut off by the same timeout as the request.
 */
export const sendBytes: MakeRequest = async (url, init) => {
  const answer = await DefaultRestOptions.makeRequest(url, await withBytes(init));
  const body = Buffer.from(await answer.arrayBuffer());
  return new Response(bodiless.has(answer.status) ? null : body, {
    status: answer.status,
    statusText: answer.statusText,
    headers: [...answer.headers],
  });
};

async function withBytes(init: Parameters<MakeRequest>[1]): Promise<Parameters<MakeRequest>[1]> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const type = form.headers.get('content-type') ?? '';
  return {
    ...init,
    body: new Uint8Array(await form.arrayBuffer()),
    headers: { ...(init.headers as Record<string, string>), 'content-type': type },
  };
}
