import type { Activity } from '../activity/activity.ts';
import { toldFamilies, toldTypes, typesOf } from '../activity/told.ts';
import type { ActivityType } from '../activity/types.ts';

/** An address that is told what happens. `disabledAt`: it failed for days and is told nothing until its owner begins it again. */
export type Webhook = {
  number: number;
  owner: number;
  address: string;
  types: WebhookType[];
  createdAt: Date;
  enabledAt: Date;
  disabledAt: Date | null;
};

export const webhookLimits = { ofPerson: 10, address: 1_000 } as const;

/** So long calls are signed by the secret before too. */
export const bothSecretsHours = 24;

/** How long an address that does not answer is tried. */
export const patienceDays = 3;

/** The types of activities that a webhook may be told, and the first words of them. */
export { toldFamilies as webhookFamilies, toldTypes as webhookTypes };
export type WebhookType = ActivityType;

/** Reads what somebody who adds a webhook said: the address as written, the types, and words that are neither. */
export function readWebhookWords(words: string): { address: string | null; types: WebhookType[]; unknown: string[] } {
  const said = words.split(/[\s,]+/).filter(Boolean);
  const address = said.find((word) => /^[a-z]+:\/\//i.test(word)) ?? null;
  const wanted = new Set<WebhookType>();
  const unknown = said.filter((word) => {
    if (word === address) return false;
    const meant = typesOf(word);
    for (const type of meant) wanted.add(type);
    return meant.length === 0;
  });
  return { address, types: toldTypes.filter((type) => wanted.has(type)), unknown };
}

/** Writes an activity as a webhook tells it, without who did it. */
export function formatPayload({
  id,
  type,
  version,
  subject,
  region,
  areas,
  data,
  causedBy,
  depth,
  at,
}: Activity): string {
  const about = { id, version, subject, region, areas, causedBy, depth };
  return JSON.stringify({ type, timestamp: at.toISOString(), data: { ...about, ...data } });
}

/** Writes what a webhook is told to try it. */
export const formatTest = (webhook: number, now: Date): string =>
  JSON.stringify({ type: 'webhook.test', timestamp: now.toISOString(), data: { webhook } });
