import type { KnownBlock } from '@slack/types';
import { waitAfter } from '#src/core/asked-wait.ts';
import { bytesOf } from '#src/core/files.ts';
import { formatPlace } from '#src/core/place.ts';
import type { Pacer } from '#src/core/platform.ts';
import { retry } from '#src/core/retry.ts';
import { shorten } from '#src/core/text.ts';
import { isSlackError, type Pause, rateLimited, toPlatformError, uncertain } from '../api/call.ts';
import { uploadFile } from '../api/upload.ts';
import type { Workspace } from '../api/workspace.ts';
import type { Encoded, Part } from '../encode/message.ts';
import { limits } from '../limits.ts';
import type { Texts } from '../texts.ts';
import { type DeliveryMark, encodeMark, type Found, findParts, type Target } from './find-delivery.ts';

/** Puts a whole message somewhere, once, whatever is lost on the way; further parts go into the thread of the first. */
export type Put = (
  workspace: Workspace,
  target: Target,
  encoded: Encoded,
  deliveryId: string,
  options?: { /** The turn for its first part was taken before. */ hasTurn?: boolean },
) => Promise<{ ts: string }>;

const mostTries = 4;
/** The longest Retry-After that the adapter waits out; a longer one goes to the caller, who may do other work meanwhile. */
const longestHoldMs = 30_000;
/** The time after which a workspace is tried again, even if Slack asked for a longer wait. */
const longestAskedMs = 60 * 60_000;
/** The time until a part that Slack accepted, but did not confirm, appears in the channel's history. */
const settleMs = 300;
/** An uploaded picture may be refused for some seconds. */
const pictureTries = 4;
const picturePauseMs = 1_000;

export function createPut({ pacer, pause, texts }: { pacer: Pacer; pause: Pause; texts: Texts }): Put {
  async function putPart(
    workspace: Workspace,
    target: Target,
    part: Part,
    mark: DeliveryMark,
    hasTurn: boolean,
  ): Promise<string> {
    const { client, space } = workspace;
    const place = formatPlace({ platform: 'slack', space, kind: 'channel', id: target.channel });
    let isKnown = true;

    /** After a failure that leaves it open whether Slack took the message, it is looked for. */
    async function post(): Promise<string> {
      try {
        const { ts } = await client.chat.postMessage({
          channel: target.channel,
          text: part.text,
          blocks: part.blocks,
          ...(target.threadTs && { thread_ts: target.threadTs }),
          unfurl_links: false,
          unfurl_media: false,
          metadata: encodeMark(mark),
        });
        if (!ts) throw new Error('Slack took a message and gave it no time.');
        return ts;
      } catch (thrown) {
        const error = toPlatformError(thrown);
        if (!isSlackError(error, uncertain)) throw error;
        await pause(settleMs);
        const found = await findParts(client, target, mark.id).catch(() => null);
        const arrived = found?.parts.get(mark.part);
        if (arrived) return arrived.ts;
        // Whoever tries later looks first.
        isKnown = found !== null;
        throw error;
      }
    }

    return retry(
      async (attempt) => {
        if (!hasTurn || attempt > 1) await pacer.awaitTurn(place);
        return post();
      },
      (error, attempt) => {
        if (isSlackError(error, rateLimited)) {
          const waitMs = waitAfter(error.retryAfterMs, attempt);
          pacer.hold(place, Math.min(waitMs, longestAskedMs));
          return waitMs > longestHoldMs || attempt >= mostTries ? null : 0;
        }
        return isSlackError(error, uncertain) && isKnown && attempt < mostTries ? 0 : null;
      },
    );
  }

  return async (workspace, target, encoded, deliveryId, { hasTurn = false } = {}) => {
    let isOnTurn = hasTurn;
    const { parts, files } = encoded;
    // A message of one part is looked for by whoever calls again (`findDelivery`); of several, some may be there.
    const before: Found =
      parts.length + files.length > 1
        ? await findParts(workspace.client, target, deliveryId).catch(nothingReadable)
        : { parts: new Map(), files: new Set() };
    let firstTs = before.parts.get(0)?.ts;
    for (const [index, part] of parts.entries()) {
      if (before.parts.has(index)) continue;
      const place = { channel: target.channel, threadTs: target.threadTs ?? firstTs ?? null };
      const mark = { id: deliveryId, part: index, parts: parts.length, files: files.length };
      const ts = await sendWithPictures(part, { pause, texts }, (drawn) => {
        const isFirst = isOnTurn;
        isOnTurn = false;
        return putPart(workspace, place, drawn, mark, isFirst);
      });
      firstTs ??= ts;
    }
    const threadTs = target.threadTs ?? firstTs ?? null;
    for (const file of files) {
      const { name } = file;
      if (before.files.has(name)) continue;
      await uploadFile(workspace, { name, bytes: bytesOf(file) }, { channel: target.channel, threadTs });
    }
    return { ts: firstTs ?? '' };
  };
}

/** A public channel can be written to without being in it, but not read. */
function nothingReadable(error: unknown): Found {
  if (isSlackError(error, 'not_in_channel', 'missing_scope')) return { parts: new Map(), files: new Set() };
  throw error;
}

const pictureCodes = ['invalid_blocks', 'invalid_slack_file', 'file_not_found', 'invalid_blocks_format'];

/** Sends a part; where Slack does not take its pictures yet, again in a while, and at last without them, their words in their place. */
export async function sendWithPictures<T>(
  part: Part,
  { pause, texts }: { pause: Pause; texts: Texts },
  send: (part: Part) => Promise<T>,
): Promise<T> {
  return retry(
    (attempt) =>
      send(
        attempt > pictureTries ? { ...part, blocks: part.blocks.map((block) => withoutPicture(block, texts)) } : part,
      ),
    (thrown, attempt) => {
      const hasPictures = part.blocks.some(({ type }) => type === 'image');
      if (!hasPictures || attempt > pictureTries || !isSlackError(toPlatformError(thrown), ...pictureCodes))
        return null;
      return attempt === pictureTries ? 0 : picturePauseMs;
    },
    pause,
  );
}

function withoutPicture(block: KnownBlock, texts: Texts): KnownBlock {
  return block.type === 'image'
    ? {
        type: 'context',
        elements: [
          { type: 'plain_text', text: shorten(texts.pictureMissing({ alt: block.alt_text }), limits.context) },
        ],
      }
    : block;
}
