import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type TakenMail = { from: string; to: string[]; raw: string; parsed: ParsedMail };

/** What the server does with the next mails, by recipient; what it answers with is its refusal, null takes the mail. */
export type SmtpRules = {
  rcpt?: (to: string) => SmtpRefusal | null;
  /** Asked once the mail is there whole. 'drop' takes it and breaks the connection instead of answering. */
  data?: (mail: TakenMail) => SmtpRefusal | 'drop' | null | Promise<SmtpRefusal | 'drop' | null>;
};
export type SmtpRefusal = { code: number; text: string };

/** A real SMTP server on this machine that keeps what it takes. */
export async function startSmtp(rules: SmtpRules = {}, options: SMTPServerOptions = {}) {
  const mails: TakenMail[] = [];
  const refuse = ({ code, text }: SmtpRefusal) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = rules.rcpt?.(address);
      done(refusal ? refuse(refusal) : undefined);
    },
    async onData(stream, session, done) {
      const bytes = await buffer(stream).catch(() => null);
      // Whoever sent it is gone.
      if (!bytes) return;
      const { mailFrom, rcptTo } = session.envelope;
      const mail = {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        raw: bytes.toString('latin1'),
        parsed: await simpleParser(bytes),
      };
      const answer = (await rules.data?.(mail)) ?? null;
      if (answer === 'drop') {
        mails.push(mail);
        for (const connection of server.connections) (connection as { close(): void }).close();
        return;
      }
      if (!answer) mails.push(mail);
      done(answer ? refuse(answer) : undefined);
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    rules,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
