import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/** Statuses whose answer has no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Sends a request and reads the whole answer, so that the request's timeout also ends an answer that stops half-way. */
export const requestAndRead: RESTOptions['makeRequest'] = async (url, init) => {
  const answer = await DefaultRestOptions.makeRequest(url, init);
  const body = Buffer.from(await answer.arrayBuffer());
  return new Response(bodiless.has(answer.status) ? null : body, {
    status: answer.status,
    statusText: answer.statusText,
    headers: [...answer.headers],
  });
};
