import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createMail } from '#adapters/mail/index.ts';
import { createContractHouse, picture } from '#test/contracts/house.ts';
import { watchRejections } from '#test/support/early-edge.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

type Early = (socket: Socket) => void;

/** A mail server as far as DATA, which then does what is told before the mail was read. */
async function startHasty(early: Early): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 hasty\r\n');
    let isData = false;
    socket.on('data', (chunk) => {
      if (isData) return;
      for (const line of String(chunk).split('\r\n').filter(Boolean)) {
        if (/^DATA/i.test(line)) {
          isData = true;
          socket.write('354 go on\r\n', () => early(socket));
        } else socket.write('250 fine\r\n');
      }
    });
  });
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** Who is silent is waited for; an answer that is on its way has time to arrive, however busy the machine is. */
const silenceMs = 300;
const answerMs = 20_000;

const kinds: [string, Early, isPermanent: boolean][] = [
  ['421 and an end', (socket) => socket.end('421 4.3.2 going down\r\n'), false],
  ['451', (socket) => socket.write('451 4.3.0 try later\r\n'), false],
  ['552 and an end', (socket) => socket.end('552 5.3.4 too large\r\n'), true],
  ['a reset', (socket) => socket.resetAndDestroy(), false],
  ['an end', (socket) => socket.end(), false],
  ['a line that is none', (socket) => socket.end('\u0000\r\nHTTP/1.1 400\r\n'), false],
  ['silence', (socket) => socket.pause(), false],
];

test.each(kinds)(
  'many mails with pictures, answered early with %s, are told to have failed',
  async (name, early, isPermanent) => {
    const isWaitedFor = ['silence', '451'].includes(name);
    const mails = isWaitedFor ? 25 : 50;
    const { house } = createContractHouse();
    house.pictures = { read: async () => Buffer.alloc(300_000, 7) };
    const rejections = watchRejections();
    const url = await startHasty(early);
    const from = { name: 'Causeway', address: 'digest@example.net' };
    const mail = createMail(
      {
        url: `${url}?socketTimeout=${isWaitedFor ? silenceMs : answerMs}`,
        from,
        perSecond: 1_000,
      },
      house,
    );
    const message = { text: 'A picture', blocks: [{ type: 'picture' as const, ...picture }] };
    const refusals = await Promise.all(
      Array.from({ length: mails }, (_, index) =>
        mail.post(`mail::mail:a${index}@example.org`, message, `d${index}`).then(
          () => null,
          (error) => error,
        ),
      ),
    );
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ name: 'PlatformError', platform: 'mail', isPermanent });
    expect(rejections.seen).toEqual([]);
    await mail.stop();
    rejections.stop();
  },
  60_000,
);
