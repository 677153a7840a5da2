import { randomBytes } from 'node:crypto';
import { bytesOf } from '#src/core/files.ts';
import { markSentAgain } from '#src/core/json-bytes.ts';
import type { Visibility } from '#src/core/outcome.ts';
import { callSlack, isSlackError, rateLimited, uncertain } from '../api/call.ts';
import { uploadFile } from '../api/upload.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { keepLines } from '../encode/lines.ts';
import { type Encoded, type FileBlock, type Part, withPager } from '../encode/message.ts';
import type { MessageOutcome, SlackContext } from '../handle/context.ts';
import { limits } from '../limits.ts';
import { sendWithPictures } from '../post/post-once.ts';
import { type ResponseBody, responseTorn } from './response-url.ts';

export type Telling = {
  /** Says the same again for the pages of a long answer; null where saying it again would do it again. */
  line: string | null;
  /** Which page of a long answer. */
  page?: number;
  /** Takes the place of the message that was used. */
  replaces?: boolean;
};

/** The line of a pager is short, so that every part has room for it. */
const pagerLine = 150;

/** The part to show now, with a button to the next where saying the line again brings it. */
export async function pageOf(
  slack: SlackContext,
  { parts }: Encoded,
  { line, page = 0 }: Telling,
): Promise<Part | null> {
  const index = Math.min(page, parts.length - 1);
  const part = parts[index];
  if (!part) return null;
  if (line === null || index + 1 >= parts.length) return part;
  const known = paged.get(part);
  if (known?.line === line) return known.part;
  const encodeLine = await keepLines([{ line, max: pagerLine }], slack.context.lines);
  const withButton = withPager(part, slack.texts, {
    next: index + 1,
    count: parts.length,
    line: encodeLine(line, pagerLine),
  });
  paged.set(part, { line, part: withButton });
  return withButton;
}

/** Pages with their button, kept with what they are pages of: what is drawn once is written once. */
const paged = new WeakMap<Part, { line: string; part: Part }>();

const responses = new WeakMap<Part, Partial<Record<Visibility, ResponseBody>>>();

/** The first response to a command; the same part has the same one. */
export function toResponse(part: Part, { visibility }: MessageOutcome): ResponseBody {
  const known = responses.get(part) ?? {};
  responses.set(part, known);
  known[visibility] ??= markSentAgain<ResponseBody>({
    response_type: visibility === 'public' ? 'in_channel' : 'ephemeral',
    text: part.text,
    blocks: part.blocks,
  });
  return known[visibility];
}

/**
 * Puts an answer before the person who asked: through the response address while it lives (it works where the app is no member), then
 * in the channel, then in their direct messages.
 */
export async function tell(
  slack: SlackContext,
  origin: Origin,
  outcome: MessageOutcome,
  telling: Telling,
): Promise<void> {
  const encoded = await slack.encoder.encode(outcome, origin.workspace);
  const part = await pageOf(slack, encoded, telling);
  if (!part) return;
  const body = { ...toResponse(part, outcome), ...(telling.replaces && { replace_original: true }) };
  await sendToPerson(slack, origin, body, Boolean(telling.replaces));
  if ((telling.page ?? 0) === 0) await tellRest(slack, origin, outcome, encoded, telling.line !== null);
}

/** Sends the parts that did not fit the first response and that no button leads to, and the files. */
export async function tellRest(
  slack: SlackContext,
  origin: Origin,
  outcome: MessageOutcome,
  { parts, files }: Encoded,
  isPaged: boolean,
): Promise<void> {
  const rest = isPaged ? [] : parts.slice(1);
  for (const [index, part] of rest.entries()) {
    // One use of the address was the first part, if it was used at all.
    const spent = index + 1 >= limits.responses;
    await sendToPerson(slack, spent ? { ...origin, responseUrl: null } : origin, toResponse(part, outcome), false);
  }
  for (const file of files) await shareFile(slack, origin, file, outcome.visibility === 'private');
}

