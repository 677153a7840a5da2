import { LRUCache } from 'lru-cache';
import type { Message } from '#src/core/message.ts';
import type { Adapter, AdapterContext } from '#src/core/platform.ts';
import type { Terminal } from './decode/event.ts';
import { drawingFor } from './encode/message.ts';
import { terminal as traits } from './platform.ts';
import type { Texts } from './texts.ts';
import { createPrompt } from './transport/prompt.ts';

export { answerOnce } from './transport/once.ts';

/** More than are on their way at once: whether one came is asked right after it was sent. */
const mostRemembered = 1_000;

/** A prompt on a terminal: `start` asks for lines until the input ends. `locatePicture` returns the address of a picture, null where no server shows it. */
export function createTerminal(
  context: AdapterContext,
  terminal: Terminal,
  locatePicture: (key: string) => string | null,
): Adapter & { finished: Promise<void> } {
  const drawing = drawingFor(terminal, locatePicture);
  const prompt = createPrompt(context, terminal, drawing, context.texts<Texts>(traits.name, 'en'));
  const delivered = new LRUCache<string, string>({ max: mostRemembered });

  async function post(place: string, message: Message, deliveryId: string) {
    await prompt.tell(message);
    delivered.set(`${place} ${deliveryId}`, deliveryId);
    return { ref: deliveryId };
  }

  return {
    platform: traits.name,
    start: prompt.start,
    stop: prompt.stop,
    finished: prompt.finished,
    post,
    async findDelivery(place, deliveryId) {
      const ref = delivered.get(`${place} ${deliveryId}`);
      return ref === undefined ? null : { ref };
    },
  };
}
