import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { PlatformError } from '#src/core/errors.ts';
import { parsePlace } from '#src/core/place.ts';
import { type Adapter, type AdapterContext, definePlatform, type SettingSentence } from '#src/core/platform.ts';
import { type Address, isAddress, parseAddress } from './decode/address.ts';
import { encodeMail } from './encode/message.ts';
import { describeTrouble, refuse, toPlatformError } from './errors.ts';
import type { Texts } from './texts.ts';

export type MailSettings = { url: string; from: Address; perSecond: number };

const connections = 5;
const connectMs = 10_000;
const socketTimeoutMs = 30_000;

/** Writes mails; nothing comes in. SMTP cannot be asked what arrived, so there is no `findDelivery`. */
export function createMail(
  { url, from, perSecond }: MailSettings,
  { pictures, logger, now, texts: textsOf }: AdapterContext,
): Adapter {
  const texts = textsOf<Texts>('mail', 'en');
  const transport = createTransport({
    pool: true,
    url,
    maxConnections: connections,
    // By itself nodemailer sends a mail again when the connection broke, also one that the server had already accepted.
    maxRequeues: 0,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: socketTimeoutMs,
    requireTLS: needsTls(new URL(url)),
  });
  const atWork = new Set<Promise<unknown>>();
  let trouble: string | null = null;

  /** The error to report; what keeps the mail server from working is remembered. */
  function toReportedError(thrown: unknown): unknown {
    const error = toPlatformError(thrown, texts);
    if (error instanceof PlatformError) trouble = describeTrouble(error, texts) ?? trouble;
    return error;
  }

  return {
    platform: 'mail',
    packages: ['nodemailer'],
    pace: { perSecond, perPlacePerSecond: 1, atOnce: connections },
    async start() {
      // A mail server that is away for now is no reason not to start.
      transport
        .verify()
        .catch((error) => logger.warn({ err: toReportedError(error) }, 'the mail server cannot be used'));
    },
    async stop() {
      await Promise.allSettled(atWork);
      transport.close();
    },
    async post(place, message, deliveryId, head = {}) {
      const { platform, kind, id: to } = parsePlace(place);
      if (platform !== 'mail' || kind !== 'mail' || !isAddress(to))
        throw refuse('bad_address', texts.notAnAddress({ address: to }), 'person');
      const mail = await encodeMail({ from, to, message, head, deliveryId, date: now() }, pictures);
      const sending = transport.sendMail(mail);
      atWork.add(sending);
      try {
        const { messageId } = await sending;
        trouble = null;
        return { ref: messageId };
      } catch (error) {
        throw toReportedError(error);
      } finally {
        atWork.delete(sending);
      }
    },
    trouble: () => trouble,
  };
}

/** TLS is required where a password is sent, unless the address says otherwise (`ignoreTLS=true`) or is this machine's. */
function needsTls({ protocol, username, hostname, searchParams }: URL): boolean {
  const isOwnMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === 'smtp:' && username !== '' && !isOwnMachine && searchParams.get('ignoreTLS') !== 'true';
}

/** Returns whether a text is the address of a mail server: a host, perhaps with a port and a login, and nothing behind but options. */
function isServer(text: string): boolean {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, port, pathname, hash } = new URL(text);
  return (
    /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])$/i.test(hostname) && port !== '0' && /^\/?$/.test(pathname) && hash === ''
  );
}

const sentence = (key: keyof Texts['settings']): SettingSentence => `settings.${key}`;

export const mail = definePlatform({
  name: 'mail',
  writesMail: true,
  needsPublicUrl: sentence('publicUrl'),
  env: z.object({
    SMTP_URL: z
      .string()
      // It may hold a password, so it is not repeated.
      .refine(isServer, { error: sentence('smtpUrl') }),
    MAIL_FROM: z.string().transform((text, context) => {
      const address = parseAddress(text);
      if (address) return address;
      context.issues.push({ code: 'custom', input: text, message: sentence('from') });
      return z.NEVER;
    }),
    /** The mails a second that the mail server accepts; all servers of ours share them. */
    MAIL_PER_SECOND: z.coerce
      .number({ error: sentence('perSecond') })
      .min(0.01, { error: sentence('perSecondLeast') })
      .max(1_000, { error: sentence('perSecondMost') })
      .default(10),
  }),
  create: ({ SMTP_URL, MAIL_FROM, MAIL_PER_SECOND }, context) =>
    createMail({ url: SMTP_URL, from: MAIL_FROM, perSecond: MAIL_PER_SECOND }, context),
});
