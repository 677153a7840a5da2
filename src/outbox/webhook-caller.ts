import { Webhook } from 'standardwebhooks';
import { PlatformError } from '#src/core/errors.ts';
import { parsePlace } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import { type WebhookSender, webhookPlatform } from '#src/core/webhook.ts';

const hourMs = 3_600_000;
const patienceMs = 72 * hourMs;

export type CallerParts = {
  /** The address of a webhook and the secrets by each of which a call is signed; null where it is told nothing any more. */
  find(number: number): Promise<{ address: string; secrets: readonly string[] } | null>;
  send: WebhookSender;
  /** The sentences about what went wrong, in English. */
  texts: { gone: string; noPayload: string; refused(values: { status: string }): string };
  now(): Date;
};

/**
 * Creates what the outbox calls other programs by, as an adapter brings messages to people: a file of JSON, signed by Standard Webhooks. The id of a delivery is that of its
 * call, the same at every try. Whatever is no 2xx is tried again for three days, but for 410, by which an address says that it is gone.
 */
export function createWebhookCaller({ find, send, texts, now }: CallerParts): Adapter {
  const refuse = (code: string, said: string, retryAfterMs?: number) =>
    new PlatformError(webhookPlatform, code, said, retryAfterMs, retryAfterMs === undefined ? 'later' : 'rate');
  return {
    platform: webhookPlatform,
    pace: { perPlacePerSecond: 10, atOnce: 16 },
    patienceMs,
    async start() {},
    async stop() {},
    async post(place, { blocks }, deliveryId) {
      const webhook = await find(Number(parsePlace(place).id));
      if (!webhook) throw new PlatformError(webhookPlatform, 'gone', texts.gone, undefined, 'place');
      const file = blocks.find((block) => block.type === 'file');
      if (!file) throw new PlatformError(webhookPlatform, 'no-payload', texts.noPayload, undefined, 'message');
      const { content: body } = file;
      const at = now();
      const headers = {
        'webhook-id': deliveryId,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': webhook.secrets.map((each) => new Webhook(each).sign(deliveryId, at, body)).join(' '),
      };
      const { status, retryAfter } = await send(webhook.address, { headers, body }).catch((error: Error) => {
        throw refuse('no-answer', error.message);
      });
      if (status >= 200 && status < 300) return { ref: deliveryId };
      const said = texts.refused({ status: String(status) });
      if (status === 410) throw new PlatformError(webhookPlatform, 'http-410', said, undefined, 'place');
      const waitMs = retryAfter !== null && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : undefined;
      throw refuse(`http-${status}`, said, waitMs !== undefined && waitMs > 0 ? waitMs : undefined);
    },
  };
}