async function sendToPerson(slack: SlackContext, origin: Origin, body: ResponseBody, replaces: boolean): Promise<void> {
  const { workspace, channel, threadTs, user, responseUrl } = origin;
  const { client, space } = workspace;
  const part = { text: body.text ?? '', blocks: body.blocks ?? [] };
  await sendWithPictures(part, slack, async (drawn) => {
    const isPublic = body.response_type === 'in_channel';
    const ways: (() => Promise<unknown>)[] = [];
    if (responseUrl)
      ways.push(() =>
        slack.respond(responseUrl, {
          ...body,
          ...drawn,
          ...(threadTs && !replaces && { thread_ts: threadTs }),
          ...(!replaces && { replace_original: false }),
        }),
      );
    if (channel)
      ways.push(() =>
        isPublic
          ? slack.put(workspace, { channel, threadTs }, asEncoded(drawn), newId())
          : callSlack(() =>
              client.chat.postEphemeral({ channel, user, ...drawn, ...(threadTs && { thread_ts: threadTs }) }),
            ),
      );
    ways.push(async () =>
      slack.put(
        workspace,
        { channel: await slack.openDirect(workspace, user), threadTs: null },
        asEncoded(drawn),
        newId(),
      ),
    );
    await firstThatWorks(slack, ways, space);
  });
}

/** Tries one way after the other. Where it is not known whether one worked, no other is tried: better late than twice. */
async function firstThatWorks(slack: SlackContext, ways: (() => Promise<unknown>)[], space: string): Promise<void> {
  for (const [index, way] of ways.entries()) {
    try {
      await way();
      return;
    } catch (error) {
      if (isSlackError(error, responseTorn)) return;
      const isLast = index === ways.length - 1;
      const isPictureTrouble = isSlackError(error, 'invalid_blocks', 'invalid_slack_file');
      if (isLast || isPictureTrouble || isSlackError(error, uncertain, rateLimited)) throw error;
      slack.context.logger.debug({ err: error, space }, 'an answer goes another way');
    }
  }
}

/** In the channel where everyone may see it and the app is a member; otherwise in direct messages. */
async function shareFile(slack: SlackContext, origin: Origin, file: FileBlock, isPrivate: boolean): Promise<void> {
  const { workspace, channel, threadTs, user } = origin;
  const upload = { name: file.name, bytes: bytesOf(file) };
  if (channel && (!isPrivate || channel.startsWith('D'))) {
    try {
      await uploadFile(workspace, upload, { channel, threadTs });
      return;
    } catch (error) {
      if (isSlackError(error, uncertain, rateLimited)) throw error;
    }
  }
  await uploadFile(workspace, upload, { channel: await slack.openDirect(workspace, user) });
}

/**
 * An answer where there is no response address: in the thread or direct message where the words were. `key` is the same for every delivery
 * of the same words, so that the answer stands there once.
 */
export async function tellInPlace(
  slack: SlackContext,
  origin: Origin,
  outcome: MessageOutcome,
  key: string,
): Promise<void> {
  const { workspace, channel, threadTs, user } = origin;
  if (!channel || (outcome.visibility === 'private' && !channel.startsWith('D')))
    return tell(slack, origin, outcome, { line: null });
  const encoded = await slack.encoder.encode(outcome, workspace);
  try {
    await slack.put(workspace, { channel, threadTs }, encoded, key);
  } catch (error) {
    if (isSlackError(error, uncertain, rateLimited)) throw error;
    await slack.put(workspace, { channel: await slack.openDirect(workspace, user), threadTs: null }, encoded, key);
  }
}

const asEncoded = ({ text, blocks }: Part): Encoded => ({
  parts: [{ text, blocks }],
  files: [],
  hasFreshPicture: false,
});
const newId = () => randomBytes(9).toString('base64url');
