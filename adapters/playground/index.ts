import { z } from 'zod';
import { PlatformError } from '#src/core/errors.ts';
import { parsePlace } from '#src/core/place.ts';
import { definePlatform } from '#src/core/platform.ts';
import { platform, space } from './decode/event.ts';
import { roleOf } from './decode/role.ts';
import { createPostBox } from './post/inbox.ts';
import type { Texts } from './texts.ts';
import { createTextsFor } from './transport/language.ts';
import { createRoutes } from './transport/routes.ts';
import { createStreams } from './transport/stream.ts';

/**
 * A chat in the browser for trying Causeway on one's own machine. It has no variables of its own: whether it may be reached
 * (loopback address, or PLAYGROUND=on) is the server's decision.
 */
export const playground = definePlatform({
  name: platform,
  pull: 'page',
  opensFolds: true,
  roleOf,
  isOpenToAll: true,
  ids: { space: /^local$/, user: /./ },
  env: z.object({}),
  create(_env, context) {
    const textsFor = createTextsFor((language) => context.texts<Texts>(platform, language));
    const postBox = createPostBox();
    const streams = createStreams(postBox, context);
    const routes = createRoutes(context, textsFor, streams);
    return {
      platform,
      async start() {},
      async stop() {
        await streams.close();
      },
      async post(place, message, deliveryId) {
        const { kind, space: where } = parsePlace(place);
        if (kind !== 'user' || where !== space)
          throw new PlatformError(
            platform,
            'no_such_place',
            `The playground has no place ${place}.`,
            undefined,
            'place',
          );
        return { ref: String(postBox.put(place, message, deliveryId).number) };
      },
      async findDelivery(place, deliveryId) {
        const post = postBox.find(place, deliveryId);
        return post && { ref: String(post.number) };
      },
      fetch: (request, from) => routes.fetch(request, { remote: from?.remote ?? null }),
    };
  },
});
