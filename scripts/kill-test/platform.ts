import { z } from 'zod';
import { PlatformError } from '#src/core/errors.ts';
import { definePlatform } from '#src/core/platform.ts';

const mostAtOnce = 8;
const answerMs = 5_000;
/** More than a socket takes at once, as messages with pictures are: it is still on its way when an early answer comes. */
const largeBytes = 400_000;
const largeShare = 0.05;

const drawPicture = () => 'x'.repeat(Math.random() < largeShare ? largeBytes : 0);

/** Speaks with the fake platform. */
export const fake = definePlatform({
  name: 'fake',
  edits: true,
  env: z.object({ FAKE_URL: z.url() }),
  create({ FAKE_URL: url }) {
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${url}/${path}`, { ...init, signal: AbortSignal.timeout(answerMs) }).catch((error) => {
        throw new PlatformError('fake', 'no-answer', String(error));
      });
    const refuse = ({ status }: Response) => new PlatformError('fake', String(status), `It answered ${status}.`);
    return {
      platform: 'fake',
      pace: { atOnce: mostAtOnce },
      start: async () => {},
      stop: async () => {},
      async post(place, { text }, id) {
        const body = JSON.stringify({ id, text: `${place} ${text}`, picture: drawPicture() });
        const response = await ask('', { method: 'POST', body });
        if (!response.ok) throw refuse(response);
        return { ref: id };
      },
      async edit(place, ref, { text }) {
        const body = JSON.stringify({ id: ref, text: `${place} ${text}`, picture: drawPicture() });
        const response = await ask('', { method: 'PUT', body });
        if (!response.ok) throw refuse(response);
      },
      async findDelivery(_place, id) {
        const response = await ask(id);
        if (response.status !== 200 && response.status !== 404) throw refuse(response);
        return response.ok ? { ref: id } : null;
      },
    };
  },
});
