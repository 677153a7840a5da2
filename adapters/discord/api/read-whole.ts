import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/** Statuses whose answer has no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Sends a request and reads the whole answer, so that the request's timeout also ends an answer that stops half-way.
 * @throws Error where something else than Discord answers that all is well, such as a proxy with a page: Discord sends nobody elsewhere, and says what it says in JSON.
 */
export const requestAndRead: RESTOptions['makeRequest'] = async (url, init) => {
  const answer = await DefaultRestOptions.makeRequest(url, init);
  const body = Buffer.from(await answer.arrayBuffer());
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
  if (answer.status < 400 && (answer.status >= 300 || (body.length > 0 && !isJson)))
    throw new Error(`what answered with ${answer.status} was not Discord`);
  return new Response(bodiless.has(answer.status) ? null : body, {
    status: answer.status,
    statusText: answer.statusText,
    headers: [...answer.headers],
  });
};
