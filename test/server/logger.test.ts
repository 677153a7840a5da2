import { expect, test } from 'vitest';
import { createLogger } from '#src/server/logger.ts';

function capture(run: (logger: ReturnType<typeof createLogger>) => void, isTTY = false): string {
  let written = '';
  const stream = {
    isTTY,
    write(text: string | Uint8Array) {
      written += text;
      return true;
    },
  };
  run(createLogger('info', stream));
  return written;
}

test.each([false, true])('no secret is written, wherever it stands (terminal: %s)', (isTTY) => {
  const written = capture((logger) => {
    logger.info({ password: 'hunter2', env: { token: 'hunter2' }, a: { b: { secret: 'hunter2' } } }, 'settings');
    logger.error({ err: new Error('connect postgres://me:hunter2@db:5432/x failed') });
    logger.error('signed by whsec_aGkhunter2/+= for cway_abc-hunter2_x, kept for AGE-SECRET-KEY-1HUNTER2ABC');
    logger.error('the token xoxb-1234-hunter2 and xapp-1-hunter2 and Bot hunter2hunter2hunter2.abc.def');
  }, isTTY);
  expect(written).not.toMatch(/hunter2/i);
  expect(written).toContain('settings');
  expect(written).toContain('@db:5432/x failed');
});

test('a line is JSON with its level and what was said', () => {
  const line = JSON.parse(capture((logger) => logger.warn({ reference: 'ab12' }, 'an event failed')));
  expect(line).toMatchObject({ level: 40, reference: 'ab12', msg: 'an event failed' });
});

test('nobody who is written to is named, by address or by account', () => {
  const written = capture((logger) => {
    logger.warn({ place: 'mail::mail:ana.lopez+x@example.org', delivery: 'd1' }, 'a delivery was given up');
    logger.warn({ place: 'slack:T1:user:U0ANA' }, 'a platform asks to wait');
    logger.error({ err: new Error('550 5.1.1 <ana.lopez@mail.example.org>: no such mailbox') });
  });
  expect(written).not.toMatch(/ana|U0ANA/i);
  expect(written).toContain('550 5.1.1 <[address]>: no such mailbox');
  expect(written).toContain('slack:T1:user:[hidden]');
  expect(capture((logger) => logger.info({ place: 'slack:T1:channel:C1' }))).toContain('slack:T1:channel:C1');
});
