/** Where the server is, and the token by which it is asked. */
export type Connection = { url: string; token: string };

let connection: Connection | null = null;

/** Says which server is asked from now on, and in whose name. */
export function connect(to: Connection): void {
  connection = to;
}

/** Asks what a function of the client says. @throws Error where nothing was connected before */
export async function ask<Answer>(address: string, options: RequestInit): Promise<Answer> {
  if (connection === null) throw new Error('Say connect({ url, token }) before anything is asked.');
  const answer = await fetch(new URL(address, connection.url), {
    ...options,
    headers: { ...Object.fromEntries(new Headers(options.headers)), authorization: `Bearer ${connection.token}` },
  });
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const data: unknown = isJson ? await answer.json() : await answer.text();
  return { data, status: answer.status, headers: answer.headers } as Answer;
}
