import { formatPlace, type Place } from './place.ts';

/** The name under which the outbox knows other programs that are called, as it knows a platform. */
export const webhookPlatform = 'webhook';

/** Returns the place of a webhook, by its number. */
export const placeOfWebhook = (number: number): Place =>
  formatPlace({ platform: webhookPlatform, space: 'out', kind: 'channel', id: String(number) });

/** Encrypts what has to be read again. `label` is not kept but must be the same to open, so that a value cannot be moved to another row. */
export type Sealer = {
  seal(text: string, label: string): Uint8Array;
  unseal(sealed: Uint8Array, label: string): string;
};

/** Calls an address with a body. @throws Error where nothing answers, or it may not be asked */
export type WebhookSender = (
  address: string,
  call: { headers: Record<string, string>; body: string },
) => Promise<{ status: number; retryAfter: string | null }>;
