import type { WebhookSender } from '#src/core/webhook.ts';
import { requestAddress } from './request.ts';

const answerMs = 15_000;

type Settings = { privateHosts: readonly string[]; version: string; publicUrl: string | null };

/** Makes what calls other programs: never at a private address that is not named, no redirects, and of an answer only its status is looked at. */
export function createWebhookSender({ privateHosts, version, publicUrl }: Settings): WebhookSender {
  const agent = `Causeway/${version}${publicUrl ? ` (+${publicUrl})` : ''}`;
  return async (address, { headers, body }) => {
    const answered = await requestAddress(address, {
      ...{ method: 'POST', privateHosts, timeoutMs: answerMs, body, follows: false, isWanted: () => false },
      headers: { ...headers, 'user-agent': agent, 'content-type': 'application/json' },
    });
    return { status: answered.status, retryAfter: answered.headers['retry-after'] ?? null };
  };
}
