import { randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { placeOfWebhook } from '#src/core/webhook.ts';
import {
  bothSecretsHours,
  formatTest,
  patienceDays,
  readWebhookWords,
  type Webhook,
  webhookFamilies,
  webhookLimits,
} from '#src/domain/webhooks/webhook.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import {
  deleteWebhook,
  enableWebhook,
  findWebhook,
  insertWebhook,
  listCalls,
  listGivenUp,
  listWebhooks,
  saveNextSecret,
} from '#src/store/webhooks/webhook.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';

type By = { person: Person; now: Date };
type Inside = Pick<AppContext, 'sql' | 'withTransaction' | 'outbox' | 'sealer' | 'webhookHosts'>;

const dayMs = 24 * 3_600_000;
const secretBytes = 32;
const hourMs = 3_600_000;
const makeSecret = () => `whsec_${randomBytes(secretBytes).toString('base64')}`;
const shownCalls = 10;

/** The label under which the secret of an address is sealed. */
export const sealLabel = (address: string) => `webhook ${address}`;

/** Returns what a call is written to the outbox as. */
export function callOf({ number, owner }: Pick<Webhook, 'number' | 'owner'>, period: string, payload: string) {
  return {
    ...{ recipient: `webhook:${number}`, person: owner, purpose: 'webhook', period, places: [placeOfWebhook(number)] },
    message: {
      text: period,
      blocks: [{ type: 'file' as const, name: 'activity.json', mediaType: 'application/json', content: payload }],
    },
  };
}

/**
 * Adds a webhook from an address and types of activities. `secret` is told once; it is kept sealed, as it signs every call.
 * @throws UserError where an address or a type is missing or not taken, or this server has no SECRET_KEY.
 */
export async function addWebhook(
  context: Inside,
  words: string,
  { person, now }: By,
): Promise<{ webhook: Webhook; secret: string }> {
  const { webhook: texts } = textsFor(person.language);
  const { sealer } = context;
  if (sealer === null) throw new UserError(texts.noKey);
  const { address: written, types, unknown } = readWebhookWords(words);
  const families = webhookFamilies.join(', ');
  if (unknown.length > 0) throw new UserError(texts.unknownWord({ word: unknown[0] ?? '', families }));
  const url = written === null || written.length > webhookLimits.address ? null : URL.parse(written);
  if (url === null) throw new UserError(texts.noAddress);
  const isNamed = context.webhookHosts.includes(url.host) || context.webhookHosts.includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isNamed)) throw new UserError(texts.noHttps);
  if (url.username || url.password) throw new UserError(texts.withPassword);
  if (types.length === 0) throw new UserError(texts.noTypes({ families }));
  const secret = makeSecret();
  return inTransaction(context, async ({ sql }) => {
    await takeTurn(sql, `webhooks of ${person.id}`);
    if ((await listWebhooks(sql, person.id)).length >= webhookLimits.ofPerson)
      throw new UserError(texts.tooMany({ most: webhookLimits.ofPerson }));
    const webhook = await insertWebhook(sql, {
      ...{ owner: person.id, address: url.href, types, createdAt: now, enabledAt: now },
      secret: sealer.seal(secret, sealLabel(url.href)),
    });
    return { webhook, secret };
  });
}

/** Lists one's own webhooks; for an admin everybody's. */
export const listTold = ({ sql }: Pick<AppContext, 'sql'>, { person }: By) => listWebhooks(sql, ownerFor(person));

/** Returns a webhook with its last calls. @throws UserError where there is none that they may see. */
export async function showWebhook(context: Pick<AppContext, 'sql'>, number: number, by: By) {
  const webhook = await findOwn(context, number, by);
  return { webhook, calls: await listCalls(context.sql, number, shownCalls) };
}

/** Ends a webhook; what was to be told is told no more. @throws UserError where there is none that they may end. */
export async function endWebhook(context: Pick<AppContext, 'sql'>, number: number, by: By): Promise<Webhook> {
  const webhook = await findOwn(context, number, by);
  await deleteWebhook(context.sql, number);
  return webhook;
}

/** Calls a webhook with a message of its own, to try it. */
export async function testWebhook(context: Inside, number: number, by: By): Promise<Webhook> {
  const webhook = await findOwn(context, number, by);
  if (webhook.disabledAt !== null) throw new UserError(textsFor(by.person.language).webhook.isDisabled({ number }));
  await context.outbox.enqueue(
    context.sql,
    callOf(webhook, `test ${by.now.toISOString()}`, formatTest(number, by.now)),
  );
  return webhook;
}

/**
 * Gives a webhook another secret, which is told once. For a day its calls are signed by the one before too.
 * @throws UserError where there is none that they may change, or this server has no SECRET_KEY.
 */
export async function changeSecret(
  context: Inside,
  number: number,
  by: By,
): Promise<{ webhook: Webhook; secret: string; until: Date }> {
  const { sealer } = context;
  if (sealer === null) throw new UserError(textsFor(by.person.language).webhook.noKey);
  const webhook = await findOwn(context, number, by);
  const secret = makeSecret();
  const until = new Date(by.now.getTime() + bothSecretsHours * hourMs);
  await saveNextSecret(context.sql, number, sealer.seal(secret, sealLabel(webhook.address)), until);
  return { webhook, secret, until };
}

/** Begins a disabled webhook again, and calls it with what was given up in the last days. Returns how many calls that are. */
export async function replayWebhook(
  context: Inside,
  number: number,
  by: By,
): Promise<{ webhook: Webhook; count: number }> {
  const webhook = await findOwn(context, number, by);
  return inTransaction(context, async ({ sql, outbox }) => {
    await enableWebhook(sql, number, by.now);
    const since = new Date(by.now.getTime() - 2 * patienceDays * dayMs);
    let count = 0;
    for (const id of await listGivenUp(sql, number, since)) if (await outbox.replay(sql, id)) count += 1;
    return { webhook: { ...webhook, disabledAt: null }, count };
  });
}

const ownerFor = ({ id, role }: Person) => (isAllowed(role, 'administer') ? null : id);

async function findOwn({ sql }: Pick<AppContext, 'sql'>, number: number, { person }: By): Promise<Webhook> {
  const webhook = await findWebhook(sql, number);
  const owner = ownerFor(person);
  if (!webhook || (owner !== null && webhook.owner !== owner))
    throw new UserError(textsFor(person.language).webhook.none({ number }));
  return webhook;
}
